"""Who of the invented people was at the first workshop, and for how long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from toolkit.model import Seating
from toolkit.model.attendance import Attendance, Correction, Mark, Stay
from toolkit.programme import When

_NEXT_DAY = timedelta(hours=19)


@dataclass(frozen=True, slots=True)
class There:
    """The record, what it is made from, and what was put right afterwards."""

    attendance: tuple[Attendance, ...] = ()
    stays: tuple[Stay, ...] = ()
    corrections: tuple[Correction, ...] = ()


def who_was_there(
    when: When,
    people: Mapping[int, Seating],
    told: Mapping[str, Any],
    *,
    leads: Sequence[Seating],
) -> There:
    """What is kept of the workshop that was *when*, of *people* by their numbers."""
    came = _Came(when, told)
    known = {number: each for number, each in people.items() if came.has(number)}
    stays = {n: tuple(came.stays(n, each)) for n, each in known.items()}
    led = tuple(
        Stay(each.person.id, when.doors_open, when.ends + timedelta(minutes=5))
        for each in leads
    )
    mode = when.mode.split(",")[0].lower()
    return There(
        attendance=(
            *(_joined(each, mode) for each in stays.values()),
            *(_joined((one,), mode) for one in led),
            *_others(people, told),
        ),
        stays=(*(one for each in stays.values() for one in each), *led),
        corrections=tuple(_corrections(when, people, told, leads=leads)),
    )


class _Came:
    """When somebody came and went, by what is *told* of their number."""

    def __init__(self, when: When, told: Mapping[str, Any]) -> None:
        self._when = when
        self._told = told

    def has(self, number: int) -> bool:
        """Whether their page was open."""
        away = ("apology", "absent", "caught_up", "signed")
        return not any(str(number) in self._told[each] for each in away)

    def stays(self, number: int, seating: Seating) -> Iterator[Stay]:
        """In one stretch, or in two where the line broke."""
        person, key = seating.person.id, str(number)
        came = self._when.doors_open + timedelta(minutes=number % 17)
        left = self._when.ends + timedelta(minutes=number % 4)
        if key in self._told["late"]:
            came = self._at(self._told["late"][key])
        if key in self._told["early"]:
            left = self._when.ends - timedelta(minutes=self._told["early"][key])
        if key in self._told["brief"]:
            came, left = self._at(0), self._at(self._told["brief"][key])
        if key in self._told["broken"]:
            gone, back = map(self._at, self._told["broken"][key])
            yield Stay(person, came, gone)
            came = back
        yield Stay(person, came, left)

    def _at(self, minute: int) -> datetime:
        return self._when.starts + timedelta(minutes=minute)


def _joined(stays: Sequence[Stay], mode: str) -> Attendance:
    return Attendance(stays[0].person, stays[0].came, stays[-1].left, mode)


def _others(
    people: Mapping[int, Seating], told: Mapping[str, Any]
) -> Iterator[Attendance]:
    """What a facilitator noted of those whose page was not open."""
    for number, seating in people.items():
        person, key = seating.person.id, str(number)
        if key in told["apology"]:
            yield Attendance(person, mark=Mark.APOLOGY, note=told["apology"][key])
        elif key in told["absent"]:
            yield Attendance(person, mark=Mark.ABSENT, note=told["absent"][key])
        elif key in told["caught_up"]:
            yield Attendance(person, caught_up=True, note=told["caught_up"][key])


def _corrections(
    when: When,
    people: Mapping[int, Seating],
    told: Mapping[str, Any],
    *,
    leads: Sequence[Seating],
) -> Iterator[Correction]:
    known = [(n, why) for n, why in told["signed"].items() if int(n) in people]
    for number, why in known if leads else ():
        person = people[int(number)].person.id
        yield Correction(
            id=f"demonstration-{leads[0].cohort.id}-{number}",
            by=leads[0].person.id,
            at=when.starts + _NEXT_DAY,
            said=Attendance(person, mode="in person", mark=Mark.PRESENT),
            reason=why,
        )
