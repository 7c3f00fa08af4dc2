"""What commands share: settings, the store, and files that are for one's own eyes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from toolkit.errors import ToolkitError
from toolkit.settings import LAST_PORT, Settings

if TYPE_CHECKING:
    from toolkit.store import Store

FILE = click.Path(dir_okay=False, path_type=Path)
PORT = click.IntRange(1, LAST_PORT)
THERE = click.Path(exists=True, dir_okay=False, path_type=Path)
SURE = "This cannot be undone. To do it, give the same command with --yes."
_OWN_EYES = 0o600


def settings_for(port: int | None) -> Settings:
    """The settings, with a port that a command was given."""
    return Settings.load() if port is None else Settings.load(port=port)


def open_store(settings: Settings) -> Store:
    """The store, prepared for this release."""
    # Reading it takes a third of a second, which completion should not wait for.
    from toolkit.store import Store

    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Store.open(settings.store_url, backups=settings.backups)


def is_at_hand() -> bool:
    """Whether somebody sits before this command and can be asked."""
    return sys.stdin.isatty()


@contextmanager
def for_own_eyes(file: Path) -> Iterator[TextIO]:
    """A file that nobody else reads, whatever was there under its name.

    It takes the name when the block ends well; else what was there stays.

    Raises:
        ToolkitError: it cannot be written there.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWN_EYES)
    except OSError as error:
        raise ToolkitError(
            f"{file} cannot be written ({error.strerror}). Name another file."
        ) from error
    try:
        # The mark tells spreadsheets that letters are UTF-8.
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as opened:
            yield opened
        beside.replace(file)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
