"""Whether somebody was there: judged from how long their page was open, by rules.

**The rules, in plain words.** A gathering is judged by the time for which it was held.
Whoever was there for less than the programme asks was absent, however often they came.
Whoever came more than so many minutes after the start is late; whoever went more than
so many minutes before the end has left early. Whoever comes back within a quarter of an
hour has not been away: lines break, and lids are closed. What a facilitator says counts
before anything that was recorded. Where nothing was recorded of anybody, nobody is
absent: `toolkit.roster.attended` knows that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from toolkit.model.attendance import Attendance, Mark, Stay, Times

AWAY = timedelta(minutes=15)
"""Whoever is back within this has not been away."""

_MINUTE = timedelta(minutes=1)
_NOTHING = timedelta(0)


class Status(StrEnum):
    """What is said of one person and one gathering."""

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left early"
    LATE_AND_LEFT_EARLY = "late and left early"
    CAUGHT_UP = "caught up"
    APOLOGY = "apology"
    ABSENT = "absent"
    NOT_RECORDED = "not recorded"
    ON_NOW = "on now"
    STILL_TO_COME = "still to come"

    @property
    def was_there(self) -> bool:
        """Whether it says that they took part when it was held."""
        return self in _THERE

    @property
    def is_over(self) -> bool:
        """Whether it says of the past how it was."""
        return self not in _OPEN


_THERE = frozenset(
    {
        Status.PRESENT,
        Status.LATE,
        Status.LEFT_EARLY,
        Status.LATE_AND_LEFT_EARLY,
    }
)


_OPEN = frozenset({Status.NOT_RECORDED, Status.ON_NOW, Status.STILL_TO_COME})


@dataclass(frozen=True, slots=True)
class Rules:
    """When somebody was there, and what a certificate needs; minutes are whole.

    Fewer than `percent` of the time for which it was held, or fewer than `minutes`, are
    no attendance. `needs` is how many workshops.
    """

    late_after: int = 10
    early_before: int = 10
    percent: int = 50
    minutes: int = 0
    needs: int = 1
    catching_up: bool = True

    def least(self, length: timedelta) -> timedelta:
        """For how long somebody has to be in what lasts for *length*."""
        share = length * self.percent / 100
        return min(length, max(share, self.minutes * _MINUTE))


@dataclass(frozen=True, slots=True)
class Held:
    """From when to when a gathering was, or will be; nobody leaves early after `free`.

    That is its planned end, if it ran over: nobody has to stay for longer.
    """

    starts: datetime
    ends: datetime
    free: datetime

    @classmethod
    def planned(cls, starts: datetime, ends: datetime) -> Held:
        """What has its times from a calendar alone."""
        return cls(starts, ends, ends)

    @property
    def length(self) -> timedelta:
        """For how long people were asked to be there."""
        return max(self.free.astimezone(UTC) - self.starts.astimezone(UTC), _NOTHING)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of one person and one gathering, and from what.

    `came` and `left` lie within the gathering; `left` is None while they are there.
    `minutes` is for how long they were there. `by_hand` says that a facilitator has
    said it, or has put the times right; `settled`, that the gathering is over. Where
    they said it without times, what was recorded is `beside` it and nothing follows
    from that.
    """

    person: str
    status: Status
    minutes: int = 0
    came: datetime | None = None
    left: datetime | None = None
    mode: str = ""
    by_hand: bool = False
    note: str = ""
    settled: bool = True
    beside: Visit | None = None

    def counts(self, rules: Rules) -> bool:
        """Whether it counts towards the certificate."""
        if self.status is Status.CAUGHT_UP:
            return rules.catching_up
        return self.settled and self.status.was_there


@dataclass(frozen=True, slots=True)
class Recorded:
    """All that is kept of one person and one gathering.

    `corrected` are the times a facilitator has put in place of those recorded.
    """

    line: Attendance
    stays: Sequence[Stay] = ()
    corrected: Times | None = None

    @property
    def says_anything(self) -> bool:
        """Whether anything is known of them, from a page or from a facilitator."""
        return bool(self.stays or self.line.joined or is_by_hand(self))


@dataclass(frozen=True, slots=True)
class Visit:
    """When somebody first came and last went, and how long they were there between."""

    came: datetime
    left: datetime
    length: timedelta
    is_there: bool = False

    @property
    def gone(self) -> datetime | None:
        """When they last went, if they have."""
        return None if self.is_there else self.left


