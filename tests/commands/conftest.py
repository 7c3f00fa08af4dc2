"""Commands as somebody types them, beside a store of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli import main
from toolkit.store import Store


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> Path:
    """Where the data folder is, with a database that is prepared."""
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def kept(folder: Path, sqlite_url: str) -> Iterator[Store]:
    """What the commands change, with one cohort."""
    with Store(sqlite_url) as store:
        store.cohorts.add("north", "North")
        yield store


def run(*arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], input=typed)
