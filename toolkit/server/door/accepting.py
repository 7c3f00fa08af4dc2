"""Accepting connections, with a pause when the system has no files left for them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from socket import socket

from tornado.ioloop import IOLoop

AT_ONCE = 128
"""Connections accepted before anything else gets its turn."""

PAUSE = 1.0
"""Seconds to wait when there is nothing to accept a connection with."""

Take = Callable[[socket, tuple[object, ...]], None]

_log = logging.getLogger(__name__)


class Accepting:
    """Hands what connects at one socket to *take*, as long as the server listens.

    A connection that cannot be accepted stays in line, and the loop would be told of it
    again at once, for ever: so nothing is accepted for a moment, and *relieve*
    may close something meanwhile.
    """

    def __init__(
        self, listening: socket, *, take: Take, relieve: Callable[[], None]
    ) -> None:
        self._listening = listening
        self._take = take
        self._relieve = relieve
        self._loop = IOLoop.current()
        self._pause: object | None = None
        self._begin()

    def stop(self) -> None:
        """Accept nothing more."""
        if self._pause is None:
            self._loop.remove_handler(self._listening)
        else:
            self._loop.remove_timeout(self._pause)
        self._take = _close

    def _begin(self) -> None:
        self._pause = None
        self._loop.add_handler(self._listening, self._accept, IOLoop.READ)

    def _accept(self, _listening: socket, _events: int) -> None:
        for _ in range(AT_ONCE):
            try:
                connection, address = self._listening.accept()
            except BlockingIOError:
                return
            except ConnectionAbortedError:
                continue
            except OSError as failure:
                self._wait(failure)
                return
            self._take(connection, address)

    def _wait(self, failure: OSError) -> None:
        _log.warning("No connection can be accepted for now: %s", failure.strerror)
        self._loop.remove_handler(self._listening)
        self._relieve()
        self._pause = self._loop.call_later(PAUSE, self._begin)


def _close(connection: socket, _address: tuple[object, ...]) -> None:
    connection.close()
