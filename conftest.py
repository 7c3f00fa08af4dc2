"""Notebooks under test find a cohort, and keep their answers, in a passing folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from toolkit.demo.year import add_demo
from toolkit.model.contents import contents_of, write_contents
from toolkit.programme import find_programme, load_programme
from toolkit.settings import Settings
from toolkit.store import Store

_ROOT = Path(__file__).parent
_ANALYSIS = _ROOT / "notebooks" / "analysis.ipynb"
_CHARTED = "workshop1_launch"
_FOLDER = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Point this run's kernels at a data folder with the demonstration cohort."""
    config.stash[_FOLDER] = os.environ["TOOLKIT_DATA"] = tempfile.mkdtemp()
    programme = load_programme(find_programme(_ROOT))
    settings = Settings.load()
    with Store.open(settings.store_url) as store:
        add_demo(store, programme=programme, settings=settings)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Prepare, as the server does, the workshop whose votes a notebook draws."""
    if any(item.path == _ANALYSIS for item in items):
        folder = _ROOT / _CHARTED
        notebook = nbformat.read(folder / "workshop.ipynb", as_version=4)
        client = NotebookClient(notebook, resources={"metadata": {"path": folder}})
        # A cell's error arrives all the same; the rest is what a kernel remarks.
        client.execute(stderr=subprocess.DEVNULL)
        contents = Settings.load().contents
        write_contents(contents, _CHARTED, contents_of(notebook))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the folder away again."""
    shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)
