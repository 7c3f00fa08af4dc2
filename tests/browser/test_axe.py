"""What axe finds on the pages of the workshops: nothing, whatever is open."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults, open_everything
from tests.browser.people import LAPTOP, PHONE, Room, not_drawn

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# What differs between the workshops differs as much on a phone as on a laptop.
PAGES = (
    *(("workshop1_launch", PHONE), ("workshop2", PHONE), ("workshop3", PHONE)),
    *(("workshop4", PHONE), ("workshop2", LAPTOP)),
)


@pytest.mark.parametrize(
    ("workshop", "size"), PAGES, ids=[f"{name}-{size['width']}" for name, size in PAGES]
)
def test_a_workshop_has_no_fault_closed_or_open_by_day_or_night(
    room: Room, workshop: str, size: dict[str, int]
) -> None:
    seating = room.seat(f"Participant {workshop} {size['width']}", group="Group 1")
    page = room.joined(seating, size=size).page
    room.prepared(f"/workshop/{workshop}")
    page.goto(f"{room.live.base}/workshop/{workshop}")
    expect(not_drawn(page)).to_have_count(0)
    assert faults(page) == []
    open_everything(page)
    expect(page.locator("[data-model-id]:not([data-mounted])")).to_have_count(0)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert faults(page) == []
