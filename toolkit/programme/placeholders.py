"""Room that authors leave for dates, such as {end month} or {task due}.

A template runs a notebook once for every cohort, so a name in braces becomes a mark,
and the mark becomes words as soon as it is known whose calendar they come from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from toolkit.model.dates import (
    STRETCH,
    day_and_month,
    elapsed,
    hour,
    month_of,
    stretch,
    weekday_and_month,
    weekday_in_words,
)

if TYPE_CHECKING:
    from toolkit.programme.plan import Plan

MARKS = ("\ue003", "\ue004")
"""Private-use characters around a name; authors' words have none."""

_MARK = re.compile(f"{MARKS[0]}([a-z0-9 ]+){MARKS[1]}")
_NUMBERED = re.compile(r"(workshop|task) (?:(\d{1,2}) )?([a-z]+)")
_CLOCK = re.compile(r"clock (\d{1,4})")
_COUNT = re.compile(r"\d+")

_ANY_DAY = "a day to be announced"


def _line(plan: Plan) -> str | None:
    when = plan.when
    if when is None:
        return None
    place = f" {when.place}." if when.place else ""
    return f"{_announced(plan)}, {stretch(when.starts, when.ends)}.{place}"


def _announced(plan: Plan) -> str | None:
    if plan.when is None or plan.day is None:
        return None
    day = weekday_in_words(plan.day)
    return day if plan.when.confirmed else f"{day} (draft date)"


def _hours(plan: Plan) -> str | None:
    return stretch(plan.when.starts, plan.when.ends) if plan.when else None


def _of_day(said: Callable[[date], str]) -> Callable[[Plan], str | None]:
    return lambda plan: said(plan.day) if plan.day else None


def _of_due(said: Callable[[date], str]) -> Callable[[Plan], str | None]:
    return lambda plan: said(plan.due) if plan.due else None


NAMES: Mapping[str, tuple[Callable[[Plan], str | None], str | None]] = {
    "workshop month": (_of_day(month_of), None),
    "workshop date": (_of_day(day_and_month), None),
    "workshop day": (_of_day(weekday_in_words), _ANY_DAY),
    "workshop when": (_announced, "To be announced"),
    "workshop line": (_line, "The day is to be announced."),
    "workshop times": (_hours, "times to be announced"),
    "workshop hours": (_hours, ""),
    "workshop mode": (
        lambda plan: plan.when.mode if plan.when else None,
        "online or in person",
    ),
    "workshop place": (
        lambda plan: plan.when.place if plan.when else None,
        "a place to be announced",
    ),
    "task due": (_of_due(weekday_and_month), _ANY_DAY),
    "task date": (_of_due(day_and_month), "the day to be announced"),
    "task line": (
        _of_due(lambda day: f"Due {weekday_in_words(day)}"),
        "The day it is due is to be announced",
    ),
}
"""What may be said of each workshop, and what instead while nobody knows.

None: its number says it, as in "workshop 2".
"""

ALONE = ("start month", "end month", "doors")
"""What may be said of the year, or of the notebook's own workshop, without a number."""


def is_placeholder(name: str) -> bool:
    """Whether *name* stands for a date."""
    numbered = _NUMBERED.fullmatch(name)
    known = numbered is not None and f"{numbered[1]} {numbered[3]}" in NAMES
    return known or name in ALONE or _CLOCK.fullmatch(name) is not None


def marked(name: str) -> str:
    """The mark of a name, to be filled in later."""
    return f"{MARKS[0]}{name}{MARKS[1]}"


def hours_of(after: int, minutes: int) -> str:
    """The mark of a stretch of a workshop, from hour to hour."""
    return marked(f"hours {after} {after + minutes}")


def has_marks(text: str) -> bool:
    """Whether something in *text* waits for a calendar."""
    return MARKS[0] in text


def fill_in(
    text: str,
    workshops: Sequence[Plan],
    *,
    own: int | None,
    written: Callable[[str], str] = str,
) -> str:
    """*text* with every mark filled from *workshops*.

    *own* is the place of the notebook's workshop among them; None, where there is none.
    *written* is how words stand in the text, such as escaped for HTML.
    """
    if not has_marks(text):
        return text
    return _MARK.sub(lambda found: written(_words(found[1], workshops, own)), text)


def _words(name: str, workshops: Sequence[Plan], own: int | None) -> str:
    if name == "start month":
        return _month(workshops[0], instead="the first workshop")
    if name == "end month":
        return _month(workshops[-1], instead="the end of the year")
    if numbered := _NUMBERED.fullmatch(name):
        place = int(numbered[2]) - 1 if numbered[2] else own
        return _of_workshop(f"{numbered[1]} {numbered[3]}", workshops, place)
    return _of_own(name, workshops[own] if own is not None else None)


def _of_workshop(name: str, workshops: Sequence[Plan], place: int | None) -> str:
    said, instead = NAMES[name]
    if place is None or place >= len(workshops):
        return "the workshop" if instead is None else instead
    found = said(workshops[place])
    if found is not None:
        return found
    return f"workshop {place + 1}" if instead is None else instead


def _month(plan: Plan, *, instead: str) -> str:
    return month_of(plan.day) if plan.day else instead


def _of_own(name: str, plan: Plan | None) -> str:
    if name == "doors":
        when = plan.when if plan else None
        return hour(when.doors_open) if when else "before the start"
    first, *last = (int(count) for count in _COUNT.findall(name))
    clocks = [plan.at(minutes) if plan else None for minutes in (first, *last)]
    words = [
        hour(clock) if clock else elapsed(minutes)
        for clock, minutes in zip(clocks, (first, *last), strict=True)
    ]
    return STRETCH.format(starts=words[0], ends=words[1]) if last else words[0]
