"""A cohort's calendar, read from a file and held against the programme."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from toolkit.errors import ProgrammeError
from toolkit.model.calendar import STARTS, Break, Calendar, Occasion
from toolkit.model.dates import weekday_in_words
from toolkit.programme.dated import dated
from toolkit.programme.entering import NO_WEB_ADDRESS, STATES, is_web_address
from toolkit.programme.gathering import all_at_once
from toolkit.programme.meetings import meeting_in, with_ids
from toolkit.programme.programme import Programme
from toolkit.programme.toml import TomlTable, read_toml
from toolkit.programme.zones import zone_of


def load_calendar(path: Path, programme: Programme) -> Calendar:
    """The calendar that the TOML file at *path* holds, for a cohort of *programme*.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says where.
    """
    return all_at_once(lambda: calendar_in(read_toml(path), programme))


def newest_calendar(folder: Path, programme: Programme) -> tuple[str, Calendar] | None:
    """The year that an author looks at, and its file: the one that ends last.

    It is one of those in `calendars/`, in the *folder* of *programme*.
    """
    found = []
    for path in sorted((folder / "calendars").glob("*.toml")):
        with suppress(ProgrammeError):  # `toolkit check` names what is wrong there
            calendar = load_calendar(path, programme)
            days = [one.day for one in calendar.occasions.values() if one.day]
            if days:
                found.append((max(days), f"calendars/{path.name}", calendar))
    return max(found, key=itemgetter(0))[1:] if found else None


def calendar_in(top: TomlTable, programme: Programme) -> Calendar:
    """The calendar that the table *top* holds; else as `load_calendar` does.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says where.
    """
    zone = zone_of(top) if top.has("zone") else programme.zone
    occasions = {
        plan.name: _occasion(top.table(plan.name))
        for plan in programme.workshops
        if top.has(plan.name)
    }
    breaks = tuple(_break(table) for table in top.tables("breaks"))
    meetings = with_ids(meeting_in(table) for table in top.tables("meetings"))
    calendar = Calendar(str(zone), occasions, breaks=breaks, meetings=meetings)
    top.closed(calendar)
    if wrong := out_of_order(calendar, programme):
        raise top.wrong(wrong)
    return calendar


def out_of_order(calendar: Calendar, programme: Programme) -> str:
    """What is wrong with the order of the days, in a sentence; "" if nothing is."""
    plans = [plan for plan in dated(programme, calendar).workshops if plan.when]
    for before, after in pairwise(plans):
        if before.when and after.when and after.when.starts < before.when.ends:
            return (
                f"“{after.title}” starts before “{before.title}” has ended. Correct "
                "the date of one of them."
            )
    for plan in plans:
        if plan.day and plan.due and plan.due <= plan.day:
            return (
                f"The task of “{plan.title}” is due on "
                f"{weekday_in_words(plan.due)}, which is not after the workshop. "
                "Correct that day."
            )
    return ""


def _break(table: TomlTable) -> Break:
    found = Break(table.text("name"), table.day("first"), table.day("last"))
    if found.last < found.first:
        raise table.wrong("its last day is before its first. Correct one of them.")
    return table.closed(found)


def _occasion(table: TomlTable) -> Occasion:
    start = table.clock("start") if table.has("start") else STARTS
    doors = table.clock("doors") if table.has("doors") else None
    if doors is not None and doors > start:
        raise table.wrong("its doors open after its start. Correct one of the times.")
    return table.closed(
        Occasion(
            day=table.day("date") if table.has("date") else None,
            start=start,
            doors=doors,
            mode=_text(table, "mode"),
            venue=_text(table, "venue"),
            address=_text(table, "address"),
            link=_link(table),
            due=table.day("task_due") if table.has("task_due") else None,
            confirmed=_is_confirmed(table),
        )
    )


def _text(table: TomlTable, key: str) -> str:
    return table.text(key) if table.has(key) else ""


def _link(table: TomlTable) -> str:
    given = _text(table, "link")
    if given and not is_web_address(given):
        raise table.wrong(f'"link" says "{given}". {NO_WEB_ADDRESS}')
    return given


def _is_confirmed(table: TomlTable) -> bool:
    state = _text(table, "state") or STATES[0]
    if state not in STATES:
        raise table.wrong(f'"state" says "{state}". Use {" or ".join(STATES)}.')
    return state == STATES[1]