def judged(
    recorded: Recorded, *, held: Held | None, rules: Rules, at: datetime
) -> Judged:
    """What *recorded* says of somebody, by *rules*, as it is known at the moment *at*.

    *held* is None where nobody knows yet when it is.
    """
    line = recorded.line
    visit = visit_of(stays_in(recorded), held=held, at=at)
    status = said_by_hand(line) or _by_times(visit, held=held, rules=rules, at=at)
    if line.caught_up and not status.was_there:
        status = Status.CAUGHT_UP
    # Who says it without times says it of the whole.
    is_whole = line.mark is not None and recorded.corrected is None
    counted = None if is_whole else visit
    length = counted.length if counted else _NOTHING
    if is_whole and line.mark is Mark.PRESENT and held:
        length = held.length
    return Judged(
        person=line.person,
        status=status,
        minutes=int(length / _MINUTE),
        came=counted.came if counted else None,
        left=counted.gone if counted else None,
        mode=line.mode,
        by_hand=is_by_hand(recorded),
        note=line.note,
        settled=held is None or at >= held.free,
        beside=visit if is_whole else None,
    )


def is_by_hand(recorded: Recorded) -> bool:
    """Whether a facilitator has said something of it."""
    line = recorded.line
    return bool(line.mark or line.caught_up or recorded.corrected)


def stays_in(recorded: Recorded) -> Sequence[Stay]:
    """The stretches that count: corrected ones, else those kept, else the record's."""
    line, times = recorded.line, recorded.corrected
    if times is not None:
        return (Stay(line.person, times.came, times.left),)
    if recorded.stays:
        return recorded.stays
    # The record of an earlier release knows only when somebody came and went.
    joined = line.joined
    return (Stay(line.person, joined, line.left),) if joined else ()


def visit_of(stays: Iterable[Stay], *, held: Held | None, at: datetime) -> Visit | None:
    """What of *stays* lies within the time *held*; None if nothing does.

    What overlaps is counted once, and so is a short absence between two stays.
    """
    clipped = sorted(
        (came, left) for one in stays for came, left in [_clipped(one, held, at=at)]
    )
    inside = [(came, left) for came, left in clipped if left > came]
    if not inside:
        return None
    length, (since, until) = _NOTHING, inside[0]
    for came, left in inside[1:]:
        if came - until > AWAY:
            length, since = length + (until - since), came
        until = max(until, left)
    there = any(one.left is None for one in stays) and (held is None or at < held.ends)
    return Visit(inside[0][0], until, length + (until - since), is_there=there)


def _clipped(
    stay: Stay, held: Held | None, *, at: datetime
) -> tuple[datetime, datetime]:
    came, left = stay.came.astimezone(UTC), (stay.left or at).astimezone(UTC)
    if held is None:
        return came, left
    first, last = held.starts.astimezone(UTC), held.ends.astimezone(UTC)
    return max(came, first), min(left, last)


def said_by_hand(line: Attendance) -> Status | None:
    """What a facilitator has said; nothing, if they left it to the record."""
    said = {
        Mark.PRESENT: Status.PRESENT,
        Mark.APOLOGY: Status.APOLOGY,
        Mark.ABSENT: Status.ABSENT,
    }
    return said[line.mark] if line.mark else None


def _by_times(
    visit: Visit | None, *, held: Held | None, rules: Rules, at: datetime
) -> Status:
    if held is None:
        return Status.PRESENT if visit else Status.STILL_TO_COME
    is_over = at >= held.free
    if visit is None:
        if at < held.starts:
            return Status.STILL_TO_COME
        return Status.ABSENT if is_over else Status.ON_NOW
    if is_over and visit.length < rules.least(held.length):
        return Status.ABSENT
    is_late = visit.came - held.starts > rules.late_after * _MINUTE
    early = held.free - visit.left > rules.early_before * _MINUTE
    return _SAID[is_late, is_over and early]


_SAID = {
    (False, False): Status.PRESENT,
    (True, False): Status.LATE,
    (False, True): Status.LEFT_EARLY,
    (True, True): Status.LATE_AND_LEFT_EARLY,
}
