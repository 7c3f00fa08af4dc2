"""Answers that an invented head of mathematics might give to the fields of a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.activities.base.shapes import OwnFile
from toolkit.activities.task.kinds import (
    Date,
    Field,
    Files,
    Lists,
    Long,
    Short,
    Table,
    Tick,
)
from toolkit.activities.task.shapes import (
    FilesAnswer,
    ListsShown,
    LongShown,
    PlainShown,
    TableShown,
    TickAnswer,
    TickShown,
)
from toolkit.demo.words import words
from toolkit.model import JSON


def _short(_part: PlainShown, seed: int) -> str:
    return words(seed, 1)


def _long(_part: LongShown, seed: int) -> str:
    return f"{words(seed, 4)}\n\n- {words(seed, 1)}\n- {words(seed + 1, 1)}"


def _lists(part: ListsShown, seed: int) -> list[list[str]]:
    return [[words(seed + i, 1)] * 3 for i in range(len(part["parts"]))]


def _table(part: TableShown, seed: int) -> list[list[str]]:
    row = [words(seed + i, 1) for i in range(len(part["columns"]))]
    return [row] * max(3, part["rows"])


def _tick(part: TickShown, seed: int) -> TickAnswer:
    chosen = list(range(0, len(part["options"]), 2))
    return {"chosen": chosen, "comment": words(seed, 1)}


def _date(_part: PlainShown, _seed: int) -> str:
    return "2023-01-20"


def _files(_part: PlainShown, seed: int) -> FilesAnswer:
    file: OwnFile = {
        "id": "1",
        "name": "six books.pdf",
        "size": 182_004,
        "media_type": "application/pdf",
    }
    return {"note": words(seed, 1), "files": [file]}


FIELDS: Mapping[type[Field], Callable[[JSON, int], JSON]] = {
    Short: _short,
    Long: _long,
    Lists: _lists,
    Table: _table,
    Tick: _tick,
    Date: _date,
    Files: _files,
}
"""By kind."""
