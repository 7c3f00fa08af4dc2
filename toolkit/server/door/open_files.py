"""How many files the system lets this server open: its sockets are files, too."""

from __future__ import annotations

import contextlib
import logging

from toolkit.settings import Settings

WITHOUT_LIMITS = 512
"""Where a system has no such limit, as Windows, this is what it can wait for."""

USUAL_LIMIT = 10_240
"""What systems admit that call their limit infinite."""

_FOR_THE_REST = 128
"""Notebooks being made ready, the database, documents, and what is being forked."""

TOO_FEW = (
    "The system lets this server open %d files, so it keeps %d connections; for "
    "TOOLKIT_KERNELS_IN_TOTAL=%d pages it needs %d files. Raise the limit (ulimit -n, "
    "or LimitNOFILE in systemd's unit), or lower the number of pages."
)


def raise_limit() -> int:
    """Let this process open as many files as it may; how many that is."""
    try:
        import resource
    except ImportError:
        return WITHOUT_LIMITS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = USUAL_LIMIT if hard == resource.RLIM_INFINITY else hard
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted if soft == resource.RLIM_INFINITY else soft
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return soft


def most_sockets(files: int, settings: Settings) -> int:
    """How many of so many *files* may be connections, with room for all kernels."""
    kernels = settings.kernels_in_total
    room = max(files - kernels - _FOR_THE_REST, files // 2)
    needed = 2 * kernels + _FOR_THE_REST
    if files < needed:
        logging.getLogger(__name__).warning(TOO_FEW, files, room, kernels, needed)
    return min(room, settings.sockets_in_total)
