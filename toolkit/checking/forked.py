"""Packages that a callback waits for in vain: they work in threads that no page has.

A page's kernel is a fork of the process that ran the cells, and a fork has one thread.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from toolkit.checking.finding import Finding
from toolkit.checking.written import Cell, Checked

_RULE = "forked"
_CALLED_BACK = frozenset({"observe", "on_click", "on_msg", "on_submit", "on_event"})
_MADE_SO = frozenset({"interact", "interactive", "interactive_output", "on_bind"})


def forked(checked: Checked) -> Iterator[Finding]:
    """One finding for each such package, at the first callback of the notebook."""
    first = next(_callbacks(checked), None)
    if first is None or checked.run is None:
        return
    cell, line = first
    for package in checked.run.pools:
        yield checked.finding(
            _RULE,
            f"{package} works in threads of its own, which no page's kernel has: "
            "a callback that uses it, this one or another, never answers.",
            "Let callbacks use what cells made of it: lists, NumPy, or a frame of "
            "pandas (.to_pandas()). Where none uses it, allow this rule.",
            cell=cell,
            line=line,
        )


def _callbacks(checked: Checked) -> Iterator[tuple[Cell, int]]:
    """Where something is said to be called later."""
    for cell in checked.written.code:
        for node in ast.walk(cell.tree):
            match node:
                case ast.Attribute(attr=name) if name in _CALLED_BACK | _MADE_SO:
                    yield cell, node.lineno
                case ast.Name(id=name) if name in _MADE_SO:
                    yield cell, node.lineno
