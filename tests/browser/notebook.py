"""What Workshop 1 asks, read from its notebook."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import nbformat

from tests.first_year import YEAR

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = Path(__file__).resolve().parents[2] / "workshop1_launch" / "workshop.ipynb"
PROGRAMME_WIDE = {
    "audit": "Self-audit: where we are now",
    "action_plan": "My action plan",
    "pen_picture": "My pen picture",
}
# What a group writes together is nobody's own answer.
NOT_ASKED = {"group_page", "begin", "section", "say", "agreement", "finish", "recall"}


@dataclass(frozen=True)
class Asked:
    """One activity as its author wrote it."""

    kind: str
    name: str
    prompt: str


def _read() -> tuple[Asked, ...]:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells  # type: ignore[no-untyped-call]
    calls = [_call(cell.source) for cell in cells if cell.cell_type == "code"]
    return tuple(_asked(call) for call in calls if _verb(call) not in NOT_ASKED)


def prompt_of(name: str) -> str:
    return next(asked.prompt for asked in ACTIVITIES if asked.name == name)


def _call(source: str) -> ast.Call:
    last = ast.parse(source).body[-1]
    assert isinstance(last, ast.Expr)
    assert isinstance(last.value, ast.Call)
    return last.value


def _verb(call: ast.Call) -> str:
    assert isinstance(call.func, ast.Attribute)
    return call.func.attr


def _asked(call: ast.Call) -> Asked:
    verb = _verb(call)
    if verb in PROGRAMME_WIDE:
        return Asked(verb, verb, PROGRAMME_WIDE[verb])
    name, prompt = (ast.literal_eval(argument) for argument in call.args)
    worded = YEAR.wording.apply(prompt)
    return Asked(verb, name, YEAR.in_words(worded, workshop="workshop1_launch"))


# Once and at once: the parser counts its depth wrongly in the browser's greenlets.
ACTIVITIES = _read()
"""Everything to answer, in the order of the page."""
