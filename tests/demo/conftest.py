"""A server whose workshop has two sections, and a room to rehearse in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.first_year import copy_programme
from tests.serving import WORKSHOP, LiveServer, free_port, running

ROOT = Path(__file__).resolve().parents[2]
CELLS = (
    'from toolkit import Workshop\nworkshop = Workshop("workshop1_launch")',
    "workshop.begin()",
    'workshop.section("Welcome, purpose, working agreement", minutes=10)',
    'workshop.poll("ready", "Ready?", options=["Not yet", "Ready"])',
    'workshop.section("Talking heads in pairs", minutes=10)',
    'workshop.discussion("worries", "What could get in the way?")',
    'workshop.reflection("hope", "My hope.", sharing="group")',
)


@pytest.fixture(scope="package")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The server, with the demonstration cohort in a store of its own."""
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    notebook = site / WORKSHOP / "workshop.ipynb"
    notebook.parent.mkdir()
    cells = [new_code_cell(source) for source in CELLS]
    nbformat.write(new_notebook(cells=cells), notebook)
    with (
        free_port() as port,
        running(site, data=site / "data", port=port, settings={}) as live,
    ):
        yield live
