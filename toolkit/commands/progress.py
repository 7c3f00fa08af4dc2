"""What a person at a terminal sees of what takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from toolkit.store.patience import Patience

T = TypeVar("T")


def is_watched() -> bool:
    """Whether a bar is seen by somebody, and ends up in no file."""
    return sys.stderr.isatty()


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[], object]]:
    """A bar of *length* steps; what it gives is called after each of them."""
    if not is_watched():
        yield bool
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def counted(
    items: Iterable[T], label: str, *, length: int | None = None
) -> Iterator[T]:
    """*items*, and a bar that goes on with each; to and fro without a *length*."""
    if not is_watched():
        yield from items
        return
    with click.progressbar(items, length=length, label=label, file=sys.stderr) as seen:
        yield from seen


@contextmanager
def copying(label: str) -> Iterator[Patience]:
    """The patience of who copies a database, with a bar that fills page by page."""
    from toolkit.store.patience import Patience

    if not is_watched():
        yield Patience()
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def shown(done: int, pages: int) -> None:
            bar.length = pages
            bar.update(done - bar.pos)

        yield Patience(shown=shown)
