"""What can be said of a programme beside its server, which runs the notebooks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.checking.asked import asked_by_script, asked_by_style
from toolkit.checking.calendars import unplanned
from toolkit.checking.checking import findings_of, known_of, read_all
from toolkit.checking.finding import Finding, in_order
from toolkit.checking.record import Made, Ran, Run, Scripted
from toolkit.checking.written import Written
from toolkit.model.contents import ACTIVITY_MIME, MODULE_MIME
from toolkit.programme import Programme

_OBJECT = re.compile(r"<(?:\w+\.)*(\w+) object at 0x")

Notebook = Mapping[str, Any]
"""An executed one, with the outputs of its cells."""


ModuleText = Callable[[str, str], str]
"""Gives the text of a widget's script or style, by its hash and "js" or "css"."""


def check_served(
    programme: Programme,
    root: Path,
    *,
    executed: Mapping[str, Notebook],
    text: ModuleText = lambda *_: "",
) -> tuple[Finding, ...]:
    """What is wrong with the notebooks of *programme* in *root*, errors first.

    Nothing is run for it: what a run can say comes from those that are *executed*, and
    what their widgets' scripts say from *text*.
    """
    found, written = read_all(programme, root / "programme.toml")
    runs = {
        name: run_of(notebook, text)
        for name, notebook in executed.items()
        if name in written and _is_of(notebook, written[name])
    }
    known = known_of(programme, root, written, runs, {})
    for checked in (known[name] for name in known.keys() - unplanned(programme)):
        found += findings_of(checked)
    return tuple(sorted(found, key=in_order))


def _is_of(notebook: Notebook, written: Written) -> bool:
    """Whether it was executed as it is *written* now; soon it will be, if not."""
    executed = [(c["cell_type"] == "code", c["source"]) for c in notebook["cells"]]
    return executed == [(cell.is_code, cell.source) for cell in written.cells]


def run_of(notebook: Notebook, text: ModuleText = lambda *_: "") -> Run:
    """What is known of how *notebook* was executed."""
    cells = {
        number: Ran(number, tuple(cell.get("outputs", ())), None, 0.0)
        for number, cell in enumerate(notebook["cells"], start=1)
        if cell["cell_type"] == "code"
    }
    scripted = tuple(dict.fromkeys(_scripted(cells, text)))
    return Run(cells, tuple(_made(cells)), scripted=scripted, is_whole=False)


def _scripted(cells: Mapping[int, Ran], text: ModuleText) -> Iterator[Scripted]:
    for number, ran in cells.items():
        for output in ran.outputs:
            data = output.get("data", {})
            modules = data.get(MODULE_MIME, {})
            if ACTIVITY_MIME in data:
                continue
            name = _class_in(str(data.get("text/plain", ""))) or "a widget"
            asked = [
                *asked_by_script(text(modules.get("js", ""), "js")),
                *asked_by_style(text(modules.get("css", ""), "css")),
            ]
            for one in asked:
                yield Scripted(number, None, name, "", one.host, one.is_sure)


def _class_in(printed: str) -> str:
    """The class of what Python prints as this."""
    found = _OBJECT.match(printed)
    return found[1] if found else printed.partition("(")[0]


def _made(cells: Mapping[int, Ran]) -> Iterator[Made]:
    for number, ran in cells.items():
        for output in ran.outputs:
            described = output.get("data", {}).get(ACTIVITY_MIME)
            if described:
                face = described["face"]
                parts = tuple(described.get("answers") or ("",))
                yield Made(
                    verb="",
                    author=face.get("workshop", ""),
                    cell=number,
                    line=None,
                    shown=True,
                    name=face["name"],
                    is_asked=True,
                    stored=tuple(f"{face['name']}.{part}" for part in parts if part),
                    face=face,
                )
