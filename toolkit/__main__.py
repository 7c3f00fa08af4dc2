"""The `toolkit` command from its first moment to its last; `python -m toolkit`, too."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable


def main() -> None:
    """Run the command. Ctrl+C ends it without a traceback, whatever it is doing."""
    by_hand = signal.getsignal(signal.SIGINT)
    # Nothing has to be tidied while it is read, which takes a second, nor at the end.
    _end_at_once(by_hand)
    lighten()
    command = _read_command()

    signal.signal(signal.SIGINT, by_hand)
    try:
        command()
    finally:
        _end_at_once(by_hand)


def _read_command() -> Callable[[], object]:
    gc.disable()  # nothing that is imported ever becomes garbage
    from toolkit.cli import main as command

    gc.freeze()
    gc.enable()
    return command


def lighten() -> None:
    """Leave out what takes half of the start, and what nothing here ever asks for.

    Reading a notebook imports jsonschema, which compiles a grammar for each kind of
    international address, if the package for that is there.
    """
    # Python's own way to say that a module is not to be found.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _end_at_once(by_hand: object) -> None:
    if by_hand is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
