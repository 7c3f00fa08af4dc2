"""A folder that is there whole, or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import ToolkitError


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder to write into, which becomes *target* when the block ends well.

    *target* is not there yet, or is an empty folder; else it stays as it was.

    Raises:
        ToolkitError: it cannot be written there.
    """
    with calmly(target):
        was_there = target.is_dir()
        made = [] if was_there else _parents(target)
        # A folder that is there may be all of a disk that may be written.
        beside = target if was_there else target.parent
        staged = beside / f".new-{secrets.token_hex(4)}"
        staged.mkdir()
        try:
            yield staged
            _settle(staged, target)
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            for folder in made:
                folder.rmdir()
            raise


@contextmanager
def calmly(place: Path) -> Iterator[None]:
    """Say in a sentence why *place* cannot be written.

    Raises:
        ToolkitError: it cannot.
    """
    try:
        yield
    except OSError as error:
        raise ToolkitError(
            f"{place} could not be written ({error.strerror or error}). Nothing was "
            "changed. Make room or choose another place, and try again."
        ) from error


def replace_text(path: Path, text: str) -> None:
    """Let the file at *path* hold *text*: whoever reads finds the old or the new."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(text.encode())
        shutil.copymode(path, beside)
        # A link stays one: what it leads to is replaced.
        beside.replace(path.resolve())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _parents(target: Path) -> list[Path]:
    """Make the folders above *target* that are missing; the innermost comes first."""
    missing = [each for each in target.parents if not each.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    return missing


def _settle(staged: Path, target: Path) -> None:
    if not target.is_dir():
        staged.rename(target)
        return
    moved: list[Path] = []
    try:
        for each in sorted(staged.iterdir()):
            moved.append(each.rename(target / each.name))
        staged.rmdir()
    except OSError:
        for each in moved:
            each.rename(staged / each.name)
        raise
