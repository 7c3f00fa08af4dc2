"""Lines that a group writes together: what becomes of two changes at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from toolkit.model.people import Person

LIMIT_LINE = 500
"""Longest line, in characters."""

LIMIT_LINES = 100
"""Most lines that stand on one page."""

LIMIT_EVER = 1_000
"""Most lines that one page ever had, those that were taken away among them."""


@dataclass(frozen=True, slots=True)
class PageKey:
    """The page that one group shares in one activity."""

    cohort: str
    workshop: str
    activity: str
    group: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a line says, or that it is taken away."""

    text: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line in one version: who wrote it first, and who changed it last."""

    id: str
    words: Words
    place: float
    version: int
    author: Person
    changed_by: Person
    changed_at: datetime
    write: str


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants of a line; *after* says below which one it goes.

    `after` is None where the line stays, and "" for the top. *based_on* is the version
    the writer had seen, 0 for a new line. Sending *write* again changes nothing.
    """

    line: str
    words: Words
    based_on: int
    write: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody who is on the page now, and in which line ("" for a new one)."""

    person: Person
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Merged:
    """What a line says after a change; *beside* is what must not be lost of it."""

    words: Words
    beside: str | None = None


def merged(seen: Words, now: Words, yours: Words) -> Merged:
    """*yours*, written over *seen*, put together with what the line says *now*.

    Two people who changed the same text keep both: the second text stands beside.
    Words win over taking away, whichever came first.
    """
    someone_wrote = now.text not in (seen.text, yours.text)
    if yours.text in (seen.text, now.text):
        turned = yours.gone != seen.gone and not (yours.gone and someone_wrote)
        return Merged(replace(now, gone=yours.gone if turned else now.gone))
    if not someone_wrote:
        return Merged(yours)
    return Merged(now, beside=None if yours.gone else yours.text)


def index_after(names: Sequence[str], after: str | None) -> int:
    """Where a line goes among *names*: after that one, "" for the top, else the end."""
    if after == "":
        return 0
    return names.index(after) + 1 if after in names else len(names)


def place_at(places: Sequence[float], index: int) -> float | None:
    """A number that sorts before `places[index]`; None if there is none left there."""
    above = places[index - 1] if index else None
    below = places[index] if index < len(places) else None
    if above is None:
        return 0.0 if below is None else below - 1
    if below is None:
        return above + 1
    between = (above + below) / 2
    return between if above < between < below else None
