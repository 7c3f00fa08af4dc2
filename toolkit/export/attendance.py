"""Attendance on paper and in spreadsheets: a register to sign, tables, certificates."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from toolkit.export.sheets import sheet_of
from toolkit.files import cell_text
from toolkit.programme import Programme
from toolkit.programme.wording import Wording

REGISTER = "Register: {title}"
COLUMNS = ("Name", "{School}", "Role", "Signature")
ONCE_DONE = "Destroy this sheet once the attendance is recorded."
CERTIFICATE = {
    "heading": "Certificate of attendance",
    "says": "This is to certify that",
    "of": "took part in",
    "in all": "In all",
    "unrecorded": "Attendance was not recorded at",
    "leads": "Led by",
    "signed": "Signature",
    "made": "Date",
}
CERTIFIED = ("Workshop", "Held on", "How")
_EXTRA_ROWS = 4
"""Empty lines of a register, for whoever comes and is on no list."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Whoever signs a register; nothing of it says what anybody needs."""

    name: str
    school: str
    role: str


@dataclass(frozen=True, slots=True)
class CertifiedWorkshop:
    """One workshop of a certificate, in words."""

    title: str
    day: str
    how: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """All that stands on one, in words."""

    programme: str
    cohort: str
    name: str
    school: str
    workshops: tuple[CertifiedWorkshop, ...]
    hours: str
    unrecorded: str
    leads: tuple[str, ...]
    day: str


def columns_of(wording: Wording) -> list[str]:
    """What stands above the columns of a register, as the programme says it."""
    return [wording.plainly(column) for column in COLUMNS]


def register_of(
    people: Sequence[Signer], *, title: str, about: str, programme: Programme
) -> bytes:
    """A sheet to sign, with a few empty lines, as an accessible PDF."""
    return sheet_of(
        "register",
        {
            "title": REGISTER.format(title=title),
            "about": about,
            "columns": columns_of(programme.wording),
            "note": ONCE_DONE,
            "people": [asdict(one) for one in people],
            "extra": _EXTRA_ROWS,
        },
        language=programme.language,
    )


def certificate_of(one: Certificate, *, language: str) -> bytes:
    """The certificate of one person, as an accessible PDF."""
    named = f"{CERTIFICATE['heading']}, {one.name}"
    words = {"words": CERTIFICATE, "columns": list(CERTIFIED)}
    told = {"title": named, **words, **asdict(one)}
    return sheet_of("certificate", told, language=language)


def csv_of(rows: Sequence[Sequence[str | int]]) -> bytes:
    """*rows* as CSV in UTF-8 that no spreadsheet takes for formulas."""
    text = io.StringIO()
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_of(rows: Sequence[Sequence[str | int]], *, title: str) -> bytes:
    """*rows* as a workbook without formulas; the first row stays in view."""
    # Not before somebody asks for one: it takes a while, and memory.
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_safe(cell) for cell in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _safe(cell: str | int) -> str | int:
    return cell_text(_printable(cell)) if isinstance(cell, str) else cell


def _printable(cell: str) -> str:
    """*cell* without what no workbook can hold."""
    return "".join(c for c in cell if c.isprintable() or c == "\n")
