"""Which packages may make code from text on pages: `[widgets]` in `programme.toml`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from toolkit.programme.toml import TomlTable

OF_NOTEBOOK = "__main__"
"""The package, for Python, of a widget that a notebook makes by itself."""


NONE: tuple[str, ...] = ()


def line_to_allow(package: str, evaluate: Sequence[str]) -> str:
    """What programme.toml says if *package* may evaluate as well."""
    names = dict.fromkeys([*evaluate, package])
    return f"evaluate = {json.dumps([*names], ensure_ascii=False)}"


def packages_that_evaluate(top: TomlTable) -> tuple[str, ...]:
    """The packages whose scripts may do so, by the names that Python imports.

    Raises:
        ProgrammeError: one of them is no such name; says where.
    """
    if not top.has("widgets"):
        return NONE
    table = top.table("widgets")
    names = table.texts("evaluate")
    for name in names:
        if not name.isidentifier():
            raise table.wrong(
                f'"evaluate" names "{name}", which Python cannot import. Write the '
                'word that stands behind "import" in the notebook, such as "jscatter".'
            )
    return table.closed(names)
