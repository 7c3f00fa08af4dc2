"""A programme with a fault in each workshop, and what its pages showed before."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.checking.planting import HEAD, WORKSHOP, code, sound, words, write_notebook
from toolkit.testing.programme import Tested

Cells = list[dict[str, Any]]
Change = Callable[[Cells], object]

SHEET = "# Notes\n\n### 0:00 Arrive\n\nWait.\n"
CALENDAR = """
[sound]
date = 2027-03-01

[{other}]
date = 2027-03-{day}
"""


def written(name: str) -> Cells:
    """The cells of a workshop without a fault."""
    cells = sound(name)
    asks = 'w.discussion("needs", "What do your {pupils} need by {end month}?")'
    return [*cells[:4], code(asks), words("![Two people](assets/two.png)"), *cells[4:]]


def at(cells: Cells, source: str) -> int:
    """Which of *cells* holds *source*."""
    return next(n for n, cell in enumerate(cells) if source in cell["source"])


def says(old: str, new: str) -> Change:
    """Write *new* where *old* stands."""

    def change(cells: Cells) -> None:
        cell = cells[at(cells, old)]
        cell["source"] = cell["source"].replace(old, new)

    return change


def without(source: str) -> Change:
    return lambda cells: cells.pop(at(cells, source))


def beside(*lines: str) -> Change:
    """Put a cell before the last one."""
    return lambda cells: cells.insert(-1, code(*lines))


def swapped(one: str, other: str) -> Change:
    def change(cells: Cells) -> None:
        first, second = at(cells, one), at(cells, other)
        cells[first], cells[second] = cells[second], cells[first]

    return change


def nothing(_cells: Cells) -> None:
    """The fault is in another file."""


@dataclass(frozen=True)
class Fault:
    """One fault: what it does to a notebook, which test turns red, and what is said."""

    name: str
    plant: Change
    test: str
    said: str

    def __str__(self) -> str:
        return self.name


def write(folder: Path, faults: list[Fault]) -> None:
    """A programme with these *faults*, and what its pages showed without them."""
    _write(folder, {"sound": written("sound")})
    tested = Tested(
        folder / "programme.toml", data=folder, shown=folder / "tests" / "shown"
    )
    tested.compare("sound", write=True)
    shown = tested.file_of("sound").read_text()
    cells = {"sound": written("sound")}
    for fault in faults:
        cells[fault.name] = written(fault.name)
        fault.plant(cells[fault.name])
        own = shown.replace('"sound/', f'"{fault.name}/')
        tested.file_of(fault.name).write_text(own.replace("task-sound", _task(fault)))
    _write(folder, cells)
    assert json.loads(shown)


def _task(fault: Fault) -> str:
    return f"task-{fault.name}"


def _write(folder: Path, workshops: dict[str, Cells]) -> None:
    tables = [WORKSHOP.format(name=name) for name in workshops]
    (folder / "programme.toml").write_text("".join([HEAD, *tables]))
    for name, cells in workshops.items():
        if (folder / name).exists():
            continue
        write_notebook(folder / name, cells)
        (folder / name / "facilitator.md").write_text(SHEET)
        (folder / name / "assets").mkdir()
        (folder / name / "assets" / "two.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def own_kind(folder: Path, name: str, *, check: str, script: str) -> None:
    """An activity of the programme's own."""
    place = folder / "activities" / name
    place.mkdir(parents=True)
    place.joinpath(f"{name}.py").write_text(OWN.format(name=name, check=check))
    place.joinpath(f"{name}.js").write_text(script)


OWN = """
from toolkit.own import Activity, Empty, Text, script


class Own(Activity):
    kind = "{name}"
    _esm = script(__file__)

    def check(self, value, *, part):
        return {check}

    @staticmethod
    def printed(face, values):
        said = (values.get("") or {{}}).get("said")
        return [Text(said)] if said else [Empty()]

    @staticmethod
    def example(face, *, seed):
        return {{"": {{"said": "Yes"}}}}
"""
SCRIPT = """
import { keeper } from "toolkit/base/answer.js";
import { h } from "toolkit/base/dom.js";

export const render = ({ model, el, words }) => {
  const box = h("input", {});
  const kept = keeper(model, {
    read: () => ({ said: box.value }),
    write: (value) => {
      box.value = value?.said ?? "";
    },
    shown: (value) => value?.said ?? "",
    words,
  });
  el.append(box, kept.foot);
  return kept.stop;
};
"""
