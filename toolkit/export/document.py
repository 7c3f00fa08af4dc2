"""A notebook of answers, turned into the plain data that both templates draw."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from nbformat import NotebookNode

from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Block, Empty
from toolkit.activities.base.prepared import prepare
from toolkit.export.characters import drawable, right_to_left_language
from toolkit.export.narrow import narrow_columns
from toolkit.export.nodes import About, Answer, Document, Labelled, Part, Spoken
from toolkit.export.seen import Seen, Shown
from toolkit.model import JSON
from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME
from toolkit.model.dates import day_in_words
from toolkit.model.plain import told_cells
from toolkit.programme.speaking import LANGUAGE
from toolkit.written import clean, plain, read_line, read_programme
from toolkit.written.nodes import Heading, Inline, Node, Table, Written

LIMIT_NAME = 160
DEEPEST_HEADING = 6


def document_of(notebook: NotebookNode) -> Document:
    """Everything a template needs, with participants' words as data."""
    chapters = bool(notebook.metadata.get("workshop", {}).get("chapters"))
    # An author's notebook; one of answers has no heading that is not meant.
    is_written = "workshop" not in notebook.metadata
    cells = told_cells(notebook) if is_written else notebook.cells
    body = list(_Body(chapters=chapters).of(cells))
    contents = [node for node in body if node["is"] == "heading" and node["anchor"]]
    return {**_about(notebook), "contents": contents, "body": body}


def for_fonts(node: JSON) -> JSON:
    """*node* with every text fitted to the packaged fonts, and markup left out."""
    if isinstance(node, str):
        return drawable(node)
    if isinstance(node, list):
        return [for_fonts(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("is") == "text":
        # Most of a document is this, so it travels without its wrapping.
        return drawable(node["value"])
    fitted = {
        key: item if key in ("is", "url") else for_fonts(item)
        for key, item in node.items()
        if key != "drawn"
    }
    match fitted.get("is"):
        case "paragraph":
            fitted["language"] = right_to_left_language(plain(node["inside"]))
        case "table":
            fitted["narrow"] = narrow_columns(cast(Table, node))
    return fitted


def _about(notebook: NotebookNode) -> About:
    about = notebook.metadata.get("workshop", {})
    day = date.fromisoformat(about["date"]) if about.get("date") else date.today()  # noqa: DTZ011 - a document without a date was made today, here
    title = _fact(about, "title") or "My answers"
    participant = _fact(about, "participant")
    named = " \N{EN DASH} ".join(filter(None, (title, participant)))
    return {
        "participant": participant,
        "school": _fact(about, "school"),
        "cohort": _fact(about, "cohort"),
        "workshop": _fact(about, "workshop"),
        "title": title,
        "document_title": named,
        **in_language(about["lang"] if about else LANGUAGE),
        "day": [day.year, day.month, day.day],
        "date": day_in_words(day),
    }


def in_language(tag: str) -> Spoken:
    """A language as documents are told it, such as "en-GB" or "zh-Hant-TW"."""
    language, *more = tag.split("-")
    region = next((part for part in more if len(part) == 2), None)
    return {"language": language, "region": region}


def _fact(about: Mapping[str, JSON], name: str) -> str:
    return clean(about.get(name)).strip()[:LIMIT_NAME]


class _Body:
    """The parts of one document in order; lives as long as one reading of it."""

    def __init__(self, *, chapters: bool) -> None:
        self._open: list[int] = []
        self._chapters = chapters
        self._anchors = itertools.count(1)

    def of(self, cells: Iterable[NotebookNode]) -> Iterator[Part]:
        """Headings, the programme's words and answers, as they come."""
        for cell in cells:
            if cell.cell_type == "markdown":
                yield from self._programme_words(cell.source)
            elif cell.cell_type == "code":
                for output in cell.outputs:
                    yield from self._shown(output.get("data", {}))

    def _programme_words(self, source: str) -> Iterator[Written]:
        for node in read_programme(source):
            if node["is"] == "heading":
                yield self._heading(node["level"], node["inside"])
            else:
                yield _levelled(node, len(self._open) + 1)

    def _shown(self, data: Mapping[str, JSON]) -> Iterator[Part]:
        if SECTION_MIME in data:
            yield self._heading(2, read_line(data[SECTION_MIME]["title"]))
        if ACTIVITY_MIME in data:
            yield self._answer(data[ACTIVITY_MIME])

    def _heading(self, asked: int, inside: list[Inline]) -> Heading:
        # Headings go down one level at a time, however they were typed.
        while self._open and self._open[-1] >= asked:
            self._open.pop()
        self._open.append(asked)
        level = min(len(self._open), DEEPEST_HEADING)
        chapter = self._chapters and level == 1
        return {
            "is": "heading",
            "role": "chapter" if chapter else "section",
            "level": level,
            "inside": inside,
            "anchor": f"part-{next(self._anchors)}" if self._chapters else None,
        }

    def _answer(self, described: Shown) -> Answer:
        face = described["face"]
        level = min(len(self._open) + 1, DEEPEST_HEADING - 2)
        seen = Seen(described)
        printed = [blocks.from_json(kept) for kept in described["printed"]]
        return {
            "is": "answer",
            "level": level,
            "inside": read_line(face["prompt"]) or read_line(face["name"]),
            "notes": seen.notes(),
            "blocks": [_block(b, seen, level) for b in printed or [Empty()]],
        }


def _block(block: Block, seen: Seen, level: int) -> Labelled:
    prepared = prepare(block)
    below = level + 2 if prepared["label"] else level + 1
    return {
        "label": prepared["label"],
        "level": level + 1,
        "note": seen.of(block.label or ""),
        "inside": [_placed(node, below) for node in prepared["inside"]],
    }


def _placed(node: Node, level: int) -> Node:
    match node["is"]:
        case "choice" | "scale" | "diamond" | "audit" | "files" | "empty":
            return node
    return _levelled(node, level)


def _levelled(node: Written, level: int) -> Written:
    """*node* with every heading inside it at *level*."""
    match node["is"]:
        case "heading":
            return {**node, "level": min(level, DEEPEST_HEADING)}
        case "quotation":
            inside = [_levelled(part, level) for part in node["inside"]]
            return {**node, "inside": inside}
        case "bullets":
            return {**node, "items": _all_levelled(node["items"], level)}
        case "numbered":
            return {**node, "items": _all_levelled(node["items"], level)}
    return node


def _all_levelled(items: list[list[Written]], level: int) -> list[list[Written]]:
    return [[_levelled(part, level) for part in item] for item in items]
