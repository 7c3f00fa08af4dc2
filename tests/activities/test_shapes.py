"""The scripts' type checker is told what Python sends, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shapes import SHAPES, declared, target
from toolkit.files import ACTIVITIES


@pytest.mark.parametrize("shapes", SHAPES, ids=lambda path: path.parent.name)
def test_a_shape_is_the_same_in_python_and_for_the_scripts(shapes: Path) -> None:
    assert target(shapes).read_text(encoding="utf-8") == declared(shapes), (
        "Run `python -m tests.shapes`."
    )


def test_no_shape_is_left_that_python_does_not_have() -> None:
    assert set(ACTIVITIES.glob("*/shapes.d.ts")) == set(map(target, SHAPES))
