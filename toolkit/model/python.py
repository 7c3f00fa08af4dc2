"""What the cells of a notebook do, and import, as Python."""

from __future__ import annotations

import ast
import re

_CELL_MAGIC = re.compile(r"\A\s*%%.*")


def tree_of(source: str) -> ast.Module:
    """What the cell *source* does, magics too; nothing where it is no Python."""
    for read in (ast.parse, _with_magics):
        try:
            return read(source)
        except (SyntaxError, ValueError):
            continue
    return ast.Module([], [])


def _with_magics(source: str) -> ast.Module:
    # It is imported late: few cells have magics in them.
    from IPython.core.inputtransformer2 import TransformerManager

    return ast.parse(TransformerManager().transform_cell(source))


def imported_in(source: str) -> frozenset[str]:
    """The packages that the cell *source* imports by itself; none if it is no Python.

    Below a magic such as `%%time` stands Python, too.
    """
    code = _CELL_MAGIC.sub("", source)
    return frozenset(
        name.partition(".")[0]
        for node in ast.walk(tree_of(code))
        for name in _named_by(node)
    )


def _named_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=[*names]):
            return [one.name for one in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
    return []
