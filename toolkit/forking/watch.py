"""Notices that files have changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

PASSED_OVER = frozenset({"__pycache__", ".ipynb_checkpoints"})


def signature(paths: Iterable[Path]) -> str:
    """Return a text that differs when a file under *paths* is changed, new or gone."""
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        for file in _files(path):
            digest.update(
                f"{os.fspath(file)}\0{_state(file)}\0".encode(errors="surrogateescape")
            )
    return digest.hexdigest()


def _files(path: Path | os.DirEntry[str]) -> Iterator[Path | os.DirEntry[str]]:
    try:
        with os.scandir(path) as found:
            children = sorted(found, key=lambda child: child.name)
    except OSError:
        yield path  # a file, or gone meanwhile
        return
    for child in children:
        if child.name not in PASSED_OVER:
            yield from _files(child)


def _state(file: Path | os.DirEntry[str]) -> str:
    try:
        status = file.stat()
    except OSError:
        return "gone"
    return f"{status.st_mtime_ns}:{status.st_size}"
