"""The few whom a person works with outside the workshops."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.seat.room import Room
from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.model.appointments import MENTORING, OUR_GROUP, Appointment, parted
from toolkit.model.groups import Group, Grouping
from toolkit.model.lines import Change, Words
from toolkit.seat import Seat
from toolkit.seat.circles import taken_away
from toolkit.store import Store

NOON = datetime(2027, 1, 14, 12)  # noqa: DTZ001 - a clock time in the cohort's zone


def write(seat: Seat, name: str, text: str, *, line: str = "l1") -> None:
    seat.circles.write(name, Change(line, Words(text), based_on=0, write=line))


def texts(seat: Seat, name: str) -> list[str]:
    return [
        line.words.text
        for circle in seat.circles.mine()
        if circle.name == name
        for line in circle.lines
    ]


@pytest.fixture
def pair(room: Room, store: Store) -> Room:
    """The same room, in which a facilitator mentors the first participant."""
    members = (room.facilitator.person.id, room.author.person.id)
    made = Grouping("here", MENTORING, groups=(Group("pair", "Pair", members),))
    store.groups.save(made, person=members[0], at=datetime.now(UTC))
    return room


def test_a_groups_page_is_its_members_and_the_facilitators(room: Room) -> None:
    write(room.author, OUR_GROUP, "We begin with the schemes of work.")
    assert texts(room.partner, OUR_GROUP) == ["We begin with the schemes of work."]
    assert texts(room.stranger, OUR_GROUP) == []
    assert texts(room.visitor, OUR_GROUP) == []
    seen = {
        one.group.name: one.lines for one in room.facilitator.circles.all(OUR_GROUP)
    }
    assert [len(seen["Group 1"]), len(seen["Group 2"])] == [1, 0]
    with pytest.raises(PermissionRefusedError):
        room.stranger.circles.all(OUR_GROUP)


def test_a_pair_is_no_group_for_the_year(pair: Room) -> None:
    assert [one.name for one in pair.author.circles.mine()] == [OUR_GROUP, MENTORING]
    assert [one.name for one in pair.partner.circles.mine()] == [OUR_GROUP]
    again = pair.author.groups.made_for("programme").of(pair.author.person.id)
    assert again is not None
    assert again.name == "Group 1"
    write(pair.facilitator, MENTORING, "Thursday is best.")
    assert texts(pair.author, MENTORING) == ["Thursday is best."]
    assert texts(pair.author, OUR_GROUP) == []


def test_who_has_no_pair_writes_on_no_page(room: Room) -> None:
    with pytest.raises(PermissionRefusedError, match="not in this group"):
        write(room.author, MENTORING, "Anybody?")


def test_a_pair_has_three_meetings_and_any_number_of_notes(pair: Room) -> None:
    for number in range(3):
        meeting = Appointment(NOON.replace(day=14 + number), "Call", "How it goes")
        write(pair.author, MENTORING, meeting.line(), line=f"m{number}")
    with pytest.raises(AnswerError, match="3 meetings"):
        write(pair.author, MENTORING, Appointment(NOON).line(), line="m3")
    write(pair.author, MENTORING, "A note", line="n")
    (_, mentoring) = pair.author.circles.mine()
    planned, notes = parted(mentoring.lines)
    assert [one.starts.day for _, one in planned] == [14, 15, 16]
    assert [note.words.text for note in notes] == ["A note"]
    pair.facilitator.circles.write(MENTORING, taken_away(planned[0][0], write="w"))
    write(pair.author, MENTORING, Appointment(NOON).line(), line="m4")
    assert len(texts(pair.partner, MENTORING)) == 0
    assert len(texts(pair.author, MENTORING)) == 4


def test_a_line_sent_twice_is_one(room: Room) -> None:
    for _ in range(2):
        write(room.author, OUR_GROUP, "Once")
    assert texts(room.author, OUR_GROUP) == ["Once"]


@pytest.mark.parametrize("text", ["", "2027-13-99T99:99 | a | b", "A | b | c"])
def test_what_is_no_meeting_reads_as_none(text: str) -> None:
    assert Appointment.read(text) is None


def test_a_meeting_reads_back_whatever_was_typed() -> None:
    typed = Appointment(NOON, "Room 4 | by the\nstairs", "")
    read = Appointment.read(typed.line())
    assert read == Appointment(NOON, "Room 4 / by the stairs", "")
