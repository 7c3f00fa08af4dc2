"""A roster as a spreadsheet saves it: one person a line."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Role, Seating
from toolkit.store import Store

COLUMNS = ("name", "school", "email", "role", "group")
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
"""What stands between cells: where a comma marks decimals, Excel writes semicolons."""


class RosterError(ToolkitError):
    """A roster has a line that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a roster, before they have a seat."""

    name: str
    school: str
    email: str
    role: Role
    group: str | None


def read_roster(path: Path) -> tuple[Entry, ...]:
    """Everybody in the CSV file at *path*; nobody, if any line is wrong.

    Raises:
        RosterError: says which line, and what to do.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = file.readlines()
    except UnicodeDecodeError:
        raise RosterError(
            f"{path.name} is not UTF-8 text. Save it again as “CSV UTF-8”."
        ) from None
    separator = _separator(lines)
    rows = csv.DictReader(lines, delimiter=separator)
    _check_heading(rows.fieldnames or (), path)
    found = tuple(
        _entry(row, number, separator=separator) for number, row in enumerate(rows, 2)
    )
    if not found:
        raise RosterError(
            f"{path.name} names nobody, so nobody was added. "
            "Put each person on a line of their own below line 1."
        )
    return found


def add_people(
    entries: tuple[Entry, ...], *, cohort: str, store: Store
) -> list[Seating]:
    """Give everybody a seat. Safe to repeat for those with an email address."""
    if store.cohorts.find(cohort) is None:
        raise RosterError(
            f"There is no cohort “{cohort}”. "
            "Make it first: toolkit cohort add ID TITLE."
        )
    return [
        store.people.add(
            cohort,
            name=entry.name,
            school=entry.school,
            email=entry.email,
            role=entry.role,
            group=entry.group,
        )
        for entry in entries
    ]


def find_seat(name: str, *, store: Store) -> Seating:
    """The one seat of the person called *name*, in any cohort."""
    found = [
        seating
        for cohort in store.cohorts.all()
        for seating in store.people.roster(cohort.id)
        if seating.person.name == name or seating.id == name
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise RosterError(f"Nobody on any roster is called “{name}”.")
    which = ", ".join(f"{s.id} ({s.cohort.title}, {s.person.school})" for s in found)
    raise RosterError(f"More than one is called “{name}”. Choose by id: {which}.")


def _separator(lines: Sequence[str]) -> str:
    """What makes most known columns of the heading; a comma, where nothing does."""
    heading = lines[:1]
    known = {
        each: len({*COLUMNS}.intersection(*csv.reader(heading, delimiter=each)))
        for each in SEPARATORS
    }
    return max(SEPARATORS, key=known.__getitem__)


def _check_heading(names: object, path: Path) -> None:
    missing = [c for c in COLUMNS if c not in list(names)]  # type: ignore[call-overload]
    if "name" in missing:
        raise RosterError(
            f"Line 1 of {path.name} has no column “name”. "
            f"Use the columns {', '.join(COLUMNS)}; only “name” is needed."
        )


def _entry(line: dict[str, str | None], number: int, *, separator: str) -> Entry:
    cells = {c: (line.get(c) or "").strip() for c in COLUMNS}
    if not cells["name"]:
        raise RosterError(f"Line {number} has no name. Add one, or delete the line.")
    if None in line:
        raise RosterError(
            f"Line {number} has more cells than line 1 has columns. "
            f"Put a cell that contains a {SEPARATORS[separator]} in double quotes."
        )
    try:
        role = Role((cells["role"] or Role.PARTICIPANT).lower())
    except ValueError:
        raise RosterError(
            f"Line {number} has the role “{cells['role']}”. "
            f"Use {' or '.join(Role)}, or leave it empty."
        ) from None
    return Entry(
        cells["name"], cells["school"], cells["email"], role, cells["group"] or None
    )
