"""The programme's notebooks as their authors wrote them, without running them."""

from __future__ import annotations

import ast
import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.first_year import PROGRAMME

ROOT = Path(__file__).resolve().parents[2]

FIELDS = {"short", "long", "lists", "table", "tick", "date", "evidence"}
ASKING = {
    *("reflection", "discussion", "poll", "scale", "ranking", "task"),
    *("thread", "sorting", "protocol", "meetings", "cycle", "ladder"),
    *("recommendations", "group_page"),
    "talking_points",
}


@dataclass(frozen=True)
class Call:
    """One call on `workshop` or on `workshop.fields`, as the notebook writes it."""

    verb: str
    values: tuple[Any, ...]
    named: dict[str, Any]


@dataclass(frozen=True)
class Notebook:
    """One workshop's notebook and its run sheet."""

    cells: tuple[dict[str, Any], ...]
    metadata: dict[str, Any]
    run_sheet: str

    @property
    def words(self) -> str:
        """What it says between its activities."""
        texts = (c["source"] for c in self.cells if c["cell_type"] == "markdown")
        said = (call.values[0] for call in self.of_verb("say"))
        written = "\n".join((*("".join(text) for text in texts), *said))
        return PROGRAMME.wording.apply(written)

    @functools.cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call, in the order of the notebook."""
        sources = ("".join(c["source"]) for c in self.code)
        return tuple(call for source in sources for call in _calls(source))

    @property
    def code(self) -> tuple[dict[str, Any], ...]:
        """Its code cells."""
        return tuple(cell for cell in self.cells if cell["cell_type"] == "code")

    @property
    def asked(self) -> dict[str, Call]:
        """What takes an answer, by its name."""
        return {c.values[0]: c for c in self.calls if c.verb in ASKING | FIELDS}

    def of_code(self, code: str) -> list[Call]:
        """What asks for the item with *code*."""
        return [
            c for name, c in self.asked.items() if f"{name}-".startswith(f"{code}-")
        ]

    def of_verb(self, *verbs: str) -> list[Call]:
        """Every call of *verbs*, in the order of the notebook."""
        return [call for call in self.calls if call.verb in verbs]

    def sections_of(self, item: str) -> set[str]:
        """Titles of the sections in which *item* of the agenda is."""
        section, homes = "", set()
        for cell in self.cells:
            source = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                # The evaluation has a page of its own.
                leads = EVALUATION_PAGE in source and item == "EVALUATION"
                homes |= {section} if leads else set()
                continue
            for call in _calls(source):
                if call.verb == "section":
                    section = call.values[0]
                elif _belongs(call, item.lower()):
                    homes.add(section)
        return homes


EVALUATION_PAGE = "../page/evaluation#activity-end-"


@functools.cache
def notebook(workshop: str) -> Notebook:
    """The notebook of *workshop*."""
    folder = ROOT / workshop
    found = json.loads((folder / "workshop.ipynb").read_text(encoding="utf-8"))
    sheet = (folder / "facilitator.md").read_text(encoding="utf-8")
    return Notebook(tuple(found["cells"]), found["metadata"], sheet)


def _belongs(call: Call, item: str) -> bool:
    if call.verb == "audit":
        return item == "audit"
    if call.verb not in ASKING:
        return False
    name = call.values[0]
    if re.fullmatch(r"t\d", item):
        return call.verb == "task" and name.startswith(f"{item}-")
    return f"{name}-".startswith(f"{item}-")


def _calls(source: str) -> list[Call]:
    nodes = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call))
    return [_call(node) for node in nodes if isinstance(node.func, ast.Attribute)]


def _call(node: ast.Call) -> Call:
    named = {k.arg: _literal(k.value) for k in node.keywords if k.arg}
    values = tuple(_literal(value) for value in node.args)
    return Call(node.func.attr, values, named)  # type: ignore[attr-defined]


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None
