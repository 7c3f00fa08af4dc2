"""A facilitator looks at a page as a participant would: nobody's words, none kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.seat.room import Room
from toolkit.errors import PermissionRefusedError
from toolkit.model import Pace, Sharing, Spotlit
from toolkit.model.calendar import Calendar
from toolkit.model.lines import Change, Words
from toolkit.model.pace import Timer
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.seat.comments import Place
from toolkit.seat.looking import (
    NAME,
    NOTHING_KEPT,
    LookingSeat,
    followed,
    look_key_of,
)
from toolkit.store import Store

WORKSHOP, ACTIVITY = "workshop1_launch", "hope"
NOW = datetime(2026, 9, 1, 13, tzinfo=UTC)
FOLLOWED = {
    *("cohort", "workshop", "section", "revealed", "version", "opened", "paused"),
    *("timer", "notice", "gathered", "stretches"),
}
LEFT_OUT = {"spotlight", "shown", "wall", "hidden", "reasons", "merged", "page"}
"""What tells of answers, or of what the screen in the room shows."""


@pytest.fixture
def look(room: Room, store: Store) -> Iterator[LookingSeat]:
    seat = LookingSeat(
        room.facilitator.seating,
        kept=store,
        workshop=WORKSHOP,
        channel=SilentChannel(),
    )
    with contextlib.closing(seat):
        yield seat


def write(seat: Seat, *, sharing: Sharing = Sharing.COHORT) -> None:
    """Say something that is shared with the whole cohort."""
    seat.save(
        WORKSHOP,
        ACTIVITY,
        {"texts": ["What I hope."]},
        sharing=sharing,
        based_on=0,
        write="w" * 32,
        prompt="My hope.",
    )


def fill(room: Room) -> None:
    """Everything that a page may show of others."""
    for author in (room.author, room.partner, room.stranger):
        write(author)
    group = room.author.groups.mine(WORKSHOP, "page")
    assert group is not None
    change = Change("line-1", Words("Our line"), based_on=0, write="v" * 32, after=None)
    room.author.pages.write(WORKSHOP, "page", group=group.id, change=change)
    spot = Spotlit("one", ACTIVITY, person=room.author.person.id)
    room.facilitator.pace.steer(
        WORKSHOP,
        lambda pace: replace(
            pace,
            section="section-2",
            revealed=frozenset({ACTIVITY, "page"}),
            spotlight=(spot,),
            shown="one",
        ),
    )


def hears(seat: Seat) -> list[str | None]:
    """About which activities something is heard; None: about the workshop."""
    with seat.at_once():
        return [event.activity for event in seat.changes()]


def test_who_looks_sees_nothing_of_anybody(room: Room, look: LookingSeat) -> None:
    fill(room)
    with look.at_once():
        assert look.pace.of(WORKSHOP).section == "section-2"
        assert look.responses(WORKSHOP) == {}
        assert look.wall.shared_in(WORKSHOP) == ()
        assert look.wall.shared_with_all(WORKSHOP, ACTIVITY) == ()
        assert look.wall.all_values(WORKSHOP, ACTIVITY) == []
        assert look.wall.spotlit(WORKSHOP) is None
        assert look.others.counted(WORKSHOP) == {}
        assert look.pages.mine(WORKSHOP, "page") is None
        assert look.pages.all(WORKSHOP, "page") == ()
        assert look.groups.used_in(WORKSHOP, "page").groups == ()
        assert [one.name for one in look.people.names().values()] == [NAME]
    assert not look.is_facilitator


def test_who_looks_follows_the_pace_as_it_moves(room: Room, look: LookingSeat) -> None:
    assert hears(look) == []
    steer = room.facilitator.pace.steer
    timer = Timer("Talk", ends_at=NOW + timedelta(minutes=5))
    steer(WORKSHOP, lambda p: replace(p, section="section-1", timer=timer, notice="Hi"))
    assert None in hears(look)
    seen = look.pace.of(WORKSHOP)
    assert (seen.section, seen.timer, seen.notice) == ("section-1", timer, "Hi")
    assert hears(look) == []
    room.facilitator.pace.reveal(WORKSHOP, "ready", revealed=True)
    assert "ready" in hears(look)
    assert look.pace.of(WORKSHOP).revealed == {"ready"}
    room.facilitator.pace.reveal(WORKSHOP, "ready", revealed=False)
    assert "ready" in hears(look)
    steer(WORKSHOP, lambda pace: replace(pace, section=None))
    hears(look)
    assert not look.pace.of(WORKSHOP).is_live


def test_of_another_workshop_nothing_is_followed(room: Room, look: LookingSeat) -> None:
    room.facilitator.pace.steer("workshop2", lambda p: replace(p, section="section-1"))
    assert hears(look) == []
    assert look.pace.of("workshop2").section is None


def test_somebody_has_decided_of_everything_in_a_pace_whether_it_is_followed() -> None:
    assert {one.name for one in fields(Pace)} == FOLLOWED | LEFT_OUT
    spot = Spotlit("one", ACTIVITY, text="Somebody's words")
    full = replace(
        Pace("here", WORKSHOP),
        spotlight=(spot,),
        shown="one",
        wall=ACTIVITY,
        hidden=frozenset({"hope/1"}),
        reasons={"hope/1": "It names a child."},
        merged={"hope/1": "hope/2"},
        page=3,
    )
    assert followed(full) == Pace("here", WORKSHOP)


WRITES: dict[str, Callable[[Seat], object]] = {
    "an answer": write,
    "a private answer": lambda seat: write(seat, sharing=Sharing.PRIVATE),
    "a file": lambda seat: seat.files.add(
        WORKSHOP, "task", field="work", name="a.pdf", data=b"%PDF-1.7"
    ),
    "a comment": lambda seat: seat.comments.write(
        Place(WORKSHOP, ACTIVITY, [ACTIVITY]), "mine", text="Hm.", write="c" * 32
    ),
    "a line": lambda seat: seat.pages.write(
        WORKSHOP,
        "page",
        group="g",
        change=Change("line-2", Words("Hm"), based_on=0, write="l" * 32, after=None),
    ),
    "that one writes": lambda seat: seat.pages.be_writing(
        WORKSHOP, "page", group="g", line=None
    ),
    "a section": lambda seat: seat.pace.steer(WORKSHOP, lambda pace: pace),
}


@pytest.mark.parametrize("what", WRITES)
def test_nothing_that_is_tried_is_kept(
    room: Room, look: LookingSeat, store: Store, what: str
) -> None:
    before = store.events.last("here")
    with pytest.raises(PermissionRefusedError):
        WRITES[what](look)
    assert store.events.last("here") == before
    assert look.responses(WORKSHOP) == {}
    assert room.author.wall.shared_in(WORKSHOP) == ()


def test_what_is_typed_is_refused_in_calm_words_also_after_the_pace_has_moved(
    room: Room, look: LookingSeat
) -> None:
    for section in ("section-1", "section-2"):
        room.facilitator.pace.steer(
            WORKSHOP, lambda pace, to=section: replace(pace, section=to)
        )
        hears(look)
        with pytest.raises(PermissionRefusedError, match="Nothing here is kept"):
            write(look)
    assert NOTHING_KEPT.startswith("You are looking")


def test_only_a_facilitator_looks(room: Room, store: Store) -> None:
    with pytest.raises(PermissionRefusedError, match="Only a facilitator"):
        LookingSeat(
            room.author.seating,
            kept=store,
            workshop=WORKSHOP,
            channel=SilentChannel(),
        )


def test_what_a_browser_keeps_of_a_look_is_never_taken_for_ones_own(
    room: Room, look: LookingSeat
) -> None:
    seats = (room.author, room.facilitator, room.visitor)
    keys = {each.key for each in seats}
    looks = {look_key_of(each.seating) for each in seats}
    assert look.key == look_key_of(room.facilitator.seating)
    assert len(looks) == 3
    assert not keys & looks


def test_the_dates_are_those_of_the_cohort(look: LookingSeat, store: Store) -> None:
    assert look.calendar() is None
    calendar = Calendar("Europe/London", {})
    store.calendars.save("here", calendar, at=NOW)
    assert look.calendar() == store.calendars.of("here")
