"""A year that is archived: read by everybody, and changed by no participant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.seat.room import Room, answer
from toolkit.errors import PermissionRefusedError
from toolkit.model import Sharing
from toolkit.model.appointments import OUR_GROUP
from toolkit.model.consent import Purpose
from toolkit.model.lines import Change, Words
from toolkit.model.succession import ENDS_AFTER, HandedOn
from toolkit.seat import Seat
from toolkit.seat.comments import Place
from toolkit.store import Store

LAST = datetime(2027, 4, 20, 16, tzinfo=UTC)
PDF = b"%PDF-1.7" + bytes(20)
HOPE = Place("workshop1", "hope", ["hope"])
LINE = Change("l1", Words("Ours"), based_on=0, write="l1")


def add_file(seat: Seat) -> str:
    added = seat.files.add("workshop1", "hope", field="", name="a.pdf", data=PDF)
    return added.id


WAYS: dict[str, Callable[[Room, str], object]] = {
    "answer": lambda room, _file: answer(room.partner, "Mine", Sharing.PRIVATE),
    "comment": lambda room, _file: room.partner.comments.write(
        HOPE, room.author.person.id, text="Thank you", write="a" * 32
    ),
    "file": lambda room, _file: add_file(room.author),
    "description": lambda room, file: room.author.files.describe(file, "A board"),
    "file taken away": lambda room, file: room.author.files.remove(file),
    "comment taken away": lambda room, _file: room.partner.comments.end(
        HOPE, room.author.person.id, comment="b" * 32
    ),
    "being there": lambda room, _file: room.author.pages.be_writing(
        "workshop1", "board", group="nobody's", line=None
    ),
    "group's line": lambda room, _file: room.author.circles.write(OUR_GROUP, LINE),
    "group's page": lambda room, _file: room.author.pages.write(
        "workshop1", "board", group="nobody's", change=LINE
    ),
}


def end(room: Room, store: Store, *, closed: datetime | None = LAST) -> None:
    cohort = room.author.cohort.id
    chosen = replace(store.succession.handed_on(cohort), closed_at=closed)
    store.succession.hand_on(cohort, chosen, at=LAST)


@pytest.mark.parametrize("way", WAYS)
def test_participants_change_nothing_and_are_told_why(
    room: Room, store: Store, way: str
) -> None:
    answer(room.author, "Shared", Sharing.COHORT)
    file = add_file(room.author)
    end(room, store)
    with pytest.raises(PermissionRefusedError, match="This year is archived"):
        WAYS[way](room, file)
    assert room.author.files.read(file)
    assert room.author.circles.mine()[0].lines == ()


def test_it_is_read_as_before_and_what_was_agreed_to_is_taken_back(
    room: Room, store: Store
) -> None:
    answer(room.author, "Shared", Sharing.COHORT)
    room.author.consents.give(Purpose.STORY, "workshop1", "hope", wording="I agree.")
    assert not room.author.is_archived
    end(room, store)
    assert room.author.is_archived
    assert room.author.response("workshop1", "hope")
    assert len(room.partner.wall.shared("workshop1", "hope")) == 1
    room.author.consents.take_back(Purpose.STORY, "workshop1", "hope")
    assert not room.author.consents.standing(Purpose.STORY, "workshop1")
    answer(room.facilitator, "Still here", Sharing.COHORT)
    end(room, store, closed=None)
    room.author.circles.write(OUR_GROUP, LINE)


def test_a_facilitator_is_asked_weeks_after_the_last_workshop_and_only_once() -> None:
    week, later = timedelta(weeks=1), LAST + ENDS_AFTER
    assert not HandedOn().may_end(LAST, at=later - week)
    assert HandedOn().may_end(LAST, at=later)
    assert not HandedOn(closed_at=later).may_end(LAST, at=later + week)
    assert not HandedOn(open_again=True).may_end(LAST, at=later + week)
