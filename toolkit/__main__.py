"""The `toolkit` command from its first moment to its last; `python -m toolkit`, too."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from toolkit.forking.zygote import BegunZygote

STOPPED_EARLY = b"\nStopped. Nothing had begun; the same command begins again.\n"
_BY_HAND = 130
"""The exit status of what was stopped by hand, as shells have it."""


def main() -> None:
    """Run the command. Ctrl+C ends it without a traceback, whatever it is doing."""
    by_hand = signal.getsignal(signal.SIGINT)
    # Nothing has to be tidied while it is read, which takes a second, nor at the end.
    if by_hand is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stopped_early)
    lighten()
    gc.disable()  # nothing that is imported ever becomes garbage
    begun = begin_early(sys.argv[1:])
    from toolkit.cli import main as command

    read_ahead(sys.argv[1:])
    gc.freeze()
    gc.enable()
    signal.signal(signal.SIGINT, by_hand)
    try:
        command(obj=begun)
    finally:
        _end_at_once(by_hand)
        if begun is not None:
            begun.process.stop()


def begin_early(told: Sequence[str]) -> BegunZygote | None:
    """If it will serve, what notebooks need is imported beside the rest."""
    if not _will_serve(told):
        return None
    from toolkit.errors import ToolkitError
    from toolkit.server.kernels.early import begin
    from toolkit.settings import Settings

    with suppress(ToolkitError, OSError):  # the command itself says what the matter is
        return begin(Settings.load())
    return None


def read_ahead(told: Sequence[str]) -> None:
    """If it will serve, read what serves; other commands read theirs when they run."""
    if _will_serve(told):
        importlib.import_module("toolkit.server.app")


def lighten() -> None:
    """Leave out what takes half of the start, and what nothing here ever asks for.

    Reading a notebook imports jsonschema, which compiles a grammar for each kind of
    international address, if the package for that is there.
    """
    # Python's own way to say that a module is not to be found.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _will_serve(told: Sequence[str]) -> bool:
    return told[:1] == ["serve"] and "--help" not in told


def _stopped_early(*_told: object) -> NoReturn:
    with suppress(OSError):  # where the window was closed nobody reads it
        os.write(2, STOPPED_EARLY)
    os._exit(_BY_HAND)


def _end_at_once(by_hand: object) -> None:
    if by_hand is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
