"""Somebody shows their line manager what they choose, and takes the link back."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.people import PHONE, Room
from tests.serving import WORKSHOP, wait_for_page
from toolkit.model import ResponseKey, Sharing

HOPE = "That reasons are heard in every lesson, in $\\frac{3}{4}$ of an hour."


def test_a_line_manager_reads_what_was_chosen_until_the_link_is_ended(
    room: Room,
) -> None:
    seating = room.seat("Participant 41")
    room.live.store.responses.save(
        ResponseKey(room.cohort, seating.person.id, WORKSHOP, "w1-r4-hope"),
        {"texts": [HOPE]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write="hope",
        prompt="",
        at=datetime.now(UTC),
    )
    author = room.joined(seating)
    wait_for_page(room.live.entered(seating), f"/workshop/{WORKSHOP}")
    mine = author.page
    mine.goto(f"{room.live.base}/me/links")
    assert faults(mine) == []
    mine.get_by_label("For whom").fill("My line manager")
    mine.get_by_label("My hope for").check()
    mine.get_by_label("The twenty statements").check()
    mine.get_by_role("button", name="Make the link").click()
    expect(mine.get_by_role("alert")).to_contain_text("only you can read it")
    author.forgive("422")
    mine.get_by_label("Whoever has the link").check()
    mine.get_by_role("button", name="Make the link").click()
    expect(mine.get_by_role("button", name="Copy the link")).to_be_visible()
    link = mine.locator("#new-link").inner_text()

    reader = room.browser(seating, size=PHONE)  # whose browser it is, nobody knows
    page = reader.page
    page.goto(link)
    assert faults(page) == []
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_role("heading", name="What Participant 41")).to_be_visible()
    expect(page.locator("math")).to_have_count(1)
    expect(page.get_by_text("Our vision").first).to_be_attached()
    assert faults(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    page.reload()

    mine.reload()
    card = mine.get_by_role("listitem").filter(has_text="My line manager")
    expect(card).to_contain_text("opened once")
    card.get_by_role("button", name=re.compile("End this link")).click()
    expect(mine.get_by_role("status")).to_contain_text("That link has ended")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("no longer leads")
    reader.forgive("404")
