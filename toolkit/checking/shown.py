"""Cells that stop, or make something that nobody sees."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from toolkit.checking.finding import Finding
from toolkit.checking.record import Run
from toolkit.checking.written import Call, Cell, Checked

SLOW = 10.0
"""Seconds that a cell may take: everybody waits for it when the server starts."""

ENOUGH = 30.0
"""Seconds after which it is stopped: no honest one takes as long."""


def shown(checked: Checked) -> Iterator[Finding]:
    """What is made in one of its cells and reaches no page."""
    run = checked.run
    yield from _unshown_as_written(checked)
    if run is None or not run.is_whole:
        return
    told = Counter(made.cell for made in run.made if made.shown)
    for made in run.made:
        if not made.shown and made.cell not in _failed_cells(checked):
            cell = checked.written.cell(made.cell)
            rule = "lost" if told[made.cell] else "unshown"
            yield _lost(
                checked, rule, cell, what=made.name or made.verb, line=made.line
            )


def _failed_cells(checked: Checked) -> set[int]:
    return {number for number, _ in checked.run.failed} if checked.run else set()


def ended(checked: Checked) -> Iterator[Finding]:
    """Cells that stop, take long, or never come to an end."""
    run = checked.run
    if run is None:
        return
    yield from _threads(checked, run)
    yield from _slow(checked, run)
    if run.stuck is not None:
        yield _unended(checked, run, checked.written.cell(run.stuck))


def _slow(checked: Checked, run: Run) -> Iterator[Finding]:
    for ran in run.cells.values():
        if ran.seconds > SLOW:
            yield checked.finding(
                "slow",
                f"it takes {ran.seconds:.0f} seconds, and people wait for it.",
                "Compute it once beside the notebook, and read the result here.",
                cell=checked.written.cell(ran.cell),
            )


def _unended(checked: Checked, run: Run, cell: Cell) -> Finding:
    if run.died:
        return checked.finding(
            "fails",
            f"its kernel ended by itself ({run.died}), so nothing below it was run.",
            "Run it alone in JupyterLab; perhaps what it imports cannot be together.",
            cell=cell,
        )
    return checked.finding(
        "stuck",
        f"this cell has not come to its end after {ENOUGH:.0f} seconds, so nothing "
        "below it was run.",
        "Look for a loop that goes on, or for something that waits, and check "
        "again: what is below is read here, and not tried.",
        cell=cell,
    )


def _threads(checked: Checked, run: Run) -> Iterator[Finding]:
    """Cells that leave threads, which the kernels of people would not have."""
    for ran in run.cells.values():
        if ran.threads:
            yield checked.finding(
                "thread",
                f"it leaves a thread running ({', '.join(ran.threads)}), and the "
                "kernels of people, which are forks, would not have it.",
                "Start it in a function below @on_bind, from toolkit.forking import "
                "on_bind: each person's kernel calls it when they open the page.",
                cell=checked.written.cell(ran.cell),
            )


def _unshown_as_written(checked: Checked) -> Iterator[Finding]:
    """As far as the source says: the last expression of a cell alone is shown."""
    is_read = checked.run is not None and not checked.run.is_whole
    for cell in (c for c in checked.written.code if is_read or checked.is_unrun(c)):
        calls = {call.node: call for call in cell.calls if is_authors(call)}
        alone = [
            calls[node.value]
            for node in cell.tree.body[:-1]
            if isinstance(node, ast.Expr) and node.value in calls
        ]
        last = cell.tree.body[-1] if cell.tree.body else None
        rule = "lost" if isinstance(last, ast.Expr) else "unshown"
        for call in alone:
            yield _lost(
                checked, rule, cell, what=call.name or call.verb, line=call.line
            )


def is_authors(call: Call) -> bool:
    """Whether *call* makes something that its cell has to show."""
    from toolkit.notebook.workshop import Workshop

    is_maker = call.verb in ("fields", "questions") or call.verb.startswith("_")
    is_ours = not is_maker and callable(getattr(Workshop, call.verb, None))
    return is_ours and isinstance(call.node.func.value, ast.Name)  # type: ignore[attr-defined]


def _lost(
    checked: Checked, rule: str, cell: Cell, *, what: str, line: int | None
) -> Finding:
    if rule == "lost":
        return checked.finding(
            rule,
            f'"{what}" is lost: of a cell only the last expression is shown.',
            "Give it a cell of its own.",
            cell=cell,
            line=line,
        )
    return checked.finding(
        rule,
        f'"{what}" is made and never shown.',
        "Let the call stand alone as the last line of its cell, without “=” before it "
        "and “;” after it.",
        cell=cell,
        line=line,
    )
