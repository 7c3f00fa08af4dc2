"""A message of a browser, read as far as it can be, and no dearer than it may be."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

from toolkit.forking.wire import unpack

LARGEST_OF_OTHERS = 16_000_000
"""Bytes of the largest message to a widget that is not ours."""

LARGEST_HEAD = 64_000
"""Bytes of all that says who sends a message, and to whom."""

MOST_VALUES = 500_000
"""Values in the JSON of one message: reading more would keep everybody waiting."""

_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
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
        channel, parts = unpack(message)
        header, is_heavy, content = _read(parts)
    except (ValueError, RecursionError):
        raise SentError("malformed message") from None
    if not (isinstance(header, dict) and isinstance(content, dict)):
        raise SentError("malformed message")
    if not isinstance(content.get("comm_id", ""), str):
        raise SentError("malformed message")
    return Sent(channel, header, content, len(message), is_heavy)


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
    if content.count(b",") <= MOST_VALUES:
        return content.count(b",")
    # Only a text may be long and hold commas without being dear to read.
    return _TEXT.sub(b"", content).count(b",")


def _json(text: bytes) -> Any:
    return json.loads(text, parse_constant=_not_a_number)


def _not_a_number(_name: str) -> NoReturn:
    raise ValueError
