"""The notebooks of the workshops, run in this process: quick, and with activities."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest

from toolkit.activities import Activity
from toolkit.notebook.bound import Bound

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(ROOT.glob("workshop*/workshop.ipynb"))


@contextmanager
def executed(notebook: Path) -> Iterator[list[Activity]]:
    """Everything that the cells of *notebook* show, in order, bound to nobody."""
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(notebook.parent)
        for cell in nbformat.read(notebook, as_version=4).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)  # noqa: S102 - our own notebook
    authors = [each for each in names.values() if isinstance(each, Bound)]
    shown = [found for each in authors for found, _cell in each._activities.values()]
    yield shown
    for activity in shown:
        activity.close()
