"""What the page of every peer says and asks, read from the workshop itself.

The same words and boxes in the same order as the plain equal has; a poll and a scale
are radio buttons, as one would write them there.
"""

from __future__ import annotations

import ast
import html
import json
from collections.abc import Iterator
from pathlib import Path

import mistune
import nbformat

from benchmarks.contender import POLL
from benchmarks.plain import (
    asks,
    boxes_of,
    kind_of,
    read_cells,
    words_of,
    workshop_calls,
)
from toolkit.model import JSON

HTML = Path(__file__).with_name("apps") / "floor.html"
SCALE = (1, 5)
"""The ends of a scale whose author names none."""

Item = dict[str, JSON]


def write_page(workshop: Path, to: Path) -> None:
    """Write into the folder *to* what a peer's program reads when it starts."""
    page = {"poll": POLL, "items": list(items_of(workshop))}
    text = json.dumps(page, ensure_ascii=False, indent=1)
    (to / "page.json").write_text(text, encoding="utf-8")


def items_of(workshop: Path) -> Iterator[Item]:
    """The page from top to bottom: Markdown to read, and boxes to fill in."""
    for cell in read_cells(nbformat.read(workshop, as_version=4)):
        if cell.cell_type == "markdown":
            yield {"words": cell.source}
            continue
        for call in workshop_calls(cell.source):
            yield from _of_call(call)


def write_floor(workshop: Path, to: Path) -> None:
    """Write into the folder *to* the whole page as static HTML."""
    body = "\n".join(map(_drawn, items_of(workshop)))
    page = HTML.read_text(encoding="utf-8").replace("<!-- page -->", body)
    (to / "page.html").write_text(page, encoding="utf-8")


def _of_call(call: ast.Call) -> Iterator[Item]:
    kind = kind_of(call)
    if kind == "section":
        yield {"words": f"## {words_of(call)[0]}"}
    elif kind == "say":
        yield {"words": words_of(call)[0]}
    elif asks(call):
        options = list(_options(call, kind))
        for name, prompt in boxes_of(call):
            yield {"name": name, "prompt": prompt, "options": options}


def _options(call: ast.Call, kind: str) -> Iterator[str]:
    said = {k.arg: k.value for k in call.keywords}
    if kind == "poll":
        yield from ast.literal_eval(said["options"])
    elif kind == "scale":
        low, high = (
            ast.literal_eval(said[end]) if end in said else usual
            for end, usual in zip(("low", "high"), SCALE, strict=True)
        )
        yield from map(str, range(low, high + 1))


def _drawn(item: Item) -> str:
    if "words" in item:
        return str(mistune.html(item["words"]))
    name, prompt = html.escape(item["name"]), html.escape(item["prompt"])
    if not item["options"]:
        box = f'<label for="{name}">{prompt}</label><textarea id="{name}"></textarea>'
    else:
        choices = (
            f'<label><input type=radio name="{name}" value="{value}">{value}</label>'
            for value in map(html.escape, item["options"])
        )
        box = f"<fieldset><legend>{prompt}</legend>{''.join(choices)}</fieldset>"
    return f'<div class=asked data-name="{name}">{box}<output></output></div>'
