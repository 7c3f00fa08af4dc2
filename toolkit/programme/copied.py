"""A copy of the programme's files, as a server has taken them over, for its kernels."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from toolkit.forking import told
from toolkit.programme.programme import Programme, find_programme, load_programme

BESIDE = ("packs.toml", "about.toml", "audit.toml", "elements.toml")
"""What belongs to a programme, where it stands beside its file."""

KEPT = 8
"""Copies that are kept: kernels of an earlier one may still be made."""

_PROGRAMME, _ROOT, _NOTEBOOK = "programme", "root", "notebook"


def files_of(path: Path) -> tuple[Path, ...]:
    """The file of the programme at *path*, and those beside it that belong to it."""
    return (path, *(path.parent / name for name in BESIDE))


def copy_of(path: Path, *, into: Path) -> Path:
    """The copy below *into* of what the files of the programme at *path* say now.

    The same words have the same copy, and no copy ever changes.

    Raises:
        OSError: a file cannot be read, or no copy be written.
    """
    found = {each.name: each.read_bytes() for each in files_of(path) if each.is_file()}
    said = b"\0".join(part for name in found for part in (name.encode(), found[name]))
    folder = into / hashlib.blake2b(said, digest_size=12).hexdigest()
    if not folder.is_dir():
        _write(found, folder)
    folder.touch()
    _forget(each for each in into.iterdir() if each != folder)
    return folder / path.name


def told_of(copy: Path, *, root: Path, notebook: str) -> dict[str, str]:
    """What a process is told that runs *notebook* by the words of *copy*."""
    return {_PROGRAMME: str(copy), _ROOT: str(root), _NOTEBOOK: notebook}


def programme_here() -> Programme:
    """The programme of the notebook that runs here.

    It is the one that the server goes by; else that of the nearest `programme.toml`.

    Raises:
        ProgrammeError: there is none, or it cannot be read; says where.
    """
    known = told()
    if _PROGRAMME in known:
        root = Path(known[_ROOT])
        return load_programme(Path(known[_PROGRAMME]), root=root, lenient=True)
    return load_programme(find_programme())


def folder_here() -> Path:
    """The folder of that programme, with all that is not copied.

    Raises:
        ProgrammeError: there is none.
    """
    known = told()
    return Path(known[_ROOT]) if _ROOT in known else find_programme().parent


def notebook_here() -> str:
    """What the server calls the notebook that runs here; "" where there is none."""
    return told().get(_NOTEBOOK, "")


def _write(found: Mapping[str, bytes], folder: Path) -> None:
    for each in (folder.parent.parent, folder.parent):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix="new-", dir=folder.parent))
    for name, data in found.items():
        (new / name).write_bytes(data)
    try:
        new.replace(folder)
    except OSError:
        shutil.rmtree(new)
        if not folder.is_dir():  # else another server has written the same meanwhile
            raise


def _forget(others: Iterable[Path]) -> None:
    newest_first = sorted(others, key=lambda each: each.stat().st_mtime, reverse=True)
    for old in newest_first[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
