"""What a notebook names elsewhere: outcomes, tasks, earlier answers, agenda items."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from toolkit.checking.finding import Finding
from toolkit.checking.written import Call, Cell, Checked
from toolkit.model import PROGRAMME
from toolkit.model.names import is_name
from toolkit.programme import Assignment

_RECALLING = ("recall", "action_plan", "growth", "board")
"""Calls that name an answer as (workshop, name)."""


def recalls(checked: Checked) -> Iterator[Finding]:
    """Earlier answers that no notebook asks for."""
    for call in checked.written.calls:
        if call.verb not in _RECALLING:
            continue
        for workshop, name, line in _places(call):
            if workshop == PROGRAMME:
                continue
            if wrong := _wrong(checked, workshop, name):
                message, cure = wrong
                yield checked.finding(
                    "recall", message, cure, cell=call.cell, line=line
                )
            elif _is_later(checked, workshop):
                yield checked.finding(
                    "recall-later",
                    f'"{workshop}" comes after this workshop, and nobody has answered '
                    "it yet.",
                    "Recall an answer of an earlier one, or move this cell there.",
                    cell=call.cell,
                    line=line,
                )


def tasks(checked: Checked) -> Iterator[Finding]:
    """A workshop's task: asked at all, and under its title."""
    plan = checked.plan
    if plan is None or plan.task is None:
        return
    task = plan.task
    calls = [call for call in checked.written.calls if call.verb == "task"]
    for call in calls:
        yield from _task(checked, call, task)
    if not calls:
        yield checked.finding(
            "task-missing",
            f'programme.toml gives this workshop the task "{task.name}", and no cell '
            "asks for it.",
            f'Add a cell: workshop.task("{task.name}", "{task.title}", fields=[…]).',
        )


def _task(checked: Checked, call: Call, task: Assignment) -> Iterator[Finding]:
    if call.name != task.name:
        if checked.is_unrun(call.cell):  # a run stops at it
            message = f'the task is called "{task.name}" in programme.toml.'
            cure = f'Give it that name here instead of "{call.name}".'
            yield checked.finding(
                "task-name", message, cure, cell=call.cell, line=call.line
            )
        return
    title = _constant(call.node.args[1]) if len(call.node.args) > 1 else ""
    if title and task.title not in checked.worded(title):
        yield checked.finding(
            "task-title",
            f'it is titled "{title}" here and "{task.title}" in programme.toml.',
            "Make the two agree: pages and letters take the one, lists the other.",
            cell=call.cell,
            line=call.node.args[1].lineno,
        )


def items(checked: Checked) -> Iterator[Finding]:
    """Items of the agenda: each is asked for in its own section."""
    plan = checked.plan
    if plan is None:
        return
    inside = _sections(checked)
    for entry in plan.agenda:
        cells = inside.get(entry.title)
        for item in entry.items if cells else ():
            if not any(_asks(cell, item.lower()) for cell in cells or ()):
                yield checked.finding(
                    "item",
                    f'the agenda has "{item}" in "{entry.title}", and nothing there is '
                    f'called "{item.lower()}…".',
                    "Name the activity so, move it, or take the item out of "
                    "programme.toml.",
                    cell=cells[0] if cells else None,
                )


def outcomes(checked: Checked) -> Iterator[Finding]:
    """Outcomes that are not registered, where no run says it."""
    known = checked.programme.outcomes
    for call in filter(lambda one: checked.is_unrun(one.cell), checked.written.calls):
        for keyword in call.node.keywords:
            if keyword.arg != "outcomes":
                continue
            for node in ast.walk(keyword.value):
                code = _constant(node)
                if code and code not in known:
                    yield checked.finding(
                        "outcome",
                        f'the outcome "{code}" is not registered in programme.toml.',
                        "Correct the code, or register it under [outcomes].",
                        cell=call.cell,
                        line=getattr(node, "lineno", call.line),
                    )


