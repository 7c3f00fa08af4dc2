"""Kinds of activities that a programme brings along, in folders of its own.

A kind called "lights" is the class in `activities/lights/lights.py`, beside
`programme.toml`, and the script `lights.js` beside it. Wherever a kind is asked about,
in a kernel, on a desk or while a document is made, it is found by its name.
"""

from __future__ import annotations

import importlib
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from toolkit.errors import AuthoringError, ProgrammeError
from toolkit.forking.watch import signature
from toolkit.programme import find_programme
from toolkit.settings import Settings

PLACES = ("activities", "notebooks/activities")
"""Where a programme may keep its kinds, from its folder on."""

PACKAGE_OF_OWN = "own_activities"
"""How Python calls all that is in these folders."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")

log = logging.getLogger(__name__)


class _Fresh(SourceFileLoader):
    """Reads a file as it is now: compiled ones go by seconds, and authors are quick."""

    def get_code(self, fullname: str) -> CodeType | None:
        path = self.get_filename(fullname)
        code: CodeType = self.source_to_code(self.get_data(path), path)
        return code


def look_in(folder: Path) -> None:
    """From now on, the kinds of the programme in *folder* count."""
    _chosen[:] = [folder.resolve()]


@contextmanager
def looking_in(folder: Path) -> Iterator[None]:
    """The same, until the block ends."""
    before = [*_chosen]
    look_in(folder)
    try:
        yield
    finally:
        _chosen[:] = before


def own_folders() -> tuple[Path, ...]:
    """The folders that a programme's kinds may be in; they need not be there."""
    top = _top()
    return () if top is None else tuple(top / place for place in PLACES)


def own_names() -> tuple[str, ...]:
    """What the programme's own kinds are called."""
    files = (file for place in own_folders() for file in place.glob("*/*.py"))
    found = {file.stem for file in files if file.stem == file.parent.name}
    return tuple(sorted(filter(_NAME.fullmatch, found)))


def own_kind(name: str) -> type[Any]:
    """The class of the programme's own kind called *name*, as its file says now.

    Raises:
        AuthoringError: there is none, or it cannot be read; says where and why.
    """
    folder = _place(name)
    if folder is None:
        known = ", ".join(own_names()) or "none yet"
        raise AuthoringError(
            f'This programme has no activity of its own called "{name}". It would be '
            f"the class in activities/{name}/{name}.py, beside programme.toml. There "
            f"is: {known}."
        )
    stamp = signature([folder])
    if folder not in _read or _read[folder][0] != stamp:
        _read[folder] = (stamp, _loaded(folder))
    found = _read[folder][1]
    if isinstance(found, AuthoringError):
        raise found
    return found


def find_own(name: str) -> type[Any] | None:
    """The same, or None where it cannot be had: then the answers' words remain."""
    if _place(name) is None:
        return None
    try:
        return own_kind(name)
    except AuthoringError as mistake:
        if _told.get(name) != str(mistake):
            _told[name] = str(mistake)
            log.warning("%s", mistake)
        return None


def read_all() -> None:
    """Read every kind now, so that no kernel that has its person must; see `Bound`."""
    for name in own_names():
        find_own(name)


def is_own(kind: type[Any]) -> bool:
    """Whether *kind* is a programme's own, or was until its file changed."""
    return kind.__module__.partition(".")[0] == PACKAGE_OF_OWN


def script_of(name: str) -> str:
    """Where the script of the kind *name* is, for who wrote it; "" if it is none."""
    folder = _place(name)
    return "" if folder is None else f"{_said(folder / name)}.js"


_chosen: list[Path] = []
_read: dict[Path, tuple[str, type[Any] | AuthoringError]] = {}
_told: dict[str, str] = {}


def _place(name: str) -> Path | None:
    """The folder of the kind called *name*; the first of two counts."""
    if not _NAME.fullmatch(name):
        return None
    folders = (place / name for place in own_folders())
    return next((one for one in folders if (one / f"{name}.py").is_file()), None)


def _top() -> Path | None:
    try:
        return _chosen[0] if _chosen else _nearest(Path.cwd())
    except (ProgrammeError, OSError):
        return None


@lru_cache(maxsize=16)
def _nearest(folder: Path) -> Path:
    chosen = Settings.load().programme
    found = chosen if chosen.is_file() else find_programme(folder)
    return found.resolve().parent


def _loaded(folder: Path) -> type[Any] | AuthoringError:
    file = folder / f"{folder.name}.py"
    try:
        return _checked(_module(file), file)
    except AuthoringError as mistake:
        return mistake
    except Exception as error:
        return AuthoringError(f"{_where(error, file)}: {_what(error)}")


def _module(file: Path) -> ModuleType:
    """What *file* says, read anew, and all it takes from beside it by `from . import`.

    Each folder is a package, which knows nothing of those beside it.
    """
    package = f"{PACKAGE_OF_OWN}.{file.stem}"
    for known in [name for name in sys.modules if f"{name}.".startswith(f"{package}.")]:
        del sys.modules[known]
    for name, path in ((PACKAGE_OF_OWN, []), (package, [str(file.parent)])):
        parent = ModuleType(name)
        parent.__path__ = path
        sys.modules.setdefault(name, parent)
    importlib.invalidate_caches()
    full = f"{package}.{file.stem}"
    spec = spec_from_file_location(full, file, loader=_Fresh(full, str(file)))
    if spec is None or spec.loader is None:
        raise ImportError(f"{file.name} cannot be read as Python.")
    module = module_from_spec(spec)
    sys.modules[full] = module
    spec.loader.exec_module(module)
    return module


def _checked(module: ModuleType, file: Path) -> type[Any]:
    """The class that the kind is, if it has all that one needs."""
    name = file.stem
    own = [one for one in vars(module).values() if getattr(one, "kind", None) == name]
    found = next((one for one in own if isinstance(one, type) and is_own(one)), None)
    if found is None:
        raise AuthoringError(
            f'{_said(file)} has no class that says kind = "{name}". Write: class '
            f'{name.title().replace("_", "")}(Activity), and in it kind = "{name}".'
        )
    for needed, cure in _NEEDED.items():
        if getattr(found, "is_asked", True) and needed not in vars(found):
            raise AuthoringError(
                f"{_said(file)}: {found.__name__} has no {needed}. {cure}"
            )
    return found


_NEEDED = {
    "_esm": "Write _esm = script(__file__), and the script in a file beside it.",
    "check": "Write def check(self, value, *, part), which gives back what is kept.",
    "printed": "Write a static method printed(face, values), which gives blocks.",
}
"""What a kind that asks for something has to say of itself."""


def _where(error: Exception, file: Path) -> str:
    if isinstance(error, SyntaxError) and error.filename:
        return f"{_said(Path(error.filename))}, line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    here = [one for one in frames if Path(one.filename).is_relative_to(file.parent)]
    return (
        f"{_said(Path(here[-1].filename))}, line {here[-1].lineno}"
        if here
        else (_said(file))
    )


def _what(error: Exception) -> str:
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{said} ({type(error).__name__})."


def _said(file: Path) -> str:
    """*file* from the programme's folder on."""
    top = _top()
    inside = top is not None and file.is_relative_to(top)
    return file.relative_to(top).as_posix() if top and inside else file.name
