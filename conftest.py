"""Notebooks under test find a cohort, and keep their answers, in a passing folder."""

from __future__ import annotations

import functools
import os
import subprocess
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests import run
from tests.first_year import CALENDAR
from tests.postgresql import stop_shared
from toolkit.demo.year import add_demo
from toolkit.model.contents import contents_of, write_contents
from toolkit.programme import find_programme, load_programme
from toolkit.settings import Settings
from toolkit.store import Store

_ROOT = Path(__file__).parent
_ANALYSES = [_ROOT / "notebooks" / f"{name}.ipynb" for name in ("analysis", "report")]
_CHARTED = "workshop1_launch"
_LONG = ("browser", "faults", "abuse", "server", "forking", "demo", "activities")
"""Folders whose modules take longest: begun last, one would keep all others waiting."""


def pytest_configure(config: pytest.Config) -> None:
    """Point this process and its kernels at a data folder that nobody else uses."""
    run.begin(config)
    run.hear_signals()
    os.environ["TOOLKIT_DATA"] = str(run.own_folder(config, "data"))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Let a worker of pytest-xdist share what this run has once."""
    run.hand_on(node.config, node.workerinput)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a quarter of a test of servers is waiting."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, whatever shares the work."""
    items.sort(key=_turn)
    for item in items:
        if item.path.name == "programme.toml":
            item.add_marker("slow")


def _turn(item: pytest.Item) -> int:
    parts = item.path.relative_to(_ROOT).parts
    return next((n for n, name in enumerate(_LONG) if name in parts), len(_LONG))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before a notebook's kernel starts, make what it is going to find."""
    if item.path.suffix == ".ipynb":
        _demonstrate()
    if item.path in _ANALYSES:
        _prepare_charted()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if run.is_whole(config):
        stop_shared(config.stash[run.FOLDER])
        run.end(config)


@functools.cache
def _demonstrate() -> None:
    """Fill the data folder with the demonstration cohort."""
    programme = load_programme(find_programme(_ROOT))
    settings = Settings.load()
    with Store.open(settings.store_url) as store:
        add_demo(store, programme=programme, settings=settings, calendar=CALENDAR)


@functools.cache
def _prepare_charted() -> None:
    """Prepare, as the server does, the workshop whose votes a notebook draws."""
    folder = _ROOT / _CHARTED
    notebook = nbformat.read(folder / "workshop.ipynb", as_version=4)
    client = NotebookClient(notebook, resources={"metadata": {"path": folder}})
    # A cell's error arrives all the same; the rest is what a kernel remarks.
    client.execute(stderr=subprocess.DEVNULL)
    write_contents(Settings.load().contents, _CHARTED, contents_of(notebook))
