"""What the cells of a notebook import, however their authors write it."""

from __future__ import annotations

import pytest

from toolkit.model.python import imported_in


@pytest.mark.parametrize(
    ("source", "packages"),
    [
        ("import math,altair as alt", {"math", "altair"}),
        ("import os.path, pandas.api as api", {"os", "pandas"}),
        ("from altair.vegalite import (\n  Chart,\n  X)", {"altair"}),
        ("def draw():\n    import altair", {"altair"}),
        ("import os; import altair", {"os", "altair"}),
        ("import os  # from here, import altair", {"os"}),
        ("text = '''\nimport altair\n'''", set()),
        ("from . import altair", set()),
        ("%matplotlib inline\nimport altair\n!ls\naltair.Chart?", {"altair"}),
        ("%%time\nimport altair\nfound = %pwd", {"altair"}),
        ("%%html\n<p>import altair</p>", set()),
        ("import altair\nthis is no Python", set()),
        ("import altair\0", set()),
        ("", set()),
    ],
)
def test_packages_are_those_that_python_would_import(
    source: str, packages: set[str]
) -> None:
    assert imported_in(source) == packages
