"""What an answer is made of in print: blocks, and their JSON in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Self, TypeVar

from toolkit.model import JSON
from toolkit.model.words_of import is_filled

UNKNOWN = "This part was made by another version, and cannot be shown here."
"""Printed where a notebook holds a block that is not known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labelled:
    label: str | None = None
    """What stands above the block: the person's field, or the author's."""


@dataclass(frozen=True, slots=True)
class Text(_Labelled):
    """A passage; the person may have written Markdown."""

    kind: ClassVar[str] = "text"
    body: str


@dataclass(frozen=True, slots=True)
class Listing(_Labelled):
    """Entries, numbered if they are `ordered`."""

    kind: ClassVar[str] = "list"
    items: Sequence[str]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table(_Labelled):
    """Rows under their columns; `widths` are shares of the page, all alike if None."""

    kind: ClassVar[str] = "table"
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] | None = None


@dataclass(frozen=True, slots=True)
class Choice(_Labelled):
    """All that could be chosen; `selected` are the positions of what was."""

    kind: ClassVar[str] = "choice"
    options: Sequence[str]
    selected: Sequence[int]


@dataclass(frozen=True, slots=True)
class Scale(_Labelled):
    """A whole number from `low` to `high`, whose `ends` say what these two mean."""

    kind: ClassVar[str] = "scale"
    low: int
    high: int
    ends: Sequence[str]
    value: int | None


@dataclass(frozen=True, slots=True)
class Diamond(_Labelled):
    """Cards from most to least important, row by row; a free place is empty text."""

    kind: ClassVar[str] = "diamond"
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the audit; stages count from 1, None where nobody placed it."""

    code: str
    title: str
    stage: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Statements of the audit about one thing."""

    title: str
    statements: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Profile(_Labelled):
    """In which of `stages` every statement of the audit stands."""

    kind: ClassVar[str] = "audit"
    stages: Sequence[str]
    groups: Sequence[StatementGroup]


@dataclass(frozen=True, slots=True)
class File:
    """A file of evidence; `size` in bytes, `description` of what a picture shows."""

    name: str
    size: int
    media_type: str
    id: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Files(_Labelled):
    """Which files there are; what is in them is not printed."""

    kind: ClassVar[str] = "files"
    files: Sequence[File]

    @classmethod
    def kept(cls, files: Iterable[Mapping[str, Any]], *, label: str | None) -> Self:
        """*files* as an answer keeps them."""
        return cls([_of(File, file) for file in files], label=label)


@dataclass(frozen=True, slots=True)
class Empty(_Labelled):
    """There is no answer; `note` says so."""

    kind: ClassVar[str] = "empty"
    note: str = "Not answered yet."


Block = Text | Listing | Table | Choice | Scale | Diamond | Profile | Files | Empty
"""A block, as activities print their answers and exporters read them."""

Part = TypeVar("Part", bound=Block | Statement | File)

_BLOCKS: Mapping[str, type[Block]] = {
    block.kind: block
    for block in (Text, Listing, Table, Choice, Scale, Diamond, Profile, Files, Empty)
}


def passages(said: Iterable[tuple[str | None, JSON]]) -> list[Block]:
    """A passage for each label and body, where anything is written."""
    return [Text(body, label=label) for label, body in said if is_filled(body)]


def to_json(block: Block) -> dict[str, Any]:
    """*block* as a notebook holds it."""
    return {"kind": block.kind, **asdict(block)}


def from_json(kept: Mapping[str, Any]) -> Block:
    """The block that a notebook holds; one not known here says that it is not."""
    try:
        return _read(kept)
    except (KeyError, TypeError):
        return Empty(UNKNOWN, label=kept.get("label"))


def _read(kept: Mapping[str, Any]) -> Block:
    block = _of(_BLOCKS[kept["kind"]], kept)
    match block:
        case Files():
            return Files.kept(kept["files"], label=block.label)
        case Profile():
            groups = [_group(group) for group in kept["groups"]]
            return Profile(block.stages, groups, label=block.label)
    return block


def _group(kept: Mapping[str, Any]) -> StatementGroup:
    statements = [_of(Statement, statement) for statement in kept["statements"]]
    return StatementGroup(kept["title"], statements)


def _of(kind: type[Part], kept: Mapping[str, Any]) -> Part:
    """One *kind* made of what *kept* says of it; the rest belongs to others."""
    known = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in kept.items() if name in known})
