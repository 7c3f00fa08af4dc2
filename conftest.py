"""Notebooks under test keep their preview answers in a folder of the run's own."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

_FOLDER = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Point this run's kernels at an empty data folder."""
    config.stash[_FOLDER] = os.environ["TOOLKIT_DATA"] = tempfile.mkdtemp()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the folder away again."""
    shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)
