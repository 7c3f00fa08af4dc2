"""A cohort's calendar in a file: TOML, or a spreadsheet with a row a workshop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from toolkit.errors import RosterError
from toolkit.model.calendar import Calendar, Occasion
from toolkit.model.meeting import Meeting
from toolkit.programme import Plan, Programme
from toolkit.programme.calendars import calendar_in, out_of_order
from toolkit.programme.dated import dated
from toolkit.programme.entering import COLUMNS, read_entry
from toolkit.programme.meetings import MEETING_COLUMNS, read_meeting, with_ids
from toolkit.programme.toml import toml_of
from toolkit.roster.sheets import Row
from toolkit.roster.table import LOOKED_THROUGH, rows_in

WORDS: Mapping[str, frozenset[str]] = {
    "workshop": frozenset({"workshop", "session", "workshop title", "title", "name"}),
    "date": frozenset({"date", "day", "workshop date"}),
    "start": frozenset({"start", "starts", "start time", "time", "begins"}),
    "doors": frozenset({"doors", "doors open", "doors at", "arrival", "registration"}),
    "mode": frozenset({"mode", "how", "format", "how people take part"}),
    "venue": frozenset({"venue", "place", "location", "where"}),
    "address": frozenset({"address", "venue address"}),
    "link": frozenset({"link", "meeting link", "online link", "join link", "url"}),
    "state": frozenset({"state", "status"}),
    "due": frozenset({"task due", "task due date", "due", "due date", "task date"}),
    "kind": frozenset({"kind", "type", "what", "what it is"}),
    "minutes": frozenset({"minutes", "length", "duration", "length in minutes"}),
    "leads": frozenset({"led by", "leads", "leader", "who leads", "who leads it"}),
    "optional": frozenset({"optional", "is optional"}),
}
"""What each column may be called, in small letters, with spaces for what is none."""

NO_HEADING = (
    "No row of this file has the headings “Workshop” and “Date”. Put them above the "
    "dates; these may stand beside them: Start, Doors, Mode, Venue, Address, Link, "
    "State, Task due; for optional meetings Kind, Minutes, Led by, Optional."
)
NO_ROWS = "This file names no workshop. Put each workshop on a row of its own."
NAMELESS = "No workshop is named. Write its title or its number in the first column."
UNKNOWN = "“{said}” is no workshop of this programme. Write one of: {known}."
TWICE = "“{title}” is on line {line} already. Keep one of the two rows."
LINE = "Line {line}: {why}"


def read_calendar(
    data: bytes, *, file: str, programme: Programme, before: Calendar | None = None
) -> Calendar:
    """The calendar in a file of this name, for a cohort that had the one *before*.

    What a file cannot say, or does not, such as a sheet's zone, stays as it was.

    Raises:
        ToolkitError: it cannot be read; names each line, and says what to do.
    """
    if PurePath(file).suffix.lower() == ".toml":
        top = toml_of(data, file=PurePath(file).name)
        found = calendar_in(top, programme)
        is_said = top.has("zone")
    else:
        found, is_said = _from_rows(data, dated(programme, None)), False
    if before is None:
        return found
    return replace(
        found,
        zone=found.zone if is_said else before.zone,
        breaks=found.breaks or before.breaks,
        meetings=with_ids(found.meetings, before.meetings) or before.meetings,
        id=before.id,
        version=before.version,
    )


def _from_rows(data: bytes, programme: Programme) -> Calendar:
    columns, rows = _table(data)
    found: dict[str, Occasion] = {}
    lines: dict[str, int] = {}
    met: list[Meeting] = []
    wrong: list[str] = []
    for line, cells, trouble in rows:
        said = {name: _cell(cells, place) for name, place in columns.items()}
        plan = _plan(said["workshop"], programme)
        meeting, whys = _meeting(said) if _is_meeting(said, plan) else (None, [])
        if plan or not (meeting or whys):
            whys = [*_wrong(said, plan, lines, programme)]
        whys = [trouble] if trouble else whys
        wrong += (LINE.format(line=line, why=why) for why in whys)
        if plan and not whys:
            found[plan.name], lines[plan.name] = read_entry(said).occasion, line
        met += [meeting] if meeting and not whys else []
    if not (found or met or wrong):
        raise RosterError(NO_ROWS)
    calendar = Calendar(str(programme.zone), found, meetings=with_ids(met))
    wrong += [why for why in [out_of_order(calendar, programme)] if why and not wrong]
    if wrong:
        raise RosterError("\n".join(wrong))
    return calendar


def _is_meeting(said: Mapping[str, str], plan: Plan | None) -> bool:
    """Whether a row is of an optional meeting: its kind says so."""
    return plan is None and said.get("kind", "").lower() not in ("", "workshop")


def _meeting(said: Mapping[str, str]) -> tuple[Meeting | None, list[str]]:
    found, wrong = read_meeting({**said, "title": said["workshop"]}, id="")
    return found, [f"{MEETING_COLUMNS[name]}: {why}" for name, why in wrong.items()]


def _wrong(
    said: Mapping[str, str],
    plan: Plan | None,
    lines: Mapping[str, int],
    programme: Programme,
) -> Iterator[str]:
    if not said["workshop"]:
        yield NAMELESS
    elif plan is None:
        known = ", ".join(f"“{each.title}”" for each in programme.workshops)
        yield UNKNOWN.format(said=said["workshop"], known=known)
    elif plan.name in lines:
        yield TWICE.format(title=plan.title, line=lines[plan.name])
    for name, why in read_entry(said).wrong.items():
        yield f"{COLUMNS[name]}: {why}"


def _table(data: bytes) -> tuple[Mapping[str, int], Sequence[Row]]:
    """The columns of the first sheet that has dates, and the rows below them."""
    for rows in rows_in(data):
        for place, (_, cells, _) in enumerate(rows[:LOOKED_THROUGH]):
            columns = _columns(cells)
            if {"workshop", "date"} <= {*columns}:
                below = [
                    row for row in rows[place + 1 :] if any(map(str.strip, row[1]))
                ]
                return columns, below
    raise RosterError(NO_HEADING)


def _columns(heading: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(heading):
        for column, words in WORDS.items():
            if _plain(cell) in words:
                found.setdefault(column, place)
    return found


def _plan(said: str, programme: Programme) -> Plan | None:
    """The workshop that somebody calls so: by its name, title or number."""
    wanted = _plain(said)
    for number, plan in enumerate(programme.workshops, 1):
        title = _plain(plan.title)
        called = {_plain(plan.name), title, str(number), f"workshop {number}"}
        if wanted in {*called, f"workshop {number} {title}", f"{number} {title}"}:
            return plan
    return None


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()
