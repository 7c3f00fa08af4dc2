"""Workbooks: what stands in the cells of an .xlsx file."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from toolkit.errors import RosterError

LARGEST_UNPACKED = 60_000_000
"""Bytes that a workbook may have once it is unpacked."""

MOST_ROWS, MOST_COLUMNS = 20_000, 60
"""What is looked at of a sheet."""

Row = tuple[int, list[str], str]
"""A row's number, its cells, and why it cannot be taken; nothing, if it can."""

OLD = (
    "This is a workbook of an older kind, or one with a password. Open it, take the "
    "password away if it has one, and save it as “Excel workbook (.xlsx)”."
)
OTHER = (
    "This is no workbook that can be read. Save it as “Excel workbook (.xlsx)” "
    "or as “CSV UTF-8”."
)
DAMAGED = (
    "This workbook is damaged, or was cut short on its way. Open it, save it again, "
    "and import that."
)
TOO_LARGE = (
    "This workbook has far more in it than such a table. Copy the table into a new "
    "one, and import that."
)
HIDDEN = (
    "This row is hidden in the workbook, so it is left out. Show it there if it "
    "belongs to the table."
)
NO_RESULT = (
    "Cell {cell} has a formula whose result the file does not hold. Open the workbook "
    "in the program it was made with, save it, and import it again."
)
FAILED = "Cell {cell} says {value}: its formula has failed. Correct it there."
_OLD_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_workbook(data: bytes) -> bool:
    """Whether *data* is a workbook, or something else that is packed like one."""
    return data.startswith((b"PK\x03\x04", _OLD_START))


def read_sheets(data: bytes) -> list[tuple[str, list[Row]]]:
    """The sheets of a workbook that are shown, each by its name, with their rows.

    Raises:
        RosterError: it has a password, is damaged, or no workbook.
    """
    if data.startswith(_OLD_START):
        raise RosterError(OLD)
    _check_packed(data)
    # Not before somebody imports a workbook: it takes a while, and memory.
    import openpyxl

    try:
        values, written = (
            openpyxl.load_workbook(io.BytesIO(data), data_only=only)
            for only in (True, False)
        )
    except Exception as error:  # whatever a damaged one makes it stumble over
        raise RosterError(DAMAGED) from error
    shown = [
        (values[name], written[name])
        for name in values.sheetnames
        if hasattr(values[name], "iter_rows") and values[name].sheet_state == "visible"
    ]
    return [(sheet.title, list(_rows(sheet, formulas))) for sheet, formulas in shown]


def _check_packed(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile as error:
        raise RosterError(DAMAGED) from error
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise RosterError(TOO_LARGE)
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise RosterError(OTHER)


def _rows(sheet: Any, formulas: Any) -> Iterator[Row]:
    # Whoever formats a whole column gives a sheet a million rows.
    within = {
        "max_row": min(sheet.max_row, MOST_ROWS),
        "max_col": min(sheet.max_column, MOST_COLUMNS),
    }
    both = zip(sheet.iter_rows(**within), formulas.iter_rows(**within), strict=True)
    for number, (row, written) in enumerate(both, 1):
        cells = [_text(cell.value) for cell in row]
        hidden = sheet.row_dimensions[number].hidden and any(cells)
        yield number, cells, HIDDEN if hidden else _trouble(row, written)


def _trouble(row: Any, written: Any) -> str:
    for cell, source in zip(row, written, strict=True):
        if cell.data_type == "e":
            return FAILED.format(cell=cell.coordinate, value=cell.value)
        if source.data_type == "f" and cell.value is None:
            return NO_RESULT.format(cell=cell.coordinate)
    return ""


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)
