"""A programme that was just made, and commands given inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import run


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new programme; it is the working folder."""
    folder = tmp_path / "my-year"
    made = run("new", "programme", folder, "--title", "Our year", "--zone", "UTC")
    assert made.exit_code == 0, made.output
    monkeypatch.chdir(folder)
    return folder
