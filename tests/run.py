"""What one run of the tests has, however many processes share its work."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

FOLDER = pytest.StashKey[Path]()
"""Where the run keeps what all of its processes use; gone when it ends."""

_GIVEN = "toolkit_run"

_MEMORY = "/dev/shm"  # noqa: S108 - pytest makes folders of its own in it
_ROOM = 4 * 2**30
"""Bytes; a run takes a good deal less."""


def begin(config: pytest.Config) -> None:
    """Make the run's folder, or be told which it is by the process that made it."""
    given = getattr(config, "workerinput", {}).get(_GIVEN)
    if given is None:
        _write_to_memory()
    config.stash[FOLDER] = Path(given or tempfile.mkdtemp(prefix="toolkit-run-"))
    if given is None:
        # The account that PostgreSQL's server runs under has its own folder inside.
        config.stash[FOLDER].chmod(0o711)


def _write_to_memory() -> None:
    """Let nothing that a test writes wait for a disk, unless told where it belongs.

    Each answer that is kept waits until the disk has it, which took the tests of the
    store a third of their time.
    """
    is_roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    if is_roomy and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = tempfile.tempdir = _MEMORY


def hear_signals() -> None:
    """Let this process and those it starts be told to stop.

    What is started in the background or under nohup begins with signals ignored.
    """
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGHUP: signal.SIG_DFL}
    for number, handler in usual.items():
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


def hand_on(config: pytest.Config, told: dict[str, object]) -> None:
    """Tell another process of this run where its folder is."""
    told[_GIVEN] = str(config.stash[FOLDER])


def is_whole(config: pytest.Config) -> bool:
    """Whether this process is the run, not one that works for it."""
    return not hasattr(config, "workerinput")


def own_folder(config: pytest.Config, name: str) -> Path:
    """A new folder for this process alone."""
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=config.stash[FOLDER]))


def end(config: pytest.Config) -> None:
    """Take the folder away, after everybody has finished."""
    shutil.rmtree(config.stash[FOLDER], ignore_errors=True)
