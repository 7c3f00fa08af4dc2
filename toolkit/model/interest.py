"""Who would like to take part: what they wrote, and what may become of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How far somebody's wish to take part has come."""

    NEW = "new"
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


IN_TURN = (State.NEW, State.WAITING)
"""Who may be offered a place, by the moment at which they wrote."""

ENDED = (State.DECLINED, State.WITHDRAWN)
"""Who wants no place; they may write anew, and are then the last in turn."""


@dataclass(frozen=True, slots=True)
class Application:
    """What somebody wrote who would like to take part."""

    name: str
    school: str
    email: str
    answers: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    in_school: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    """One person's wish to take part in one cohort.

    `until` is when an offer ends; `seat` what became of an accepted one.
    """

    id: str
    cohort: str
    wrote: Application
    state: State
    written_at: datetime
    changed_at: datetime
    until: datetime | None = None
    seat: str | None = None

    def lapsed(self, now: datetime) -> bool:
        """Whether a place was offered and the time to take it is over."""
        ended = self.until is not None and self.until <= now
        return self.state is State.OFFERED and ended

    def holds(self, now: datetime) -> bool:
        """Whether a place is theirs, or kept for them."""
        is_kept = self.state is State.OFFERED and not self.lapsed(now)
        return is_kept or self.state is State.ACCEPTED


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What a cohort says of itself to everybody; `capacity` None: no limit.

    `facts` are what is its own, by name; `leaders` names those who lead it, nobody:
    all of the programme's.
    """

    published: bool = False
    capacity: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    leaders: tuple[str, ...] = ()
    changed_at: datetime | None = None


def in_turn(interests: Iterable[Interest]) -> list[Interest]:
    """Who hopes for an offer, the next one first."""
    hoping = (each for each in interests if each.state in IN_TURN)
    return sorted(hoping, key=lambda each: (each.written_at, each.id))


def free_places(
    interests: Iterable[Interest], capacity: int | None, *, now: datetime
) -> int | None:
    """How many places nobody holds; None where there is no limit."""
    if capacity is None:
        return None
    return max(0, capacity - sum(each.holds(now) for each in interests))


def is_full(
    interests: Iterable[Interest], capacity: int | None, *, now: datetime
) -> bool:
    """Whether as many people have a place, or wait for one, as there are places."""
    return capacity is not None and _wanted(interests, now=now) >= capacity


def is_waited_for(
    interests: Iterable[Interest], capacity: int | None, *, now: datetime
) -> bool:
    """Whether more people have a place, or wait for one, than there are places."""
    return capacity is not None and _wanted(interests, now=now) > capacity


def _wanted(interests: Iterable[Interest], *, now: datetime) -> int:
    there = list(interests)
    return len(in_turn(there)) + sum(each.holds(now) for each in there)


def place_in_turn(interest: Interest, interests: Iterable[Interest]) -> int | None:
    """How many are offered a place before *interest*, and one; None: not in turn."""
    ids = [each.id for each in in_turn(interests)]
    return ids.index(interest.id) + 1 if interest.id in ids else None
