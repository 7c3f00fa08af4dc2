"""What is edited while it is served is noted, taken over or not."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.bare import bare_programme
from toolkit.server.accepted import Accepted
from toolkit.server.logs import WELL
from toolkit.settings import Settings

NAME = Accepted.__module__


@pytest.fixture
def path(tmp_path: Path) -> Path:
    bare_programme(tmp_path)
    return tmp_path / "programme.toml"


def test_the_operator_reads_once_what_was_taken_over_and_why_another_was_not(
    path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger=NAME)
    accepted = Accepted(Settings(programme=path, data=tmp_path / "data"))
    sound = path.read_text()
    path.write_text(sound.replace("Feedback that works", "Feedback"))
    accepted.look()
    path.write_text(sound.replace("zone", "zoen"))
    accepted.look()
    accepted.look()
    path.write_text(sound.replace("zone", "zoen") + "# again\n")
    accepted.look()
    (taken, refused) = caplog.records
    assert taken.levelno == logging.INFO
    assert taken.message == "The programme was taken over again: programme.toml"
    assert refused.levelno == logging.WARNING
    assert '"zone" is missing' in refused.message


def test_a_server_notes_it() -> None:
    assert NAME in WELL
