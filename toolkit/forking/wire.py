"""The bytes between browser, server and kernel.

A message is laid out as in `v1.kernel.websocket.jupyter.org`: the number of offsets,
the offsets, then a channel name and its parts. Browser and server exchange messages
as they are; server and kernel put the length in front, because a stream has no ends.
"""

from __future__ import annotations

import itertools
import json
import socket
import struct
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

WORD = 8
LENGTH = struct.Struct("<I")
LARGEST = 2**30
CHUNK = 2**18


class WireError(ValueError):
    """These bytes are not a message."""


class Message(NamedTuple):
    """A channel and what was said on it.

    On the channels of Jupyter the first four parts are the JSON of header, parent
    header, metadata and content; buffers follow.
    """

    channel: str
    parts: tuple[bytes, ...]

    def json(self, part: int = 0) -> Any:
        """Return one part, read as JSON."""
        try:
            return json.loads(self.parts[part])
        except (ValueError, IndexError, RecursionError) as error:
            raise WireError(f"Part {part} of the message is not JSON.") from error


def pack(channel: str, parts: Sequence[bytes | memoryview]) -> bytes:
    """Lay out one message."""
    pieces = [memoryview(part).cast("B") for part in (channel.encode(), *parts)]
    offsets = [WORD * (len(pieces) + 2)]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    head = struct.pack(f"<{len(offsets) + 1}Q", len(offsets), *offsets)
    return b"".join((head, *pieces))


def pack_json(channel: str, content: object) -> bytes:
    """Lay out a message of our own: one JSON part."""
    return pack(channel, [json.dumps(content).encode()])


def unpack(data: bytes) -> Message:
    """Read one message; refuse anything whose offsets do not fit it exactly."""
    offsets = _offsets(data)
    first, *rest = (data[start:end] for start, end in itertools.pairwise(offsets))
    try:
        return Message(first.decode("ascii"), tuple(rest))
    except UnicodeDecodeError as error:
        raise WireError("The channel of the message has no proper name.") from error


def channel_of(data: bytes) -> bytes:
    """Return the channel's name without looking at the rest of a message."""
    try:
        start, end = struct.unpack_from("<2Q", data, WORD)
    except struct.error as error:
        raise WireError("The message is too short.") from error
    return data[start:end]


def _offsets(data: bytes) -> tuple[int, ...]:
    if len(data) < WORD:
        raise WireError("The message is too short.")
    (count,) = struct.unpack_from("<Q", data)
    if not 2 <= count <= len(data) // WORD - 1:
        raise WireError("The message has an impossible number of parts.")
    offsets = struct.unpack_from(f"<{count}Q", data, WORD)
    in_order = all(start <= end for start, end in itertools.pairwise(offsets))
    if not in_order or offsets[0] != WORD * (count + 1) or offsets[-1] != len(data):
        raise WireError("The parts of the message overlap or leave gaps.")
    return offsets


def frame(message: bytes) -> bytes:
    """Put the length in front of a message."""
    return LENGTH.pack(len(message)) + message


class Framer:
    """Cuts a stream of bytes into messages; one for each stream."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    @property
    def is_waiting(self) -> bool:
        """Whether a message has begun and not ended."""
        return bool(self._waiting)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the messages that *data* completes."""
        self._waiting += data
        while len(self._waiting) >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._waiting)
            end = LENGTH.size + length
            if length > LARGEST:
                raise WireError(f"A message of {length} bytes is too long.")
            if len(self._waiting) < end:
                return
            message = bytes(memoryview(self._waiting)[LENGTH.size : end])
            del self._waiting[:end]
            yield message


def receive(stream: socket.socket) -> Message | None:
    """Wait for one framed message on a blocking socket; None at its end."""
    head = _exactly(stream, LENGTH.size)
    if head is None:
        return None
    body = _exactly(stream, LENGTH.unpack(head)[0])
    return None if body is None else unpack(body)


def _exactly(stream: socket.socket, count: int) -> bytes | None:
    data = bytearray()
    while len(data) < count:
        try:
            piece = stream.recv(min(count - len(data), CHUNK))
        except ConnectionResetError:
            return None  # who was to speak has been killed
        if not piece:
            return None
        data += piece
    return bytes(data)
