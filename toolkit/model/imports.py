"""What the cells of a notebook import."""

from __future__ import annotations

import ast
import re

_CELL_MAGIC = re.compile(r"\s*%%.*")


def imported_in(source: str) -> frozenset[str]:
    """The packages that the cell *source* imports by itself; none if it is no Python.

    Below a magic such as `%%time` stands Python, too.
    """
    code = (
        _CELL_MAGIC.sub("", source, count=1) if source.lstrip()[:2] == "%%" else source
    )
    return frozenset(
        name.partition(".")[0]
        for node in ast.walk(_read(code))
        for name in _named_by(node)
    )


def _named_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=[*names]):
            return [one.name for one in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
    return []


def _read(code: str) -> ast.Module:
    for read in (ast.parse, _without_magics):
        try:
            return read(code)
        except (SyntaxError, ValueError):
            continue
    return ast.Module([], [])


def _without_magics(code: str) -> ast.Module:
    # Reading it takes a quarter of a second, and few cells have magics in them.
    from IPython.core.inputtransformer2 import TransformerManager

    return ast.parse(TransformerManager().transform_cell(code))
