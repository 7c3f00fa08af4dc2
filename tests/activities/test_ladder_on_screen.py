"""A ladder in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import ladder
from tests.activities.harness import Bench
from tests.activities.talking import kept

pytestmark = pytest.mark.browser


def test_own_evidence_gets_a_level_a_sentence_and_a_confidence(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(ladder(), me))
    page = bench.page
    page.get_by_role("textbox", name="Our own evidence 1").fill("Two classes explain")
    page.get_by_label("Where to put: Two classes explain").select_option("Pupils")
    level = page.get_by_role("group", name="Level 3: Pupils")
    level.get_by_role("textbox").fill("They say why.")
    level.get_by_label("Medium").check()
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    value = kept(me, "rungs")
    assert value["words"]["Pupils"] == ["Two classes explain"]
    assert value["levels"][2] == {"sentence": "They say why.", "confidence": 1}
