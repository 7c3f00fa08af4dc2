"""Reading what a programme's folder says of its demonstration."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.errors import ProgrammeError
from toolkit.model import JSON

UNUSABLE = (
    "The files in the folder demo/ beside programme.toml do not fit together: {what}. "
    "Put that right, or rename the folder: the demonstration is then made from what "
    "the notebooks ask."
)


@contextmanager
def fitting_together() -> Iterator[None]:
    """Where what the files tell is put to use: whoever wrote them hears why it fails.

    Raises:
        ProgrammeError: something is missing in them, or has the wrong form.
    """
    try:
        yield
    except (
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RuntimeError,
    ) as mistake:
        what = f"{type(mistake).__name__}: {mistake}".rstrip(".")
        raise ProgrammeError(UNUSABLE.format(what=what)) from mistake


def told_in(file: Path) -> dict[str, Any]:
    """What the TOML of *file* says; nothing where there is no such file.

    Raises:
        ProgrammeError: it cannot be read.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        raise wrong_in(file, str(mistake)) from mistake


def listed_in(file: Path) -> list[JSON]:
    """What the JSON of *file* lists; nothing where there is no such file.

    Raises:
        ProgrammeError: it cannot be read.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except ValueError as mistake:
        raise wrong_in(file, str(mistake)) from mistake
    if not isinstance(found, list):
        raise wrong_in(file, "it has to be a list of answers")
    return found


def wrong_in(file: Path, what: str) -> ProgrammeError:
    """The error that says *what* is wrong in a file of the demonstration."""
    return ProgrammeError(
        f"{file.parent.name}/{file.name} cannot be used: {what.rstrip('.')}. Put that "
        "right, or take the file out: the demonstration does without."
    )
