"""What a PDF says and how it is tagged, read with other people's tools."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

PAINTING = frozenset(
    ("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh")
)


def text_of(pdf: bytes) -> str:
    """The words of *pdf*, with runs of space made one."""
    return " ".join(" ".join(pages_of(pdf)).split())


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page of *pdf*, in its lines."""
    read = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return read.stdout.decode().replace("\u200b", "").split("\f")[:-1]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@dataclass(frozen=True, slots=True)
class Tag:
    """One element of the structure that a screen reader follows."""

    name: str
    alternative: str
    scope: str


def tags(pdf: bytes) -> list[Tag]:
    """Every tag in reading order."""
    with opened(pdf) as document:
        return list(_tags(document.Root.StructTreeRoot.K))


def headings(pdf: bytes) -> list[int]:
    """The levels of the headings in order."""
    names = [tag.name for tag in tags(pdf)]
    return [int(name[1:]) for name in names if name[0] == "H" and name[1:].isdigit()]


def untagged_painting(pdf: bytes) -> int:
    """How many painting operators are neither in the tree nor called an artifact."""
    with opened(pdf) as document:
        return sum(
            1
            for page in document.pages
            for operator, marked in _operators(page)
            if operator in PAINTING and not marked
        )


def _operators(page: pikepdf.Page) -> Iterator[tuple[str, bool]]:
    depth = 0
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += (name in ("BDC", "BMC")) - (name == "EMC")
        yield name, depth > 0


def _tags(node: Any) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield Tag(str(node.S)[1:], str(node.get("/Alt", "")), _scope(node))
        if "/K" in node:
            yield from _tags(node.K)


def _scope(node: pikepdf.Dictionary) -> str:
    attributes = node.get("/A", pikepdf.Array())
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    scopes = [str(a["/Scope"]) for a in listed if "/Scope" in a]
    return scopes[0] if scopes else ""
