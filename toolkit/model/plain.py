"""Headings for whoever reads a notebook as it is, on GitHub or in nbviewer.

There the code of a section stands in place of its heading, so a Markdown cell above
says it as well. Wherever the section's own heading is shown, that cell is left out, and
so is the cell at the top, which says what notebook this is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME
from toolkit.model.python import imported_in

if TYPE_CHECKING:
    # Importing it would cost every kernel's template ten megabytes.
    from nbformat import NotebookNode

_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_TITLE = re.compile(r"\s*#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)")

# What a calendar fills in: as it is written, and as a template of a kernel marks it.
_LATER = re.compile("\\{[^{}]+\\}|\ue003[^\ue004]+\ue004")


def title_of(source: str) -> str:
    """The title with which the Markdown *source* begins; "" if it begins otherwise."""
    found = _TITLE.match(source)
    return found[1] if found else ""


def only_heading(source: str) -> str:
    """The words of the heading that is all the Markdown *source* has; "" else."""
    found = _HEADING.fullmatch(source.strip())
    return found[1] if found else ""


def told_cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """The cells of an executed *notebook*, without headings that are shown anyway."""
    cells = notebook.cells
    for number, cell in enumerate(cells):
        if cell.cell_type == "markdown":
            if number == 0 and title_of(cell.source) and not _is_of_others(cells):
                continue
            heading = only_heading(cell.source)
            if heading and _says(heading, _section_of(cells[number + 1 : number + 2])):
                continue
        yield cell


def _is_of_others(cells: list[NotebookNode]) -> bool:
    """Whether they are a notebook written for no page of ours: its title is its own."""
    code = [cell for cell in cells if cell.cell_type == "code"]
    return bool(code) and not any(map(_is_ours, code))


def _is_ours(cell: NotebookNode) -> bool:
    shown = (output.get("data", {}) for output in cell.get("outputs", ()))
    ours = {ACTIVITY_MIME, SECTION_MIME}
    imports_us = "toolkit" in imported_in(cell.source)
    return imports_us or any(ours & set(data) for data in shown)


def _says(heading: str, title: str) -> bool:
    """Whether they are the same, whatever is filled into the braces of *heading*."""
    parts = (re.escape(part) for part in _LATER.split(heading))
    return re.fullmatch(".+".join(parts), title) is not None


def _section_of(cells: list[NotebookNode]) -> str:
    """The title of the section that starts in *cells*, if one does."""
    for cell in cells:
        for output in cell.get("outputs", ()):
            if SECTION_MIME in output.get("data", {}):
                return str(output["data"][SECTION_MIME]["title"])
    return ""
