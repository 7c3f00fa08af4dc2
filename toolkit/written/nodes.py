"""The parts that written things are made of: plain data, drawn as it is.

What a part is stands under "is". That is no name in Python, so most shapes are written
as calls.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from toolkit.written.mathml import Drawn
from toolkit.written.terms import Term

Text = TypedDict("Text", {"is": Literal["text"], "value": str})
Break = TypedDict("Break", {"is": Literal["break"]})
Code = TypedDict("Code", {"is": Literal["code"], "value": str})
Marked = TypedDict(
    "Marked", {"is": Literal["emphasis", "strong", "struck"], "inside": "list[Inline]"}
)
Link = TypedDict("Link", {"is": Literal["link"], "url": str, "inside": "list[Inline]"})
Formula = TypedDict(
    "Formula",
    {
        "is": Literal["formula"],
        "displayed": bool,
        "tree": Term,
        "words": str,
        "drawn": "list[Drawn | str]",
    },
)
Inline: TypeAlias = "Text | Break | Code | Marked | Link | Formula"
"""What stands in a line."""

Paragraph = TypedDict("Paragraph", {"is": Literal["paragraph"], "inside": list[Inline]})
Heading = TypedDict(
    "Heading",
    {
        "is": Literal["heading"],
        "role": Literal["chapter", "section", "typed"],
        "level": int,
        "inside": list[Inline],
        "anchor": str | None,
    },
)
Listing = TypedDict("Listing", {"is": Literal["listing"], "value": str})
Quotation = TypedDict(
    "Quotation", {"is": Literal["quotation"], "inside": "list[Written]"}
)
Bullets = TypedDict(
    "Bullets", {"is": Literal["bullets"], "items": "list[list[Written]]"}
)
Numbered = TypedDict(
    "Numbered",
    {"is": Literal["numbered"], "start": int, "items": "list[list[Written]]"},
)
Rule = TypedDict("Rule", {"is": Literal["rule"]})
Table = TypedDict(
    "Table",
    {
        "is": Literal["table"],
        "columns": list[list[Inline]],
        "rows": list[list[list[Inline]]],
        "widths": list[float] | None,
        "align": list[str | None],
    },
)
Written: TypeAlias = (
    "Paragraph | Heading | Formula | Listing | Quotation | Bullets | Numbered | Rule"
    " | Table"
)
"""What somebody wrote, or the programme."""


class Said(TypedDict):
    """Words that stand alone, such as a card."""

    value: str


class Option(TypedDict):
    """Something to choose."""

    chosen: bool
    inside: list[Inline]


class Step(TypedDict):
    """A place on a scale."""

    step: int
    chosen: bool


class Statement(TypedDict):
    """A row of the audit: its stages, from 1, and the same in words."""

    code: str
    inside: list[Inline]
    stage: int | None
    before: int | None
    now: Said
    start: Said
    moved: str


class StatementGroup(TypedDict):
    """Rows of the audit under one title; `described` says them all."""

    title: Said
    statements: list[Statement]
    described: str


class File(TypedDict):
    """The name of a file, what it is, and what it shows if somebody said."""

    value: str
    about: str
    described: str
    id: str
    media_type: str
    size: int


Choice = TypedDict("Choice", {"is": Literal["choice"], "options": list[Option]})
Scale = TypedDict(
    "Scale",
    {
        "is": Literal["scale"],
        "steps": list[Step],
        "ends": list[Said],
        "described": str,
    },
)
Diamond = TypedDict(
    "Diamond",
    {"is": Literal["diamond"], "rows": list[list[Said]], "described": str},
)
Audit = TypedDict(
    "Audit",
    {
        "is": Literal["audit"],
        "stages": list[Said],
        "groups": list[StatementGroup],
        "compared": bool,
    },
)
Files = TypedDict("Files", {"is": Literal["files"], "files": list[File]})
Empty = TypedDict("Empty", {"is": Literal["empty"], "value": str})
Node: TypeAlias = "Written | Choice | Scale | Diamond | Audit | Files | Empty"
"""What stands under a label."""


class Prepared(TypedDict):
    """A printed block with its words read."""

    label: list[Inline] | None
    inside: list[Node]
