"""All the mistakes of the files that are read together, and not the first alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TypeVar

from toolkit.errors import ProgrammeError

T = TypeVar("T")

_noted: ContextVar[list[ProgrammeError] | None] = ContextVar("noted", default=None)
"""The mistakes so far, while they are gathered."""


def all_at_once(read: Callable[[], T]) -> T:
    """What *read* gives.

    Raises:
        ProgrammeError: something is wrong; it says everything that is.
    """
    found, mistakes = as_far_as_it_goes(read)
    if mistakes:
        raise ProgrammeError.of(mistakes)
    return found[0]


def as_far_as_it_goes(
    read: Callable[[], T],
) -> tuple[Sequence[T], Sequence[ProgrammeError]]:
    """What *read* gives, if it gives anything, and all that is wrong with it.

    What is wrong is left out of it, or something else stands in its place.
    """
    mistakes: list[ProgrammeError] = []
    found: list[T] = []
    before = _noted.set(mistakes)
    try:
        found.append(read())
    except ProgrammeError as last:
        if not mistakes:
            mistakes.append(last)  # else it may only follow from what is wrong already
    except Exception:
        if not mistakes:
            raise  # else it was read with what stands for what is wrong
    finally:
        _noted.reset(before)
    return found, mistakes


def part(read: Callable[[], T], instead: T) -> T:
    """What *read* gives; *instead*, if that is wrong and mistakes are gathered."""
    mistakes = _noted.get()
    if mistakes is None:
        return read()
    already = len(mistakes)
    try:
        return read()
    except ProgrammeError as mistake:
        if len(mistakes) == already:
            mistakes.append(mistake)
    return instead


def whole(read: Callable[[], T], instead: T) -> T:
    """As `part`, and *instead* as well where only something in it is wrong."""
    mistakes = _noted.get()
    already = len(mistakes or ())
    found = part(read, instead)
    return found if len(mistakes or ()) == already else instead


def refuse(mistake: ProgrammeError, instead: T) -> T:
    """Note *mistake*, and go on with *instead*.

    Raises:
        ProgrammeError: *mistake*, where none are gathered.
    """
    mistakes = _noted.get()
    if mistakes is None:
        raise mistake
    mistakes.append(mistake)
    return instead
