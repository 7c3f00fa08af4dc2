"""Rosters as people save them, and what becomes of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from toolkit.model import Seating
from toolkit.programme.wording import PLAIN
from toolkit.roster import Plan, carry_out, plan_import, read_table
from toolkit.store import Store

COHORT = "north"
Cells = list[list[object]]


@pytest.fixture
def kept(sqlite_url: str) -> Iterator[Store]:
    """A store with one empty cohort; what is decided is the same on any database."""
    with Store(sqlite_url) as store:
        store.cohorts.add(COHORT, "North")
        yield store


class Importing:
    """Imports what it is given into the cohort."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.wording = PLAIN

    def plan(
        self, roster: str | bytes, answers: Mapping[int, str] | None = None, **how: bool
    ) -> Plan:
        data = roster.encode() if isinstance(roster, str) else roster
        table = read_table(data, wording=self.wording)
        return plan_import(table, COHORT, store=self.store, answers=answers, **how)

    def do(self, roster: str | bytes, answers: Mapping[int, str] | None = None) -> Plan:
        plan = self.plan(roster, answers)
        carry_out(plan, store=self.store)
        return plan

    @property
    def roster(self) -> tuple[Seating, ...]:
        return self.store.people.roster(COHORT)

    @property
    def names(self) -> list[str]:
        return [seating.person.name for seating in self.roster]


@pytest.fixture
def importing(kept: Store) -> Importing:
    return Importing(kept)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., bytes]:
    """The bytes of a workbook: its sheets, each a list of rows."""
    import openpyxl

    def made(change: Callable[[object], None] | None = None, **sheets: Cells) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        if change is not None:
            change(book)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()

    return made
