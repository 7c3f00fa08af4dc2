"""Recall in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import recall, reflection
from tests.activities.harness import Bench
from tests.activities.talking import save

pytestmark = pytest.mark.browser


def test_recall_refreshes_by_itself(bench: Bench, people: People) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    bench.show(activity)
    status = bench.page.get_by_role("status")
    expect(status).to_have_text("You have not answered that yet: My hope.")
    save(
        attached(reflection(), people.again(me)), {"texts": ["June"]}, sharing="cohort"
    )
    bench.catch_up(activity)
    expect(status).to_contain_text("June")
