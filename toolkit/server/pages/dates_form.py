"""The form of a cohort's calendar: what stands in its boxes, and what that says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import available_timezones

from toolkit.model.calendar import Break, Calendar, Occasion
from toolkit.programme import Programme
from toolkit.programme.calendars import out_of_order
from toolkit.programme.dated import dated
from toolkit.programme.entering import (
    COLUMNS,
    LONGEST,
    TOO_LONG,
    as_typed,
    read_day,
    read_entry,
)
from toolkit.server.pages.dates_meetings import (
    meeting_boxes,
    meeting_number,
    read_meetings,
)

Boxes = Mapping[str, str]
"""What stands in each box, by its name: "zone", "workshop2-date", "break-1-first"."""

MOST_BREAKS = 40
BREAK = {"name": "Name", "first": "First day", "last": "Last day"}

NO_ZONE = "This is no time zone. Choose one of the list, such as Europe/London."
NO_NAME = "Write what these holidays are called."
NO_DAY = "Write this day, too."
BACKWARDS = "The last day is before the first. Correct one of the two."

_BREAK = re.compile(r"break-([1-9]\d?)-(?:name|first|last)")
_AREAS = (
    *("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/"),
    *("Australia/", "Europe/", "Indian/", "Pacific/", "UTC"),
)


@cache
def zones() -> tuple[str, ...]:
    """The time zones that one can choose, by their names."""
    return tuple(sorted(z for z in available_timezones() if z.startswith(_AREAS)))


def boxes_of(programme: Programme, calendar: Calendar | None) -> dict[str, str]:
    """What the form shows of *calendar*."""
    shown = calendar or Calendar(str(programme.zone))
    boxes = {"zone": shown.zone, "version": str(shown.version)}
    for plan in programme.workshops:
        typed = as_typed(shown.occasions.get(plan.name, Occasion()))
        boxes |= {f"{plan.name}-{column}": text for column, text in typed.items()}
    boxes |= meeting_boxes(shown)
    for number, one in enumerate(shown.breaks, 1):
        boxes |= {f"break-{number}-{what}": text for what, text in one.told().items()}
    return boxes


def is_box(name: str, programme: Programme) -> bool:
    """Whether the form has a box of this *name*."""
    workshop, _, column = name.rpartition("-")
    if workshop in {plan.name for plan in programme.workshops}:
        return column in COLUMNS
    if name in ("zone", "version") or meeting_number(name):
        return True
    return number_of(name) in range(1, MOST_BREAKS + 1)


def number_of(name: str) -> int:
    """The line of school holidays that a box stands on; 0 if on none."""
    found = _BREAK.fullmatch(name)
    return int(found[1]) if found else 0


def read_boxes(boxes: Boxes, programme: Programme) -> tuple[Calendar, dict[str, str]]:
    """The calendar that *boxes* say, and what is wrong, by the box.

    What is wrong with the order of the days stands under "".
    """
    wrong: dict[str, str] = {}
    occasions = {}
    for plan in programme.workshops:
        typed = {each: boxes.get(f"{plan.name}-{each}", "") for each in COLUMNS}
        entered = read_entry(typed)
        occasions[plan.name] = entered.occasion
        wrong |= {f"{plan.name}-{each}": why for each, why in entered.wrong.items()}
    zone = boxes.get("zone", "").strip()
    if zone not in zones():
        wrong["zone"], zone = NO_ZONE, str(programme.zone)
    breaks = tuple(_breaks(boxes, wrong))
    meetings = tuple(read_meetings(boxes, wrong))
    calendar = Calendar(zone, occasions, breaks=breaks, meetings=meetings)
    order = "" if wrong else out_of_order(calendar, dated(programme, None))
    return calendar, {**wrong, **({"": order} if order else {})}


def _breaks(boxes: Boxes, wrong: dict[str, str]) -> Iterator[Break]:
    for number in sorted({*map(number_of, boxes)} - {0}):
        line = f"break-{number}-"
        typed = {what: boxes.get(line + what, "").strip() for what in BREAK}
        if not any(typed.values()):
            continue
        whys = dict(_wrong(typed))
        wrong.update({line + what: why for what, why in whys.items()})
        if not whys:
            name = " ".join(typed["name"].split())
            yield Break(name, read_day(typed["first"]), read_day(typed["last"]))


def _wrong(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if not typed["name"]:
        yield "name", NO_NAME
    elif len(typed["name"]) > LONGEST:
        yield "name", TOO_LONG
    days = []
    for which in ("first", "last"):
        try:
            days.append(read_day(typed[which]))
        except ValueError as why:
            yield which, str(why) if typed[which] else NO_DAY
    if days != sorted(days):
        yield "last", BACKWARDS
