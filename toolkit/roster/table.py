"""A roster's table: its heading, and the rows below it by their numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.errors import RosterError
from toolkit.programme.wording import Wording
from toolkit.roster.headings import columns_of, is_heading
from toolkit.roster.letters import read_letters
from toolkit.roster.sheets import Row, is_workbook, read_sheets

LARGEST = 2_000_000
"""Bytes of the largest file that is read."""

MOST_ROWS = 2_000
LOOKED_THROUGH = 20
"""Rows that may stand above the heading, such as a title."""

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""What stands between cells: where a comma marks decimals, Excel writes semicolons."""

TOO_LARGE = (
    "This file has {size:.1f} MB; {most:g} MB is the most. Copy the table into "
    "a new one without pictures, and import that."
)
TOO_MANY = (
    "This file has {count:,} rows of people; {most:,} can be imported at once. Import "
    "it in parts."
)
NO_HEADING = (
    "No row of this file has a heading “Name”, or “First name” and “Last name”. Put "
    "one above the people; “{School}”, “Role in {school}”, “Email”, “Role” and “Group” "
    "may stand beside it."
)
NOBODY = (
    "This file names nobody, so nobody was added. Put each person on a row of their "
    "own below the heading."
)
_SAID = re.compile(r"sep=(.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a roster, by their numbers in the file, and which column is which.

    Its headings, and what is said of it, may be in the *wording* of the programme.
    """

    columns: Mapping[str, int]
    heading: Sequence[str]
    wording: Wording
    rows: tuple[Row, ...]
    separator: str = ""
    notes: tuple[str, ...] = ()


def read_table(data: bytes, *, wording: Wording, reading: str = "") -> Table:
    """The table in a file, whatever program has written it.

    *wording* is how the programme calls things: its headings may say them so, too.
    *reading* says how the letters of a text file are written that does not say it.

    Raises:
        RosterError: there is no table of people in it; says what to do.
    """
    check_size(data)
    if is_workbook(data):
        table = _from_sheets(read_sheets(data), wording)
    else:
        table = _from_text(*read_letters(data, reading), wording)
    if not table.rows:
        raise RosterError(NOBODY)
    if len(table.rows) > MOST_ROWS:
        raise RosterError(TOO_MANY.format(count=len(table.rows), most=MOST_ROWS))
    return table


def check_size(data: bytes) -> None:
    """Go on only with a file that is not too large.

    Raises:
        RosterError: it is.
    """
    if len(data) > LARGEST:
        said = TOO_LARGE.format(size=len(data) / 1e6, most=LARGEST / 1e6)
        raise RosterError(said)


def rows_in(data: bytes) -> Iterator[list[Row]]:
    """The rows of each sheet of a file; of text, as each separator splits it.

    Raises:
        RosterError: it is too large, or can be read as neither.
    """
    check_size(data)
    if is_workbook(data):
        yield from (rows for _, rows in read_sheets(data))
        return
    text, _ = read_letters(data)
    yield from (_cells(text, separator) for separator in _separators(text))


def _from_sheets(sheets: Sequence[tuple[str, list[Row]]], wording: Wording) -> Table:
    for name, rows in sheets:
        notes = (f"Read from the sheet “{name}”.",) if len(sheets) > 1 else ()
        if (table := _table(rows, wording, notes=notes)) is not None:
            return table
    raise RosterError(wording.plainly(NO_HEADING))


def _from_text(text: str, told: str, wording: Wording) -> Table:
    notes = (told,) if told else ()
    tables = (
        _table(_cells(text, separator), wording, separator=separator, notes=notes)
        for separator in _separators(text)
    )
    found = [table for table in tables if table]
    if not found:
        raise RosterError(wording.plainly(NO_HEADING))
    return max(found, key=lambda table: len(table.columns))


def _separators(text: str) -> list[str]:
    said = _SAID.fullmatch(text.split("\n", 1)[0].strip().strip('"'))
    return [said[1]] if said else [*SEPARATORS]


def _cells(text: str, separator: str) -> list[Row]:
    return list(_split(io.StringIO(text, newline=""), separator))


def _split(lines: io.StringIO, separator: str) -> Iterator[Row]:
    reader, begins = csv.reader(lines, delimiter=separator), 1
    try:
        for cells in reader:
            yield begins, cells, ""
            begins = reader.line_num + 1
    except csv.Error as error:
        raise RosterError(
            f"Line {begins} cannot be read ({error}). Look whether a quotation mark is "
            "missing there."
        ) from None


def _table(
    rows: Sequence[Row],
    wording: Wording,
    *,
    separator: str = "",
    notes: tuple[str, ...] = (),
) -> Table | None:
    """The table below the first heading there is; None if there is none."""
    for place, (_, cells, _) in enumerate(rows[:LOOKED_THROUGH]):
        columns = columns_of(cells, wording)
        if is_heading(columns):
            below = tuple(
                row for row in rows[place + 1 :] if any(map(str.strip, row[1]))
            )
            notes += _unused(cells, columns)
            return Table(columns, cells, wording, below, separator, notes)
    return None


def _unused(heading: Sequence[str], columns: Mapping[str, int]) -> tuple[str, ...]:
    used = {*columns.values()}
    others = [cell.strip() for n, cell in enumerate(heading) if n not in used]
    named = ", ".join(f"“{other}”" for other in others if other)
    return (f"Columns that are not used: {named}.",) if named else ()
