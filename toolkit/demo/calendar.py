"""The calendar of the demonstration, which lies around the day it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from toolkit.model.calendar import Calendar, Occasion
from toolkit.programme import Programme

BEFORE, AFTER = timedelta(weeks=11), timedelta(weeks=10)
"""From the first workshop to the present one, and from one to the next after that."""

QUARTER = timedelta(minutes=15)


def calendar_around(at: datetime, programme: Programme) -> Calendar:
    """A year whose second workshop begins within the hour of *at*, in its zone.

    The first lies behind; the others are ahead, the last one a draft.
    """
    local = at.astimezone(programme.zone)
    start = local + 2 * QUARTER
    start -= timedelta(minutes=start.minute % 15, seconds=start.second)
    names = [plan.name for plan in programme.workshops]
    return Calendar(str(programme.zone), _occasions(names, start))


def _occasions(names: list[str], start: datetime) -> Mapping[str, Occasion]:
    present = min(1, len(names) - 1)
    occasions = {}
    for place, name in enumerate(names):
        gap = BEFORE if place < present else AFTER
        begins = start + (place - present) * gap
        occasions[name] = Occasion(
            day=begins.date(),
            start=begins.time().replace(second=0, microsecond=0),
            doors=(begins - QUARTER).time().replace(second=0, microsecond=0),
            mode="Online" if place else "In person, with keynote",
            venue="" if place else "Example Hall",
            address="" if place else "1 Example Street, Example Town",
            confirmed=place < len(names) - 1,
        )
    return occasions
