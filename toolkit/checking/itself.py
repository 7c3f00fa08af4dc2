"""Whether a notebook is the one that it says it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from toolkit.checking.finding import Finding
from toolkit.checking.written import Cell, Checked

_AUTHORS = ("Workshop", "Notebook")


def itself(checked: Checked) -> Iterator[Finding]:
    """A copied folder whose name was not changed: answers would go to the other."""
    own = checked.written.served.name
    made = list(_made(checked))
    if not made or any(name == own for name, *_ in made):
        return
    name, kind, cell, line = made[0]
    yield checked.finding(
        "not-itself",
        f'it says {kind}("{name}"), and this is the notebook of "{own}".',
        f'Write {kind}("{own}"): answers would go among those of "{name}".',
        cell=cell,
        line=line,
    )


def _made(checked: Checked) -> Iterator[tuple[str, str, Cell, int]]:
    """What the cells make themselves, as their source says."""
    for cell in checked.written.code:
        for node in ast.walk(cell.tree):
            match node:
                case ast.Call(
                    func=ast.Name(id=kind) | ast.Attribute(attr=kind),
                    args=[ast.Constant(value=str(name)), *_],
                ) if kind in _AUTHORS:
                    yield name, kind, cell, node.lineno
