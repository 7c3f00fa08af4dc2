"""What a document is made of besides what was written."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from toolkit.written.nodes import Heading, Inline, Node, Written


class Labelled(TypedDict):
    """A prepared block in its place; `note` says who will see it."""

    label: list[Inline] | None
    level: int
    note: str | None
    inside: list[Node]


Answer = TypedDict(
    "Answer",
    {
        "is": Literal["answer"],
        "level": int,
        "inside": list[Inline],
        "notes": list[str],
        "blocks": list[Labelled],
    },
)
Part: TypeAlias = "Written | Answer"
"""What a document is made of, from top to bottom."""


class Spoken(TypedDict):
    """In which language a document is, for who has it read aloud."""

    language: str
    region: str | None


class About(Spoken):
    """The facts on a document's first page and in its properties."""

    participant: str
    school: str
    cohort: str
    workshop: str
    title: str
    document_title: str
    day: list[int]
    date: str


class Document(About):
    """Everything a template needs."""

    contents: list[Heading]
    body: list[Part]
