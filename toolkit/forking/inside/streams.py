"""Standard output and error of a kernel, and the channels of its connection."""

from __future__ import annotations

import contextlib
import io
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any

from jupyter_client.session import DELIM

from toolkit.forking.orders import Payload
from toolkit.forking.wire import frame, pack, pack_json

LONGEST = 2**16


class Stream(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` from the template's start to the kernel's end.

    The object stays the same across the fork, because loggers keep a reference.
    """

    def __init__(self, name: str, write: Callable[[str, str], None]) -> None:
        self.name = name
        self.deliver = write
        self.wake: Callable[[Callable[[], None]], object] | None = None
        self._waiting: list[str] = []
        self._length = 0

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Text is sent as JSON, so every character can be written."""
        return "utf-8"

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def fileno(self) -> int:
        """Return the process's own stream, for programs started by a notebook."""
        return 1 if self.name == "stdout" else 2

    def write(self, text: str) -> int:
        """Keep *text* until the current callback ends, or there is much of it."""
        if not self._waiting and self.wake is not None:
            self.wake(self.flush)
        self._waiting.append(text)
        self._length += len(text)
        if self._length > LONGEST:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what waits."""
        if self._waiting:
            text, self._waiting, self._length = "".join(self._waiting), [], 0
            self.deliver(self.name, text)

    def set_parent(self, _parent: object) -> None:
        """Send what an earlier request has written before the next one begins."""
        self.flush()


class Connection:
    """The kernel's end of the private socket pair; made before the fork.

    Until there is a socket, what is sent goes nowhere.
    """

    def __init__(self) -> None:
        self.stream: socket.socket | None = None
        self._lock = threading.Lock()

    def send(self, message: bytes) -> None:
        """Send one whole message; waits while the server does not read.

        A server that has gone is no error here, so that a callback can finish.
        """
        if self.stream is None:
            return
        data = frame(message)
        with self._lock, _Uninterrupted(), contextlib.suppress(OSError):
            self.stream.sendall(data)

    def notify(self, payload: Payload) -> None:
        """Send a notice to the server."""
        self.send(pack_json("notice", payload))


class _Uninterrupted:
    """Holds back an interrupt, which would leave half a message on the wire."""

    def __enter__(self) -> None:
        if hasattr(signal, "pthread_sigmask"):
            held = {signal.SIGINT}
            self._before = signal.pthread_sigmask(signal.SIG_BLOCK, held)

    def __exit__(self, *_error: object) -> None:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_SETMASK, self._before)


class Channel:
    """Stands in for a ZeroMQ socket: `Session.send` only calls `send_multipart`."""

    def __init__(self, name: str, connection: Connection) -> None:
        self.name = name
        self.muted = False
        self._connection = connection

    def send_multipart(self, parts: Sequence[Any], **_options: object) -> None:
        """Send one message, without ZeroMQ's identities and signature."""
        if not self.muted:
            first = list(parts).index(DELIM) + 2
            self._connection.send(pack(self.name, parts[first:]))

    def flush(self, *_flags: object) -> None:
        """Do nothing: messages are never held back."""
