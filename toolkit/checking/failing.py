"""Errors at which cells stop, each under the rule that says the most of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from toolkit.checking.finding import Finding
from toolkit.checking.record import Failed
from toolkit.checking.written import Cell, Checked

AUTHORS = ("Workshop", "Notebook", "Cohort")
"""What authors make in the first cell, mostly under its name in small letters."""

_NO_NAME = re.compile(r"name '([^']+)' is not defined")
_STRANGE = re.compile(r"got an unexpected keyword argument '(\w+)'")
_OURS = ("AuthoringError", "NoSuchCallError", "ProgrammeError")
_KNOWN = {
    "twice": re.compile(
        r"^Two (activities|fields of the task .*) are named|stands in two cells"
    ),
    "section-minutes": re.compile(r"minutes here and \d+ in programme\.toml"),
    "section-unknown": re.compile(r"^The agenda of .* has no entry"),
    "list": re.compile(r"is one text where a list|as a list, such as"),
    "empty": re.compile(r"has no words"),
    "no-workshop": re.compile(r"there is no such workshop"),
    "outcome": re.compile(r"is not registered under\s+\[outcomes\]"),
    "task-name": re.compile(r"^The task of .* is called"),
    "placeholder": re.compile(r"nothing is called \{"),
}
"""What our own errors say, by the rule that they break."""


def failing(checked: Checked) -> Iterator[Finding]:
    """Every cell that stops, with its line and what to do."""
    if checked.run is None:
        return
    known: set[str] = set()  # names of which it is said already why there are none
    for number, failed in checked.run.failed:
        cell = checked.written.cell(number)
        if "raises-exception" in cell.metadata.get("tags", ()):
            continue
        missing, follows = _missing(failed), _missing(failed) in known
        known |= {*_bound(cell), missing} - {""}
        if follows:
            continue
        yield checked.finding(
            _rule(failed),
            _said(failed),
            _cure(failed, checked),
            cell=cell,
            line=failed.line,
        )


def _rule(failed: Failed) -> str:
    if failed.name in _OURS:
        for rule, words in _KNOWN.items():
            if words.search(failed.message):
                return rule
    return "fails"


def _said(failed: Failed) -> str:
    if failed.name in _OURS:
        return failed.message
    first = failed.message.splitlines()[0] if failed.message else ""
    return f"it stops at {failed.name}{f': {first}' if first else ''}."


def _missing(failed: Failed) -> str:
    """The name that nothing has, if that is why it stopped."""
    found = _NO_NAME.match(failed.message) if failed.name == "NameError" else None
    return found[1] if found else ""


def _bound(cell: Cell) -> Iterator[str]:
    """The names that *cell* would have made, had it not stopped."""
    for node in ast.walk(cell.tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def _called(checked: Checked) -> Iterator[tuple[str, str, int]]:
    """What the author's objects are called, what each is, and in which cell."""
    for cell in checked.written.code:
        for node in cell.tree.body:
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.Call(func=ast.Name(id=kind)),
                ) if kind in AUTHORS:
                    yield name, kind, cell.number


def _cure(failed: Failed, checked: Checked) -> str:
    missing, called = _missing(failed), next(_called(checked), None)
    if missing in map(str.lower, AUTHORS) and called:
        name, kind, cell = called
        return (
            f'Cell {cell} says {name} = {kind}(…): write "{missing} = {kind}(…)" '
            f'there, or "{name}." in place of "{missing}." in every cell.'
        )
    if strange := _STRANGE.search(failed.message):
        return f'Correct the spelling of "{strange[1]}" there, or take it out.'
    if missing:
        return "Correct its spelling, or make it in a cell above."
    if failed.name in _OURS:
        return ""  # our errors say what to do
    if failed.name == "ModuleNotFoundError":
        return "Install that package where the server runs, or do without it."
    return "Correct that line, restart the kernel, and run all cells."
