"""What kinds of field a task can have, and what each keeps and prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, cast

from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Block
from toolkit.activities.base.checked import (
    date_of,
    fields_of,
    indexes_of,
    is_filled,
    list_of,
    text_of,
)
from toolkit.activities.base.unnamed import reminded
from toolkit.activities.task.shapes import (
    AnyShown,
    FieldAnswer,
    FilesAnswer,
    ListsShown,
    LongShown,
    PlainShown,
    TableShown,
    TickAnswer,
    TickShown,
)
from toolkit.model import JSON, Sharing
from toolkit.model.dates import typed_day

LIMIT_SHORT = 1_000
LIMIT_LONG = 20_000
LIMIT_SAID = 2_000
"""Longest word to facilitators about the task, in characters."""

LIMIT_ROWS = 40
"""Most entries of a list and rows of a table."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One part of a task."""

    kind: ClassVar[str]
    takes_files: ClassVar[bool] = False
    name: str
    label: str
    help: str = ""
    sharing: Sharing = Sharing.PRIVATE
    optional: bool = False
    was: tuple[str, ...] = ()

    def face(self) -> AnyShown:
        """What the browser draws."""
        own = asdict(self, dict_factory=_as_json)
        del own["was"]  # where the answers are, not the field, says what they were
        about = reminded(self.help, self.label, always=self.takes_files)
        return cast("AnyShown", {"kind": self.kind, **own, "help": about})

    def check(self, value: JSON) -> FieldAnswer:
        """*value* as it will be kept.

        Raises:
            AnswerError: it cannot be kept; the message says what to do.
        """
        raise NotImplementedError

    @staticmethod
    def printed(face: Any, value: JSON) -> list[Block]:
        """The printed form of a checked value that is not empty."""
        raise NotImplementedError


class Short(Field):
    """A line or two; checked to text."""

    kind = "short"

    def check(self, value: JSON) -> str:
        """Text of at most `LIMIT_SHORT` characters."""
        return text_of(value, limit=LIMIT_SHORT)

    @staticmethod
    def printed(face: PlainShown, value: str) -> list[Block]:
        """The person's words."""
        return [blocks.Text(value, label=face["label"])]


@dataclass(frozen=True, kw_only=True)
class Long(Field):
    """A passage; `words` is advice to its writer, never a reason to refuse."""

    kind: ClassVar[str] = "long"
    words: int = 100

    def face(self) -> LongShown:
        """What the browser draws."""
        return cast("LongShown", super().face())

    def check(self, value: JSON) -> str:
        """Text of at most `LIMIT_LONG` characters."""
        return text_of(value, limit=LIMIT_LONG)

    @staticmethod
    def printed(face: LongShown, value: str) -> list[Block]:
        """The person's words."""
        return [blocks.Text(value, label=face["label"])]


@dataclass(frozen=True, kw_only=True)
class Lists(Field):
    """Lists side by side; checked to one list of entries for each of `parts`."""

    kind: ClassVar[str] = "lists"
    parts: tuple[str, ...] = ("Where we agree", "Where we differ")

    def check(self, value: JSON) -> list[list[str]]:
        """As many lists as there are parts, without empty entries."""
        lists = list_of(value, _entries, most=len(self.parts), what="lists")
        return lists + [[]] * (len(self.parts) - len(lists))

    @staticmethod
    def printed(face: ListsShown, value: list[list[str]]) -> list[Block]:
        """One printed list a part; a single list goes by the field's own label."""
        parts = face["parts"]
        labels = (
            [f"{face['label']}: {p}" for p in parts] if parts[1:] else [face["label"]]
        )
        return [
            blocks.Listing(items, label=label)
            for label, items in zip(labels, value, strict=False)
        ]


@dataclass(frozen=True, kw_only=True)
class Table(Field):
    """A small table; checked to a list of rows, each a list of text cells."""

    kind: ClassVar[str] = "table"
    columns: tuple[str, ...] = ()
    rows: int = 3

    def check(self, value: JSON) -> list[list[str]]:
        """Rows of exactly as many cells as there are columns."""
        return list_of(value, self._row, most=LIMIT_ROWS, what="rows")

    def _row(self, row: object) -> list[str]:
        most = len(self.columns)
        cells = list_of(row, _cell, most=most, what="columns")
        return cells + [""] * (most - len(cells))

    @staticmethod
    def printed(face: TableShown, value: list[list[str]]) -> list[Block]:
        """The rows that say something."""
        rows = [row for row in value if is_filled(row)]
        return [blocks.Table(face["columns"], rows, label=face["label"])]


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """Boxes to tick; checked to {"chosen": [index, ...], "comment": text}."""

    kind: ClassVar[str] = "tick"
    options: tuple[str, ...] = ()
    comment: bool = False

    def check(self, value: JSON) -> TickAnswer:
        """Each choice once, in the order of the options."""
        given = fields_of(value)
        return {
            "chosen": indexes_of(given.get("chosen") or [], self.options),
            "comment": text_of(given.get("comment"), limit=LIMIT_LONG),
        }

    @staticmethod
    def printed(face: TickShown, value: TickAnswer) -> list[Block]:
        """The options with the ticks, then the comment if there is one."""
        options, label = face["options"], face["label"]
        ticked = blocks.Choice(options, value["chosen"], label=label)
        return [ticked, *blocks.passages([(None, value["comment"])])]


class Date(Field):
    """A day; checked to an ISO date, or to empty text."""

    kind = "date"

    def check(self, value: JSON) -> str:
        """A date as the calendar has it."""
        return date_of(value)

    @staticmethod
    def printed(face: PlainShown, value: str) -> list[Block]:
        """The day in words."""
        return [blocks.Text(typed_day(value), label=face["label"])]


class Files(Field):
    """Files of evidence and a note about them.

    Checked to {"note": text, "files": [...]}; the task itself says which files there
    are (id, name, size in bytes, media type), whatever the browser claims.
    """

    kind = "evidence"
    takes_files = True

    def check(self, value: JSON) -> FilesAnswer:
        """The note alone; the task adds the files."""
        note = text_of(fields_of(value).get("note"), limit=LIMIT_LONG)
        return {"note": note, "files": []}

    @staticmethod
    def printed(face: PlainShown, value: FilesAnswer) -> list[Block]:
        """The names of the files, then the note if there is one."""
        files = blocks.Files.kept(value["files"], label=face["label"])
        return [files, *blocks.passages([(None, value["note"])])]


KINDS: Mapping[str, type[Field]] = {
    kind.kind: kind for kind in (Short, Long, Lists, Table, Tick, Date, Files)
}


def field_kind(face: Mapping[str, JSON]) -> type[Field]:
    """The kind of field that *face* draws."""
    return KINDS[face["kind"]]


def _as_json(items: list[tuple[str, object]]) -> dict[str, object]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in items}


def _entries(entries: object) -> list[str]:
    found = list_of(entries, _entry, most=LIMIT_ROWS, what="entries")
    return [entry for entry in found if entry]


def _entry(entry: object) -> str:
    return text_of(entry, limit=LIMIT_SHORT).strip()


def _cell(cell: object) -> str:
    return text_of(cell, limit=LIMIT_SHORT)
