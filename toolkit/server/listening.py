"""Taking the port, before anything says that it serves there."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket

from tornado.netutil import bind_sockets

from toolkit.errors import ToolkitError
from toolkit.settings import LAST_PORT, Settings

_IN_LINE = 1_024
"""Connections that may wait to be accepted: a whole room comes at one moment."""

IN_USE = (
    "Port {port} is in use, perhaps by another server of workshops. Stop that one, or "
    'serve at another port, such as "toolkit serve --port {other}".'
)
NOT_POSSIBLE = (
    "The server cannot listen at port {port} of {address}: {reason}. Choose another "
    'port with "toolkit serve --port", or another TOOLKIT_ADDRESS.'
)


class ListeningError(ToolkitError):
    """The server cannot listen where it should; the message says what to do."""


@contextmanager
def listening(settings: Settings) -> Iterator[list[socket]]:
    """Sockets at the address and port of *settings*, closed when the block ends.

    Raises:
        ListeningError: somebody else listens there, or nobody may.
    """
    sockets = _bound(settings)
    try:
        yield sockets
    finally:
        for each in sockets:
            each.close()


def _bound(settings: Settings) -> list[socket]:
    port, address = settings.port, settings.address
    try:
        return bind_sockets(port, address, backlog=_IN_LINE)
    except OSError as failure:
        is_taken = failure.errno == errno.EADDRINUSE
        said = IN_USE if is_taken else NOT_POSSIBLE
        other = port + 1 if port < LAST_PORT else port - 1
        raise ListeningError(
            said.format(
                port=port, other=other, address=address, reason=failure.strerror
            )
        ) from None