def _places(call: Call) -> Iterator[tuple[str, str, int]]:
    """Every (workshop, name) in *call*, with its line."""
    if call.verb == "recall":
        if len(call.node.args) > 1:
            workshop, name = call.name, _constant(call.node.args[1])
            if workshop and name:
                yield workshop, name, call.node.args[1].lineno
        return
    kept = [k for k in call.node.keywords if k.arg in ("prefill", "hope", "brought")]
    for keyword in kept:
        for node in ast.walk(keyword.value):
            if isinstance(node, ast.Tuple) and len(node.elts) > 1:
                workshop, name = (_constant(each) for each in node.elts[:2])
                if workshop and name:
                    yield workshop, name, node.lineno


def _wrong(checked: Checked, workshop: str, name: str) -> tuple[str, str] | None:
    plans = [plan.name for plan in checked.programme.workshops]
    if workshop not in plans:
        cure = f"The workshops are: {', '.join(plans)}."
        return f'there is no workshop "{workshop}".', cure
    other = checked.others.get(workshop)
    if other is None or name in asked(other):
        return None
    return (
        f'"{workshop}" asks for nothing that is called "{name}".',
        "Use the permanent name of an activity there, or “task.field”. It asks for "
        f"{_near(name, asked(other))}.",
    )


def _is_later(checked: Checked, workshop: str) -> bool:
    plans = [plan.name for plan in checked.programme.workshops]
    own = checked.plan
    return own is not None and plans.index(workshop) > plans.index(own.name)


def _near(name: str, names: Iterable[str]) -> str:
    """The *names* that are nearest to *name*; the first of them, if none is like it."""
    known = sorted(filter(_is_name, names))
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    own = [one for one in known if one.startswith(f"{name.split('.')[0]}.")]
    return ", ".join(dict.fromkeys([*own, *near][:6] or known[:6])) or "nothing yet"


def _is_name(name: str) -> bool:
    """Whether an answer could be kept under *name*; a source has others, too."""
    parts = name.split(".")
    return all(map(is_name, parts)) and len({*parts}) == len(parts)


def asked(checked: Checked) -> frozenset[str]:
    """The names under which its answers are kept; from the source if it was not run."""
    return checked.once("asked", _asked)


def _asked(checked: Checked) -> frozenset[str]:
    run = checked.run
    if run is None:
        return frozenset(_in_source(checked, checked.written.code))
    made = (
        name for one in run.made if one.is_asked for name in (one.name, *one.stored)
    )
    # What a cell would have asked that was stopped, is asked once that is put right.
    stopped = [
        cell
        for cell in checked.written.code
        if (ran := run.cells.get(cell.number)) is None
        or ran.failed is not None
        or (run.stuck is not None and not run.made)
    ]
    return frozenset({*filter(None, made), *_in_source(checked, stopped)})


def _in_source(checked: Checked, cells: Iterable[Cell]) -> Iterator[str]:
    """The names that *cells* give, as written; a task's in `programme.toml`, too."""
    for call in (call for cell in cells for call in cell.calls):
        names = [call.name]
        if call.verb == "task" and checked.plan and checked.plan.task:
            names.append(checked.plan.task.name)
        yield from names
        inner = (n for n in ast.walk(call.node) if isinstance(n, ast.Call))
        for node in inner:
            first = _constant(node.args[0]) if node.args else ""
            yield from (f"{name}.{first}" for name in names)


def _sections(checked: Checked) -> dict[str, list[Cell]]:
    """The cells of each section, by its title."""
    inside: dict[str, list[Cell]] = {}
    cells: list[Cell] = []
    for cell in checked.written.cells:
        for call in cell.calls:
            if call.verb == "section":
                cells = inside.setdefault(checked.worded(call.name), [])
        cells.append(cell)
    return inside


def _asks(cell: Cell, item: str) -> bool:
    if not cell.is_code:
        return f"#activity-{item}" in cell.source or f"page/{item}" in cell.source
    return any(
        call.verb == item or f"{call.name}-".startswith(f"{item}-")
        for call in cell.calls
    )


def _constant(node: ast.AST) -> str:
    value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else ""
