"""Notebooks under test keep their preview answers in a folder of the run's own."""

from __future__ import annotations

import os
import tempfile

import pytest

_KEPT = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Point this run's kernels at an empty data folder."""
    folder = tempfile.TemporaryDirectory(prefix="toolkit-tests-")
    config.stash[_KEPT] = folder
    os.environ["TOOLKIT_DATA"] = folder.name


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the folder away again."""
    config.stash[_KEPT].cleanup()
