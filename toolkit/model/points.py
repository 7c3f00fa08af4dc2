"""What a notebook says between its activities, by section, for the screen of a room.

The server writes it beside what the notebook asks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME
from toolkit.model.plain import told_cells
from toolkit.model.responses import JSON

if TYPE_CHECKING:
    # Importing it would cost every kernel's template ten megabytes.
    from nbformat import NotebookNode

Points = Mapping[str, Sequence[str]]
"""Markdown by the permanent name of its section; "" is before the first."""

_RICHER = ("text/html", "image/svg+xml")
"""What is shown as one of these is more than words."""


def points_of(notebook: NotebookNode) -> Points:
    """The author's words in an executed *notebook*, without those about a long form."""
    found: dict[str, list[str]] = defaultdict(list)
    section, leads = "", False
    for cell in told_cells(notebook):
        if cell.cell_type == "markdown":
            leads = _add(found[section], cell.source)
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if SECTION_MIME in data:
                section, leads = data[SECTION_MIME]["name"], False
            elif _is_long_form(data) and leads:
                found[section].pop()
                leads = False
            else:
                leads = _add(found[section], _words(data))
    return {name: tuple(words) for name, words in found.items() if words}


def write_points(folder: Path, name: str, points: Points) -> None:
    """Keep in *folder* what the notebook called *name* says."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = folder / f"{name}.points.json.new"
    new.write_text(json.dumps(points), encoding="utf-8")
    # Whoever reads at this moment finds the one or the other, whole.
    new.replace(points_file(folder, name))


def read_points(folder: Path, name: str) -> Points:
    """What the notebook called *name* says; nothing if it was never prepared."""
    try:
        kept = json.loads(points_file(folder, name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {section: tuple(words) for section, words in kept.items()}


def points_file(folder: Path, name: str) -> Path:
    """Where they are kept."""
    return folder / f"{name}.points.json"


def _add(found: list[str], words: str) -> bool:
    if words.strip():
        found.append(words.strip())
    return bool(words.strip())


def _words(data: Mapping[str, JSON]) -> str:
    if any(mime in data for mime in _RICHER):
        return ""
    said = data.get("text/markdown", "")
    return said if isinstance(said, str) else "".join(said)


def _is_long_form(data: Mapping[str, JSON]) -> bool:
    outline = data.get(ACTIVITY_MIME, {}).get("outline", {})
    return bool(outline.get("long_form"))
