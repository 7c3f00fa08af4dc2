"""A message of a browser, read as far as it can be, and no dearer than it may be."""

from __future__ import annotations

import itertools
import json
import re
import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

from toolkit.forking.wire import WORD, Message, unpack

LARGEST_OF_OTHERS = 16_000_000
"""Bytes of the largest message to a widget that is not ours."""

LARGEST_HEAD = 64_000
"""Bytes of all that says who sends a message, and to whom."""

MOST_VALUES = 500_000
"""Values in the JSON of one message: reading more would keep everybody waiting."""

MOST_PARTS = 4_000
"""Parts of one message, almost all of them the bytes of one value each."""

_TEXT = re.compile(rb'"[^"\\]*(?:\\(?:.|\Z)[^"\\]*)*(?:"|\Z)', re.DOTALL)
"""A text, also one that never ends: it is looked through once, whatever is in it."""

_SIGNS = b",:[{"
"""One of these stands before each value but the first, outside of texts."""

_WITHOUT_BUFFERS = 5
"""The channel, and the four parts that are JSON."""

_BEGINNING = re.compile(rb'\s*\{\s*"comm_id"\s*:\s*"([^"\\]{1,200})"')


class SentError(ValueError):
    """These bytes are no message of a page."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of a page."""

    channel: str
    header: Mapping[str, Any]
    content: Mapping[str, Any]
    size: int
    is_heavy: bool = False
    """Whether its content was not read, because it holds too much for that."""

    @property
    def type(self) -> object:
        """What kind of message it is."""
        return self.header.get("msg_type")

    @property
    def comm(self) -> str:
        """To which comm it is; nothing if to none."""
        comm = self.content.get("comm_id", "")
        return comm if isinstance(comm, str) else ""

    @property
    def data(self) -> Mapping[str, Any]:
        """What the comm carries; nothing if that is no object."""
        data = self.content.get("data")
        return data if isinstance(data, dict) else {}


def sent_in(message: str | bytes) -> Sent:
    """Read *message*.

    Raises:
        SentError: it is none of the kind that pages send.
    """
    if isinstance(message, str):
        raise SentError("not the framing our pages use")
    try:
        is_cut = int.from_bytes(message[:WORD], "little") > MOST_PARTS
        channel, parts = _beginning_of(message) if is_cut else unpack(message)
        header, is_heavy, content = _read(parts)
    except (ValueError, RecursionError, struct.error):
        raise SentError("malformed message") from None
    if not (isinstance(header, dict) and isinstance(content, dict)):
        raise SentError("malformed message")
    if not isinstance(content.get("comm_id", ""), str):
        raise SentError("malformed message")
    return Sent(channel, header, content, len(message), is_heavy or is_cut)


def _beginning_of(message: bytes) -> Message:
    """What *message*, of very many parts, begins with: all but the bytes."""
    offsets = struct.unpack_from(f"<{_WITHOUT_BUFFERS + 1}Q", message, WORD)
    pieces = [message[start:end] for start, end in itertools.pairwise(offsets)]
    return Message(pieces[0].decode("ascii"), tuple(pieces[1:]))


def _read(parts: Sequence[bytes]) -> tuple[object, bool, object]:
    if len(parts) < 4 or sum(map(len, parts[:3])) > LARGEST_HEAD:
        raise ValueError
    header, _parent, _metadata = map(_json, parts[:3])
    with suppress(RecursionError):
        if _values_in(parts[3]) <= MOST_VALUES:
            return header, False, _json(parts[3])
    found = _BEGINNING.match(parts[3])
    if found is None:
        raise ValueError
    return header, True, {"comm_id": found[1].decode()}


def _values_in(content: bytes) -> int:
    """At most so many values are in the JSON *content*."""
    if (most := _signs_in(content)) <= MOST_VALUES:
        return most
    # Only a text may be long and hold such signs without being dear to read.
    texts = content.count(b'"') - content.count(b'\\"')
    return texts if texts > 2 * MOST_VALUES else _signs_in(_TEXT.sub(b"", content))


def _signs_in(content: bytes) -> int:
    return sum(content.count(sign) for sign in _SIGNS)


def _json(text: bytes) -> Any:
    return json.loads(text, parse_constant=_not_a_number)


def _not_a_number(_name: str) -> NoReturn:
    raise ValueError
