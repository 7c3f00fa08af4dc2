"""Notebooks under test find a cohort, and keep their answers, in a passing folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from toolkit.demo import add_demo
from toolkit.programme import find_programme, load_programme
from toolkit.settings import Settings
from toolkit.store import Store

_FOLDER = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Point this run's kernels at a data folder with the demonstration cohort."""
    config.stash[_FOLDER] = os.environ["TOOLKIT_DATA"] = tempfile.mkdtemp()
    programme = load_programme(find_programme(Path(__file__).parent))
    settings = Settings.load()
    with Store.open(settings.store_url) as store:
        add_demo(store, programme=programme, settings=settings)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the folder away again."""
    shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)
