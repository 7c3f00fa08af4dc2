"""Earlier versions of an answer: which of very many a person is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from toolkit.model.responses import Response

PAUSE = timedelta(minutes=2)
"""After a longer pause, somebody who writes has begun again."""

STRETCH = timedelta(minutes=10)
"""Whoever writes without a pause begins again after this long."""

LOSS = 20
"""Taking away fewer characters than this, JSON's own among them, is mending."""

AT_ONCE = 20
"""How many earlier versions are shown at once."""


@dataclass(frozen=True, slots=True)
class Trace:
    """That there was a version: what can be known of it without reading it.

    It is `beside` when another device had saved first, so that it never stood.
    """

    version: int
    saved_at: datetime
    size: int
    beside: bool


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """What an answer was; `beside` when another device had saved first."""

    response: Response
    beside: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """Some of what an answer was, newest first; `older` when there is more."""

    versions: tuple[EarlierVersion, ...] = ()
    older: bool = False


def worth_showing(traces: Sequence[Trace]) -> list[int]:
    """The last version of every stretch of writing, newest first.

    *traces* are all there are, oldest first. Where much was taken away, the fullest
    version before that is one, too: it is what people look for.
    """
    stood = _ends_of_stretches([one for one in traces if not one.beside])
    beside = _ends_of_stretches([one for one in traces if one.beside])
    return sorted([*stood, *beside], reverse=True)


def _ends_of_stretches(traces: Sequence[Trace]) -> list[int]:
    ends: list[int] = []
    first = last = fullest = None
    for one in traces:
        if first and last and fullest:
            if one.saved_at - last.saved_at > PAUSE or _too_long(first, one):
                ends.append(last.version)
                first = fullest = one
            elif _is_loss(fullest, one):
                ends.append(fullest.version)
                first = fullest = one
        first = first or one
        fullest = one if fullest is None or one.size >= fullest.size else fullest
        last = one
    return [*ends, last.version] if last else ends


def _too_long(first: Trace, now: Trace) -> bool:
    return now.saved_at - first.saved_at > STRETCH


def _is_loss(fullest: Trace, now: Trace) -> bool:
    lost = fullest.size - now.size
    return lost >= LOSS and lost > fullest.size // 4
