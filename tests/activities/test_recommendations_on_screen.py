"""Recommendations in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import recommendations
from tests.activities.harness import Bench
from tests.activities.talking import kept

pytestmark = pytest.mark.browser


def test_marks_are_counted_and_stars_run_out(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(attached(recommendations(), me))
    page = bench.page
    page.get_by_role("group", name="Listen").get_by_label("Partly").check()
    for item in ("Listen", "Ask"):
        page.get_by_label(f"Star this one: {item}").check()
    page.get_by_label("Star this one: Rest").click()
    expect(page.get_by_label("Star this one: Rest")).not_to_be_checked()
    expect(page.get_by_text("You have given 2 stars.")).to_be_visible()
    page.get_by_label("How? Ask").fill("Every half-term")
    count = page.get_by_role("status").first
    expect(count).to_have_text(
        "1 of 5 marked · We do this: 0 · Partly: 1 · Not yet: 0 · 2 of 2 stars"
    )
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    assert kept(me, "list")["how"][2] == "Every half-term"
