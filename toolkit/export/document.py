"""A notebook of answers, turned into the plain data that both templates draw."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nbformat import NotebookNode

from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Block, Empty
from toolkit.export.characters import clean, drawable, right_to_left_language
from toolkit.export.markup import Node, plain, read_line, read_programme
from toolkit.export.narrow import narrow_columns
from toolkit.export.printed import prepare
from toolkit.export.seen import Seen
from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME
from toolkit.model.dates import day_in_words

LIMIT_NAME = 160
DEEPEST_HEADING = 6


def document_of(notebook: NotebookNode) -> dict[str, Any]:
    """Everything a template needs, with participants' words as data."""
    chapters = bool(notebook.metadata.get("workshop", {}).get("chapters"))
    body = list(_Body(chapters=chapters).of(notebook))
    contents = [node for node in body if node.get("anchor")]
    return {**_about(notebook), "contents": contents, "body": body}


def for_fonts(node: Any) -> Any:
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
        if key != "mathml"
    }
    match fitted.get("is"):
        case "paragraph":
            fitted["language"] = right_to_left_language(plain(node["inside"]))
        case "table":
            fitted["narrow"] = narrow_columns(node)
    return fitted


def _about(notebook: NotebookNode) -> dict[str, Any]:
    about = notebook.metadata.get("workshop", {})
    day = date.fromisoformat(about["date"]) if about.get("date") else date.today()  # noqa: DTZ011 - a document without a date was made today, here
    language, _, region = (about.get("lang") or "en-GB").partition("-")
    facts = {
        name: clean(about.get(name)).strip()[:LIMIT_NAME]
        for name in ("participant", "school", "cohort", "workshop")
    }
    title = clean(about.get("title")).strip()[:LIMIT_NAME] or "My answers"
    named = " \N{EN DASH} ".join(filter(None, (title, facts["participant"])))
    return {
        **facts,
        "title": title,
        "document_title": named,
        "language": language,
        "region": region or None,
        "day": [day.year, day.month, day.day],
        "date": day_in_words(day),
    }


class _Body:
    """The parts of one document in order; lives as long as one reading of it."""

    def __init__(self, *, chapters: bool) -> None:
        self._open: list[int] = []
        self._chapters = chapters
        self._anchors = itertools.count(1)

    def of(self, notebook: NotebookNode) -> Iterator[Node]:
        """Headings, the programme's words and answers, as they come."""
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                yield from self._programme_words(cell.source)
            elif cell.cell_type == "code":
                for output in cell.outputs:
                    yield from self._shown(output.get("data", {}))

    def _programme_words(self, source: str) -> Iterator[Node]:
        for node in read_programme(source):
            if node["is"] == "heading":
                yield self._heading(node["level"], node["inside"])
            else:
                yield _levelled(node, len(self._open) + 1)

    def _shown(self, data: Mapping[str, Any]) -> Iterator[Node]:
        if SECTION_MIME in data:
            yield self._heading(2, read_line(data[SECTION_MIME]["title"]))
        if ACTIVITY_MIME in data:
            yield self._answer(data[ACTIVITY_MIME])

    def _heading(self, asked: int, inside: list[Node]) -> Node:
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

    def _answer(self, described: Mapping[str, Any]) -> Node:
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


def _block(block: Block, seen: Seen, level: int) -> Node:
    prepared = prepare(block)
    below = level + 2 if prepared["label"] else level + 1
    return {
        "label": prepared["label"],
        "level": level + 1,
        "note": seen.of(block.label or ""),
        "inside": [_levelled(node, below) for node in prepared["inside"]],
    }


def _levelled(node: Node, level: int) -> Node:
    """*node* with every heading inside it at *level*."""
    if node["is"] == "heading":
        level = min(level, DEEPEST_HEADING)
        return {**node, "role": "typed", "level": level, "anchor": None}
    if node["is"] == "quotation":
        return {**node, "inside": [_levelled(part, level) for part in node["inside"]]}
    if "items" in node:
        items = [[_levelled(part, level) for part in item] for item in node["items"]]
        return {**node, "items": items}
    return node
