"""In JupyterLab, where no server stands behind it: the line below the first cell.

It says where answers go and whose dates are shown. Its script fills the words in braces
of the Markdown cells as they are drawn, and only there, so that what is saved keeps
them; and it makes the documents that links lead to.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import traitlets
from IPython import get_ipython
from IPython.display import display

from toolkit.activities import Activity
from toolkit.activities.base.component import synced
from toolkit.activities.base.javascript import in_order, joined
from toolkit.activities.base.widget import Widget
from toolkit.errors import AuthoringError, ToolkitError

WORDS = {
    "making": " Making the document …",
    "made": " The document is in your downloads; it has what you tried here.",
    "no_page": " (a page of the programme as it is served; toolkit edit shows it)",
}
SAYS = (
    "What you try here is kept in data/preview.db beside programme.toml, and never in "
    "this file. "
)
DATED = "Dates are those of {file}."
UNDATED = "Dates are to be announced, since there is no calendar in calendars/."
STYLE = """
.ws-beside { color: var(--jp-ui-font-color2, #555); font-size: 0.9em; margin: 0; }
.ws-mistakes { color: var(--jp-error-color1, #a4262c); margin: 0; }
.ws-mistakes:empty { display: none; }
"""
_MOST = 1000
_shown_in: list[int] = []
_MAKER = "toolkit.export.in_jupyter"
"""What makes documents; it is of a layer above, so a notebook knows only its name."""

Fill = Callable[[str], str]
Make = Callable[[str, str], tuple[str, bytes]]
"""From "download" or "pack", and a name: what the file is called, and the PDF."""


class Beside(Widget):
    """One line, and what it does for its notebook; *fill* fills in, *make* makes."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    words: Mapping[str, str] = synced()

    def __init__(self, said: str, *, fill: Fill, make: Make) -> None:
        script = joined(in_order(Path(__file__).with_suffix(".js")))
        super().__init__(
            _esm=f"{script}export default {{ render }};\n", said=said, words=WORDS
        )
        self._fill, self._make = fill, make
        self._mistakes: dict[str, str] = {}
        self.on_msg(self._hear)

    def _hear(self, _widget: Any, message: Any, _buffers: Any) -> None:
        match message:
            case {"do": "words", "names": list(names)}:
                self.send(self._words(names[:_MOST]))
            case {"do": "document", "of": str(of), "name": str(name)}:
                self._send_document(of, name)

    def _words(self, names: list[object]) -> dict[str, object]:
        words = {}
        for name in names:
            try:
                words[str(name)] = self._fill(str(name))
            except AuthoringError as mistake:
                self._mistakes[str(name)] = str(mistake)
        return {"words": words, "mistakes": list(self._mistakes.values())}

    def _send_document(self, of: str, name: str) -> None:
        made = f"{of}/{name}"
        try:
            file, pdf = self._make(of, name)
        except ToolkitError as refusal:
            self.send({"made": made, "refused": f" {refusal}"})
        else:
            self.send({"made": made, "file": file}, buffers=[pdf])

    def _repr_mimebundle_(self, **options: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        return {**data, "text/plain": self.said}, metadata


def made_document(
    of: str, name: str, activities: Iterable[Activity], *, notebook: str, **about: Any
) -> tuple[str, bytes]:
    """What the file that a link leads to is called, and its PDF.

    It is of the answers to *activities* of *notebook*, or a plan of a pack; *about*
    are the programme and the seat.
    """
    maker = importlib.import_module(_MAKER)
    found: tuple[str, bytes]
    if of == "pack":
        found = maker.made_pack(name, **about)
        return found
    displayed = [activity._repr_mimebundle_()[0] for activity in activities]
    found = maker.made_answers(name, notebook=notebook, displayed=displayed, **about)
    return found


def show_beside(fill: Fill, make: Make, *, dates: str) -> None:
    """Show the line in the cell that runs, where a front end may be there to show it.

    *dates* is the file they are of. One line is enough for a cell that makes two
    notebooks.
    """
    shell = get_ipython()
    if not hasattr(shell, "kernel") or _shown_in[-1:] == [shell.execution_count]:
        return
    _shown_in[:] = [shell.execution_count]
    said = DATED.format(file=dates) if dates else UNDATED
    display(Beside(SAYS + said, fill=fill, make=make))
