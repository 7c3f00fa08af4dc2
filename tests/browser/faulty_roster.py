"""A roster as a workbook has it in earnest: more than twenty kinds of fault."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from io import BytesIO

from openpyxl import Workbook

Row = tuple[object, ...]

ONE, TWO, THREE = "Example School", "Exâmple Academy", "Third School"
HEADING = ("FIRST NAME ", " Last Name", "SCHOOL", "E-mail  Address", "Role", "Group")
UNUSED = ("Registered on", "", " ")
MAIL = "{}@school.example"
PLAIN = (
    *("Ada", "Bea", "Cal", "Dov", "Eve", "Fin", "Gil", "Hal", "Ida", "Jon"),
    *("Kit", "Lea", "Mia"),
)
GOOD: tuple[Row, ...] = tuple(
    (name, "Plain", ONE, MAIL.format(name.lower()), "", "Group 1", date(2026, 9, 4))
    for name in PLAIN
)
ODD: tuple[Row, ...] = (
    (unicodedata.normalize("NFD", "Zoë"), "Mark", ONE, "zoe@school.example"),
    ("Ben\nJohn", "Line", ONE, "ben@school.example", "PARTICIPANT ", "group 1"),
    ("Nia", "Nowhere", TWO, "n/a", "participants", " GROUP 1 "),
    ("Oli", "Empty", TWO, None, None, "Group  1"),
    ("Pia", "Shared", THREE, "office@school.example"),
    ("Quin", "Shared", THREE, "office@school.example"),
    ("Rae", "Capital", THREE, "  RAE@School.Example "),
)
TWICE: Row = ("Oli", "Empty", TWO)
WRONG: dict[str, Row] = {
    "The name has 160 characters": ("S" * 155, "Long", ONE, "sam@school.example"),
    "“4711” is no name": (4711, None, ONE, "tom@school.example"),
    "“Head of maths” is no role": ("Una", "Role", TWO, None, "Head of maths"),
    "Cell C{row} has a formula": ("Vic", "Sum", '=CONCAT("Third"," School")'),
    "“wes at school.example” is no email": (
        "Wes",
        "Astray",
        ONE,
        "wes at school.example",
    ),
    "“2026-09-04” is no name": (date(2026, 9, 4), None, TWO),
    "This row is hidden": ("Xan", "Hidden", THREE, "xan@school.example"),
    "it looks like a total": ("Total:", 24),
}
"""Rows that are left out, by how the reason begins or ends."""
MENDED: tuple[Row, ...] = (
    ("Sam", "Long", ONE, "sam@school.example"),
    ("Tom", "Number", ONE, "tom@school.example"),
    ("Una", "Role", TWO, "una@school.example"),
    ("Vic", "Sum", THREE, "vic@school.example"),
)
_ROWS = (*GOOD, (), *ODD, (None, " "), TWICE, *WRONG.values())


def faulty() -> bytes:
    """The roster as it comes."""
    return saved(_ROWS, hidden=WRONG["This row is hidden"])


def line_of(row: Row) -> int:
    """The number of a row in it; a title, a gap and the heading stand above."""
    return _ROWS.index(row) + 4


def saved(rows: Iterable[Row], *, hidden: Row | None = None) -> bytes:
    """A workbook of these rows."""
    book, file = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Work group, as of today",))
    sheet.append(())
    sheet.append((*HEADING, *UNUSED))
    for number, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)  # type: ignore[arg-type]
        sheet.row_dimensions[number].hidden = row is hidden
    book.save(file)
    return file.getvalue()
