"""One thing that has to be ready, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from toolkit.readiness.words import NAMES, UNKNOWN, VERDICT


class State(StrEnum):
    """How a point stands; only what is wrong stands in the way."""

    OK = "ok"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing: how it stands, what to do about it, and the page where to do it.

    `way` is the last part of one of the cohort's pages, or an address below the base
    URL if it has a slash.
    """

    name: str
    state: State
    said: str
    to_do: str = ""
    way: str = ""

    @property
    def title(self) -> str:
        """What it is called on a page."""
        return NAMES[self.name]

    @property
    def is_ok(self) -> bool:
        """Whether nothing is to do about it."""
        return self.state is State.OK


@dataclass(frozen=True, slots=True)
class Part:
    """Points that belong together, as they stood at one moment."""

    title: str
    points: tuple[Point, ...]
    at: datetime


def verdict(parts: Iterable[Part]) -> str:
    """In a sentence, whether a workshop can begin."""
    states = [point.state for part in parts for point in part.points]
    wrong, look = states.count(State.WRONG), states.count(State.LOOK)
    if wrong:
        return VERDICT["one" if wrong == 1 else "wrong"].format(count=wrong)
    return VERDICT["look" if look else "ok"].format(count=look)


def guarded(name: str, look: Callable[[], Point]) -> Point:
    """The point that *look* finds; one that says so where it cannot be found out."""
    try:
        return look()
    except Exception as failure:
        said = UNKNOWN["said"].format(why=type(failure).__name__)
        return Point(name, State.WRONG, said, UNKNOWN["do"])
