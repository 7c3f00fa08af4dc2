"""One's group in the bar of the page: which, when, and in which words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import LAPTOP, PHONE, Bench
from tests.activities.shared import PAGE, arrange, catch_up, group_of, page
from toolkit.activities import Activity, Pacing
from toolkit.model import Pace
from toolkit.model import pace as pacing
from toolkit.model.contents import Asked
from toolkit.seat import Seat

SECTION = "section-2"
LINK = "https://rooms.example.org/4"


def contents(_workshop: str) -> tuple[Asked, ...]:
    """The second section asks for a group's page."""
    one = page()
    return (
        Asked(WORKSHOP, one.name, one.kind, one.prompt, SECTION, (), ("",), one.face),
    )


def bar(seat: Seat) -> Activity:
    titles = {"section-1": "Talk", SECTION: "Write"}
    made = Pacing("Today", title="Launch", titles=titles, contents=contents)
    return attached(made.at(WORKSHOP), seat)


def steer(facilitator: Seat, change: Callable[..., Pace], **more: Any) -> None:
    at = datetime.now(UTC)
    facilitator.pace.steer(WORKSHOP, partial(change, at=at, **more))


def opened(facilitator: Seat, section: str) -> None:
    steer(facilitator, pacing.open_section, section=section)


def named(shown: Activity) -> str | None:
    group = shown.room["group"]
    return group["name"] if group else None


def test_the_years_group_is_said_while_the_workshop_is_led(people: People) -> None:
    me, facilitator = people.seat(group="Group 7"), people.facilitator()
    shown = bar(me)
    assert named(shown) is None
    opened(facilitator, "section-1")
    catch_up(shown)
    assert named(shown) == "Group 7"
    steer(facilitator, pacing.end_live)
    catch_up(shown)
    assert named(shown) is None


def test_groups_made_before_it_begins_are_said_at_once(people: People) -> None:
    me, facilitator = people.seat(group="Group 7"), people.facilitator()
    shown = bar(me)
    arrange(facilitator, group_of("one", me, place="Table 4", link=LINK))
    catch_up(shown)
    assert shown.room["group"] == {
        "id": "one",
        "name": "Group 1",
        "members": ["Participant 1"],
        "others": [],
        "place": "Table 4",
        "link": LINK,
        "host": "rooms.example.org",
    }


def test_the_group_is_the_one_made_for_what_the_section_asks(people: People) -> None:
    me, facilitator = people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", me))
    arrange(facilitator, group_of("two", me), activity=PAGE)
    shown = bar(me)
    opened(facilitator, "section-1")
    catch_up(shown)
    assert named(shown) == "Group 1"
    opened(facilitator, SECTION)
    catch_up(shown)
    assert named(shown) == "Group 2"


def test_who_is_in_no_group_is_told_of_none(people: People) -> None:
    me, other, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", other))
    opened(facilitator, "section-1")
    assert named(bar(me)) is None
    assert named(bar(facilitator)) is None


@pytest.mark.parametrize(("size", "is_open"), [(PHONE, False), (LAPTOP, True)])
def test_it_is_folded_on_a_phone_until_it_changes(
    open_bench: Callable[..., Bench],
    people: People,
    size: tuple[int, int],
    is_open: bool,
) -> None:
    me, other, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", me, other))
    opened(facilitator, "section-1")
    me.changes()
    shown = bar(me)
    bench = open_bench(size=size)
    bench.show(shown)
    mine = bench.page.get_by_role("region", name="Your group")
    partner = mine.get_by_text("Your partner is Participant 2.")
    expect(mine.get_by_text("Group 1")).to_be_visible()
    expect(partner).to_be_visible(visible=is_open)
    expect(mine.get_by_role("link")).to_have_count(0)
    now = group_of("two", me, other, place="Table 4", link=LINK)
    arrange(facilitator, now)
    bench.catch_up(shown)
    expect(mine.get_by_text("Group 2")).to_be_visible()
    expect(partner).to_be_visible()
    expect(mine.get_by_text("Where: Table 4")).to_be_visible()
    call = mine.get_by_role("link", name="Join your group's call")
    expect(call).to_have_attribute("href", LINK)
    said = re.compile(r"^Your group: Group 2. Your partner is Participant 2\.$")
    expect(bench.page.get_by_role("status").filter(has_text=said)).to_have_count(1)
    # Whoever goes on reading on a phone has its room again.
    bench.page.locator("body").dispatch_event("touchmove")
    expect(partner).to_be_visible(visible=is_open)
    arrange(facilitator, group_of("one", other))
    bench.catch_up(shown)
    expect(mine).to_have_count(0)
