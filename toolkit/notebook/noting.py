"""Calm notes below a cell in JupyterLab, of what is no error and yet not meant so."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from IPython import get_ipython
from IPython.display import display

from toolkit.activities import Activity
from toolkit.programme import Programme

LOST = (
    "“{name}” is lost: of a cell only the last expression is shown. Give it a cell of "
    "its own."
)
UNASKED = (
    "The notebook of “{workshop}” asks for nothing that is called “{name}”, so nothing "
    "will be shown here. Use the permanent name of an activity there, or “task.field”."
)
LATER = (
    "In the agenda “{title}” comes before “{other}”, which was started earlier. If "
    "this cell is further down, move it, or the line in programme.toml."
)
AGAIN = "“{title}” starts in another cell, too. Take one of the two away."


class Noted:
    """The notes of one cell, as it shows them."""

    def __init__(self, notes: Sequence[str]) -> None:
        self._notes = notes

    def _repr_mimebundle_(self, **_options: object) -> dict[str, str]:
        lines = "".join(f"<p>{escape(note)}</p>" for note in self._notes)
        return {
            "text/html": f'<div role="note" style="{_STYLE}">{lines}</div>',
            "text/plain": "\n".join(self._notes),
        }


_STYLE = "border-left: 3px solid currentColor; padding: 0 0.8em; margin: 0.4em 0"


class Noting:
    """What the cells of one notebook make, as long as its kernel lives.

    Where no front end tells which cell runs, as on a page, it says nothing.
    """

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._notes: list[str] = []
        self._made: list[Activity] = []
        self._shown: set[int] = set()
        self._sections: dict[str, tuple[int, str]] = {}
        self._is_begun = False

    def made(self, activity: Activity, cell: str | None) -> None:
        """Note what the running cell makes."""
        if cell is None:
            return
        self._begin()
        self._made.append(activity)
        face: Mapping[str, Any] = activity.face
        if "source_workshop" in face:
            self._recalled(str(face["source_workshop"]), str(face["source"]))

    def started(self, title: str, place: int, cell: str | None) -> None:
        """Note a section, and its *place* in the agenda."""
        if cell is None:
            return
        self._begin()
        others = {name: at for name, at in self._sections.items() if name != cell}
        later = [named for at, named in others.values() if at > place]
        if cell not in self._sections and later:
            self._notes.append(LATER.format(title=title, other=later[0]))
        if any(at == place for at, _named in others.values()):
            self._notes.append(AGAIN.format(title=title))
        self._sections[cell] = (place, title)

    def _recalled(self, workshop: str, name: str) -> None:
        try:
            notebook = self._programme.workshop(workshop).notebook
            written = notebook.read_text(encoding="utf-8")
        except OSError:
            return  # it is not written yet
        # In the file each quotation mark of the source has a backslash before it.
        if not all(f'{part}\\"' in written for part in name.split(".")):
            self._notes.append(UNASKED.format(workshop=workshop, name=name))

    def _begin(self) -> None:
        if self._is_begun:
            return
        self._is_begun = True
        shell = get_ipython()
        formatter: Any = shell.display_formatter
        drawn = formatter.format

        def noticing(shown: object, *details: Any, **options: Any) -> Any:
            self._notice(shown)
            return drawn(shown, *details, **options)

        formatter.format = noticing
        shell.events.register("post_run_cell", self._after)

    def _notice(self, shown: object) -> None:
        self._shown.add(id(shown))
        for inner in getattr(shown, "children", ()):
            self._notice(inner)

    def _after(self, result: Any) -> None:
        lost = [one for one in self._made if id(one) not in self._shown]
        if lost and result.success and has_several(result.info.raw_cell):
            self._notes += [LOST.format(name=one.name) for one in lost]
        notes, self._notes = self._notes, []
        self._made.clear()
        self._shown.clear()
        if notes:
            display(Noted(notes))


def has_several(source: str) -> bool:
    """Whether a cell has a call before its last expression, which shows nothing."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return False
    calls = [
        each
        for each in body
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Call)
    ]
    return len(calls) > 1
