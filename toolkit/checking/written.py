"""A notebook as its author saved it, and the programme around it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from toolkit.checking.finding import Finding
from toolkit.checking.names import LEVELS
from toolkit.checking.record import Run
from toolkit.errors import AuthoringError
from toolkit.model.python import tree_of
from toolkit.programme import Plan, Programme, Served

T = TypeVar("T")

ALLOW = "toolkit: allow"
SHEET = "facilitator.md"
_LONGEST = 60
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_FORM = 4


@dataclass(frozen=True)
class Call:
    """One call of a method, as the source of a cell has it."""

    cell: Cell
    verb: str
    node: ast.Call

    @property
    def line(self) -> int:
        """Its first line in the cell."""
        return self.node.lineno

    @property
    def name(self) -> str:
        """Its first argument, if that is a plain text."""
        first = self.node.args[0] if self.node.args else None
        given = getattr(first, "value", None)
        return given if isinstance(given, str) else ""


@dataclass(frozen=True, eq=False)
class Cell:
    """One cell; `number` counts all of them from 1, and 0 is the run sheet."""

    number: int
    is_code: bool
    source: str
    metadata: Mapping[str, Any] = field(default_factory=dict, repr=False)
    outputs: int = 0

    @property
    def first(self) -> str:
        """Its first line that says something, cut short."""
        lines = (line.strip() for line in self.source.splitlines())
        line = next((line for line in lines if line), "")
        if line[-1:] in _CLOSES:  # what it opens ends further down
            line = f"{line}…{_CLOSES[line[-1]]}"
        return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"

    @property
    def run_as(self) -> str:
        """Its source; blank lines at its top count, which IPython takes away."""
        if not self.source.startswith("\n") or not self.source.strip():
            return self.source
        return f"pass{self.source}"

    @cached_property
    def tree(self) -> ast.Module:
        """What it does, as Python; nothing where it is none."""
        return tree_of(self.run_as)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call of a method in it, in the order of its lines."""
        found = [
            Call(self, node.func.attr, node)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        ]
        return tuple(sorted(found, key=lambda call: call.line))

    @property
    def allowed(self) -> frozenset[str]:
        """The rules that its author has silenced, by a tag or in its metadata."""
        return allowed_in(self.metadata)

    def line_of(self, text: str) -> int | None:
        """The first of its lines in which *text* stands."""
        lines = enumerate(self.source.splitlines(), start=1)
        return next((number for number, line in lines if text in line), None)


@dataclass(frozen=True)
class Written:
    """The notebook of something that is served, as it is saved."""

    served: Served
    path: Path
    cells: tuple[Cell, ...]
    metadata: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def code(self) -> tuple[Cell, ...]:
        """Its code cells."""
        return tuple(cell for cell in self.cells if cell.is_code)

    @property
    def calls(self) -> Iterator[Call]:
        """Every call of a method, from the first cell to the last."""
        for cell in self.code:
            yield from cell.calls

    def cell(self, number: int) -> Cell:
        """The cell of this number."""
        return self.cells[number - 1]


@dataclass(frozen=True)
class Checked:
    """One notebook to be checked; `run` is what its cells did, where they were run.

    `again` is the second run, at another time. `others` are what is known of every
    notebook of the programme, this one included, by name.
    """

    programme: Programme
    root: Path
    written: Written
    run: Run | None = None
    again: Run | None = None
    others: Mapping[str, Checked] = field(default_factory=dict, repr=False)
    _found: dict[str, Any] = field(default_factory=dict, repr=False)

    def once(self, what: str, find: Callable[[Checked], T]) -> T:
        """What *find* finds here, which several rules look at."""
        if what not in self._found:
            self._found[what] = find(self)
        found: T = self._found[what]
        return found

    @property
    def plan(self) -> Plan | None:
        """The plan of the workshop, where it is one's notebook."""
        served = self.written.served
        return served if isinstance(served, Plan) else None

    def worded(self, title: str) -> str:
        """*title* in the programme's words; "" where that cannot be."""
        try:
            return self.programme.wording.apply(title)
        except AuthoringError:
            return ""

    def finding(
        self,
        rule: str,
        message: str,
        cure: str,
        *,
        cell: Cell | None = None,
        line: int | None = None,
    ) -> Finding:
        """What *rule* found in this notebook, or in the run sheet beside it."""
        is_sheet = cell is not None and not cell.number
        own = None if is_sheet else cell
        return Finding(
            file=self.written.served.folder / SHEET if is_sheet else self.written.path,
            message=message,
            cure=cure,
            cell=own.number if own else None,
            line=line,
            level=LEVELS[rule],
            rule=rule,
            first=own.first if own else "",
        )

    def is_unrun(self, cell: Cell) -> bool:
        """Whether *cell* was not run, as nothing was, or a cell above never ended."""
        run = self.run
        return run is None or (run.stuck is not None and cell.number not in run.cells)

    def is_silenced(self, finding: Finding) -> bool:
        """Whether the author says in the cell that it is meant so."""
        if finding.is_error:
            return False
        cell = finding.cell
        own = self.written.cell(cell).allowed if cell is not None else frozenset()
        return finding.rule in own | allowed_in(self.written.metadata)


def allowed_in(metadata: Mapping[str, Any]) -> frozenset[str]:
    """The rules that *metadata*, of a cell or of a notebook, silences."""
    tags = [tag for tag in metadata.get("tags", ()) if isinstance(tag, str)]
    named = [tag.removeprefix(ALLOW) for tag in tags if tag.startswith(ALLOW)]
    said = metadata.get("toolkit", {})
    own = said.get("allow", ()) if isinstance(said, dict) else ()
    named += [own] if isinstance(own, str) else list(own)
    return frozenset(word for name in named for word in re.split(r"[ ,]+", name))


def read_written(served: Served) -> Written:
    """The notebook of *served*, as it is saved.

    Raises:
        ValueError: it is no notebook, or one of a form that is no longer written.
    """
    # nbformat would hold it against a schema, and takes seconds to be imported.
    found = json.loads(served.notebook.read_text(encoding="utf-8"))
    if not isinstance(found, dict) or found.get("nbformat") != _FORM:
        raise ValueError(f"its form is not {_FORM}")
    cells = tuple(
        Cell(
            number=number,
            is_code=cell["cell_type"] == "code",
            source="".join(cell["source"]),
            metadata=cell.get("metadata", {}),
            outputs=len(cell.get("outputs", ())),
        )
        for number, cell in enumerate(found["cells"], start=1)
    )
    return Written(served, served.notebook, cells, found.get("metadata", {}))
