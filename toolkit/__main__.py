"""The `toolkit` command from its first moment to its last; `python -m toolkit`, too."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command. Ctrl+C ends it without a traceback, whatever it is doing."""
    by_hand = signal.getsignal(signal.SIGINT)
    # Nothing has to be tidied while it is read, which takes a second, nor at the end.
    _end_at_once(by_hand)
    from toolkit.cli import main as command

    signal.signal(signal.SIGINT, by_hand)
    try:
        command()
    finally:
        _end_at_once(by_hand)


def _end_at_once(by_hand: object) -> None:
    if by_hand is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
