"""A workshop's run sheet, `facilitator.md`, as one more thing that its author wrote."""

from __future__ import annotations

from pathlib import Path

from toolkit.checking.written import SHEET, Cell, Checked
from toolkit.programme import Plan


def sheet_of(plan: Plan) -> Path:
    """Where it is."""
    return plan.folder / SHEET


def sheet_cell(checked: Checked) -> Cell:
    """All of it as if it were a cell, with the number 0; empty if there is none."""
    return checked.once("sheet", lambda it: Cell(0, is_code=False, source=_read(it)))


def is_beside(checked: Checked, cell: Cell, name: str) -> bool:
    """Whether *name* in a run sheet leads to a file, as whoever opens it there goes."""
    return not cell.number and (checked.written.served.folder / name).is_file()


def _read(checked: Checked) -> str:
    if checked.plan is None:
        return ""
    try:
        return sheet_of(checked.plan).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
