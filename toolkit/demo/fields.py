"""Answers that an invented person might give to the fields of a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

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
from toolkit.demo.speech import Speech
from toolkit.model import JSON

_A_TERM = timedelta(days=112)


def _short(_part: PlainShown, seed: int, say: Speech) -> str:
    return say.words(seed, 1)


def _long(_part: LongShown, seed: int, say: Speech) -> str:
    return f"{say.words(seed, 4)}\n\n- {say.words(seed, 1)}\n- {say.words(seed + 1, 1)}"


def _lists(part: ListsShown, seed: int, say: Speech) -> list[list[str]]:
    return [[say.words(seed + i, 1)] * 3 for i in range(len(part["parts"]))]


def _table(part: TableShown, seed: int, say: Speech) -> list[list[str]]:
    row = [say.words(seed + i, 1) for i in range(len(part["columns"]))]
    return [row] * max(3, part["rows"])


def _tick(part: TickShown, seed: int, say: Speech) -> TickAnswer:
    chosen = list(range(0, len(part["options"]), 2))
    return {"chosen": chosen, "comment": say.words(seed, 1)}


def _date(_part: PlainShown, _seed: int, say: Speech) -> str:
    return (say.day - _A_TERM).isoformat()


def _files(_part: PlainShown, seed: int, say: Speech) -> FilesAnswer:
    file: OwnFile = {
        "id": "1",
        "name": say.file,
        "size": 182_004,
        "media_type": "application/pdf",
    }
    return {"note": say.words(seed, 1), "files": [file]}


FIELDS: Mapping[type[Field], Callable[[JSON, int, Speech], JSON]] = {
    Short: _short,
    Long: _long,
    Lists: _lists,
    Table: _table,
    Tick: _tick,
    Date: _date,
    Files: _files,
}
"""By kind."""
