"""Documents written side by side: into a folder, or into one zip file."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from toolkit.errors import ExportError

_ONLY_OWNER, _ONLY_OWNERS_FOLDER = 0o600, 0o700


class _Pack(Protocol):
    def add(self, name: str, data: bytes) -> None:
        """Keep *data* under *name*."""


def pack(files: Iterable[tuple[str, bytes]], target: Path) -> int:
    """Write *files*, by name, into *target*; says how many there were.

    A name that ends in ".zip" becomes one file, any other a folder. Only the person
    who asked may read it.

    Raises:
        ExportError: there is something called *target* already.
    """
    if target.exists():
        raise ExportError(f"{target} is there already. Give another name.")
    count = 0
    with _opened(target) as packed:
        for name, data in files:
            packed.add(name, data)
            count += 1
    return count


@contextmanager
def _opened(target: Path) -> Iterator[_Pack]:
    if target.suffix.lower() != ".zip":
        target.mkdir(mode=_ONLY_OWNERS_FOLDER, parents=True)
        with _whole_or_gone(lambda: shutil.rmtree(target)):
            yield _Folder(target)
        return
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
    with (
        _whole_or_gone(target.unlink),
        os.fdopen(handle, "wb") as file,
        zipfile.ZipFile(file, "w") as archive,
    ):
        yield _Zip(archive)


@contextmanager
def _whole_or_gone(remove: Callable[[], object]) -> Iterator[None]:
    """Whatever stops the block: a half would be taken for the whole, so none stays."""
    try:
        yield
    except BaseException:
        remove()
        raise


class _Folder:
    """A folder being filled. As long as one packing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, data: bytes) -> None:
        (self._folder / name).write_bytes(data)


class _Zip:
    """A zip file being filled; a PDF is compressed already. As long as one packing."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, data: bytes) -> None:
        self._archive.writestr(name, data)
