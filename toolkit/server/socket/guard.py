"""Decides whether a message from a browser may reach a kernel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeGuard

from toolkit.forking.wire import unpack
from toolkit.model.writes import is_too_deep
from toolkit.server.kernels.allowance import Allowance

MALFORMED, TOO_LARGE = 4008, 4009
LARGEST = 512_000
"""Bytes of the largest message."""

_TYPES = frozenset(
    {"comm_msg", "comm_open", "comm_close", "comm_info_request", "kernel_info_request"}
)
_TARGETS = frozenset({"jupyter.widget.control"})
_METHODS = frozenset({"update", "custom", "request_state", "request_states"})
_MOST_COMMS = 20


class RefusedError(Exception):
    """The message must not reach the kernel; close the socket with `code`."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(slots=True)
class Guard:
    """Judges the messages of one socket, as long as that socket is open."""

    allowance: Allowance = field(default_factory=Allowance)
    _opened: set[str] = field(default_factory=set)

    def admits(self, message: str | bytes) -> bool:
        """Whether to pass *message* on; False drops it without a word.

        Raises:
            RefusedError: no page of ours sends this.
        """
        if not self.allowance.spend(len(message)):
            _refuse("too many messages")
        if len(message) > LARGEST:
            raise RefusedError(TOO_LARGE, "message too large")
        channel, header, content = _parsed(message)
        kind = header.get("msg_type")
        if channel != "shell" or not _known(kind, _TYPES):
            _refuse("message type")
        return self._admits_comm(kind, content)

    def _admits_comm(self, kind: str, content: Mapping[str, object]) -> bool:
        if kind == "comm_open":
            self._open(content)
        elif kind == "comm_close":
            return self._closes(content.get("comm_id"))
        elif kind == "comm_msg":
            _check_comm_message(content.get("data"))
        return True

    def _open(self, content: Mapping[str, object]) -> None:
        comm = content.get("comm_id")
        if not (_known(content.get("target_name"), _TARGETS) and isinstance(comm, str)):
            _refuse("comm target")
        if len(self._opened) >= _MOST_COMMS:
            _refuse("too many comms")
        self._opened.add(comm)

    def _closes(self, comm: object) -> bool:
        # A page closes what it opened; a widget's own comm stays with the kernel.
        if not _known(comm, self._opened):
            return False
        self._opened.discard(comm)
        return True


def _known(name: object, names: Set[str]) -> TypeGuard[str]:
    # Lists and objects cannot even be looked up.
    return isinstance(name, str) and name in names


def _check_comm_message(data: object) -> None:
    if not isinstance(data, dict) or not _known(data.get("method"), _METHODS):
        _refuse("comm method")
    if data["method"] != "update":
        return
    state = data.get("state")
    if not isinstance(state, dict) or any(name.startswith("_") for name in state):
        _refuse("private trait")


def _parsed(message: str | bytes) -> tuple[str, dict[str, object], dict[str, object]]:
    if isinstance(message, str):
        _refuse("not the framing our pages use")
    try:
        channel, parts = unpack(message)
        header, _parent, _metadata, content = map(_json, parts[:4])
    except (ValueError, RecursionError):
        _refuse("malformed message")
    if not (isinstance(header, dict) and isinstance(content, dict)):
        _refuse("malformed message")
    return channel, header, content


def _json(text: bytes) -> Any:
    value = json.loads(text, parse_constant=_not_a_number)
    if is_too_deep(value):
        raise ValueError
    return value


def _not_a_number(_name: str) -> NoReturn:
    raise ValueError


def _refuse(reason: str) -> NoReturn:
    raise RefusedError(MALFORMED, reason)
