"""Thirty invented people who have answered all of a workshop, some of them here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.browser.people import Room
from toolkit.demo.material import material_of
from toolkit.model import Response, ResponseKey, Role, Seating, Sharing
from toolkit.model.attendance import Place
from toolkit.model.lines import Change, Words
from toolkit.programme import find_programme
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel

PEOPLE, AWAY, ABSENT = 30, 3, 1
ANSWERED = 24
"""How many of them have answered: the others are still to be waited for."""

KNOWN = 12
"""How many people's answers of the second workshop there are to take."""

LED, BOARD = "workshop2", "w2-thread-board"
SERVER = "another-server"


@dataclass
class Full:
    """The room, who leads it, and everybody else."""

    room: Room
    leader: Seat
    people: list[Seating]

    def beat(self) -> None:
        """Say that the pages of those who are here are still open."""
        presence = self.room.live.store.presence
        presence.beat(SERVER, at=datetime.now(UTC))


def filled(room: Room) -> Full:
    """Seven groups of four or five, and one of one; most are here, a few went away."""
    people = [
        room.seat(f"Participant {number}", group=f"Group {_group_of(number)}")
        for number in range(1, PEOPLE + 1)
    ]
    leads = room.seat("Facilitator 500", role=Role.FACILITATOR)
    room.seat("Facilitator 501", role=Role.FACILITATOR)
    leader = Seat(leads, store=room.live.store, channel=SilentChannel())
    full = Full(room, leader, people)
    room.live.store.responses.add(_answers(full))
    _write_pages(full)
    _arrive(full)
    return full


def _group_of(number: int) -> int:
    return 8 if number == PEOPLE else min((number - 1) // 4 + 1, 7)


def _answers(full: Full) -> list[Response]:
    """What the first people of the invented year say, again by everybody."""
    year = material_of(find_programme()).lines
    said = [line for line in year if line["workshop"] == LED]
    return [
        Response(
            key=ResponseKey(full.room.cohort, seating.person.id, LED, line["activity"]),
            value=line["value"],
            sharing=Sharing(line["sharing"]),
            version=1,
            saved_at=datetime.now(UTC),
            prompt=line["prompt"],
            write=f"full-{number}",
        )
        for number, seating in enumerate(full.people[:ANSWERED])
        for line in said
        if line["participant"] == number % KNOWN + 1
    ]


def _write_pages(full: Full) -> None:
    """Each group's first begins their page."""
    for number in range(0, PEOPLE - 2, 4):
        seating = full.people[number]
        seat = Seat(seating, store=full.room.live.store, channel=SilentChannel())
        group = seat.groups.mine(LED, BOARD)
        assert group is not None
        for line in range(1, 4):
            words = Words(f"Strip {line}: from “for every” to the multiplier")
            change = Change(f"line-{number}-{line}", words, 0, f"write-{number}-{line}")
            seat.pages.write(LED, BOARD, group=group.id, change=change)


def _arrive(full: Full) -> None:
    now, store = datetime.now(UTC), full.room.live.store
    came = [
        Place(full.room.cohort, seating.person.id, LED)
        for seating in full.people[: PEOPLE - ABSENT]
    ]
    store.presence.keep(SERVER, at=now, came=came)
    store.presence.record_joined(
        SERVER, cohort=full.room.cohort, workshop=LED, mode="online", since=now
    )
    store.presence.keep(SERVER, at=now, went=came[-AWAY:])
