"""What the guides show of an author's Markdown is right in a new programme."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import nbformat
import pytest

from tests.browser.forms import PIXEL
from tests.docs.blocks import Block, blocks
from toolkit.checking import Finding, check_notebook
from toolkit.scaffold import Wanted, make_programme

WORKSHOP = "starting-out"


def findings(text: str, folder: Path) -> tuple[Finding, ...]:
    """What is wrong once a cell of a new programme's workshop says *text*."""
    make_programme(folder, Wanted("Our year", "UTC"), today=date(2027, 2, 1))
    (folder / WORKSHOP / "assets" / "two-bars.png").write_bytes(PIXEL)
    path = folder / WORKSHOP / "workshop.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(-1, nbformat.v4.new_markdown_cell(text))
    nbformat.write(notebook, path)
    return check_notebook(folder / "programme.toml", WORKSHOP, run=False)


@pytest.mark.parametrize("block", blocks("markdown"), ids=str)
def test_what_is_shown_is_right(block: Block, tmp_path: Path) -> None:
    assert not findings(block.text, tmp_path / "year")


def test_what_is_wrong_would_be_found(tmp_path: Path) -> None:
    (found,) = findings("[There](../workshop/nowhere)", tmp_path / "year")
    assert found.rule == "link"
