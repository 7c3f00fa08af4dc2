"""How long a timer runs: what is offered, and what a facilitator types."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.errors import AnswerError
from toolkit.model.pace import LONGEST_TIMER, MINUTE
from toolkit.programme.plan import Entry
from toolkit.programme.runsheet import Note, lengths_in

MOST_OFFERED, FEW = 6, 2

_TYPED = re.compile(
    r"(?:(\d{1,3})|(\d{1,3}):([0-5]?\d)|(\d{0,3})[.,](\d{1,2}))(?: ?min)?", re.ASCII
)
_USUAL = ("5", "2", "1")

WRONG = "Type minutes, such as 8 or 1:30, up to 180. Then start the timer."


def seconds_of(typed: object) -> float:
    """What *typed* says, as "8", "1:30" or "2.5" minutes.

    Raises:
        AnswerError: it is no length of time, or too long for a timer.
    """
    if isinstance(typed, int) and not isinstance(typed, bool):
        typed = str(min(max(typed, 0), 999))
    length = _length(typed) if isinstance(typed, str) else 0
    if not 1 <= length <= LONGEST_TIMER:
        raise AnswerError(WRONG)
    return length


def _length(typed: str) -> float:
    """In seconds; 0 if it is no length of time."""
    found = _TYPED.fullmatch(typed.strip())
    if not found:
        return 0
    whole, minutes, seconds, before, after = found.groups()
    if after:
        return MINUTE * float(f"{before or 0}.{after}")
    return MINUTE * int(whole or minutes) + int(seconds or 0)


def offered(entry: Entry | None, notes: Sequence[Note] = ()) -> list[str]:
    """Lengths for a timer: the run sheet's, then the section's own, then usual ones."""
    if entry is None:
        return ["10", *_USUAL]
    own, longest = str(entry.minutes), MINUTE * entry.minutes
    said = [
        one
        for one in lengths_in((Note("", entry.title), *notes))
        if 1 <= _length(one) < longest
    ]
    first = said[: MOST_OFFERED - 1]
    usual = [one for one in _USUAL if _length(one) < longest]
    more = usual if len(first) < FEW else []
    return list(dict.fromkeys((*first, own, *more)))[:MOST_OFFERED]
