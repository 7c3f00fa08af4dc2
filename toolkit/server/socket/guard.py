"""Decides whether a message from a browser may reach a kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import NoReturn, TypeGuard

from toolkit.model.writes import is_too_deep
from toolkit.server.kernels.allowance import Allowance
from toolkit.server.socket.answer import refusal
from toolkit.server.socket.sent import (
    LARGEST_OF_OTHERS,
    MOST_PARTS,
    Sent,
    SentError,
    sent_in,
)
from toolkit.server.socket.whose import Whose

__all__ = ["LARGEST", "LARGEST_OF_OTHERS", "Guard", "Judged", "RefusedError"]

MALFORMED = 4008
LARGEST = 512_000
"""Bytes of the largest message to one of our activities."""

_TYPES = frozenset(
    {"comm_msg", "comm_open", "comm_close", "comm_info_request", "kernel_info_request"}
)
_TARGETS = frozenset({"jupyter.widget.control"})
_METHODS = frozenset({"update", "custom", "request_state", "request_states"})
_MOST_COMMS = 20
_MOST_NAMES = 1_000
"""Traits that one update sets, by far more than any widget has."""

_PRIVATE = frozenset({"_esm", "_css", "_anywidget_id"})
_PRIVATE_BEGIN = ("_model_", "_view_")
_COUNT = "_view_count"
"""How often it is shown, which the base of all views tells; it says nothing of code."""

_REPORT = "refused"
"""The method of a message by which a page tells what it has refused itself."""

Tell = Callable[[str, str, str], object]
"""Told of what was refused: of which widget, why, and what it was about."""


class RefusedError(Exception):
    """The message must not reach the kernel; close the socket with `code`."""

    def __init__(self, reason: str, code: int = MALFORMED) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class _DroppedError(Exception):
    """The message is dropped alone."""

    def __init__(self, reason: str, names: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.names = sorted(names)


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of a message: whether to pass it on, and what to answer."""

    passes: bool
    answers: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Guard:
    """Judges the messages of one page, as long as that is connected."""

    allowance: Allowance = field(default_factory=Allowance)
    whose: Whose = field(default_factory=Whose)
    tell: Tell = lambda *_: None
    _opened: set[str] = field(default_factory=set)

    def judge(self, message: str | bytes) -> Judged:
        """What becomes of *message*; what a widget may not do is dropped alone.

        Raises:
            RefusedError: no page of ours sends this, or not so much.
        """
        sent = self._read(message)
        try:
            return Judged(self._admits(sent))
        except _DroppedError as dropped:
            about = " ".join(dropped.names) if dropped.reason == "private" else ""
            self.tell(self.whose.called(sent.comm), dropped.reason, about)
            return Judged(
                passes=False, answers=refusal(sent, dropped.reason, dropped.names)
            )

    def _read(self, message: str | bytes) -> Sent:
        if self.allowance.is_flooded:  # reading it is dear, too
            raise RefusedError("too many messages")
        try:
            sent = sent_in(message)
        except SentError as error:
            raise RefusedError(str(error)) from None
        if sent.channel != "shell" or not _known(sent.type, _TYPES):
            raise RefusedError("message type")
        is_own = sent.size <= LARGEST and self._is_ours(sent)
        spend = self.allowance.spend if is_own else self.allowance.endures
        if not spend(sent.size):
            raise RefusedError("too many messages")
        return sent

    def _is_ours(self, sent: Sent) -> bool:
        return sent.type != "comm_msg" or self.whose.is_ours(sent.comm)

    def _admits(self, sent: Sent) -> bool:
        self._check_size(sent)
        if sent.type == "comm_open":
            self._open(sent)
        elif sent.type == "comm_close":
            return self._closes(sent.comm)
        elif sent.type == "comm_msg":
            return self._admits_to_comm(sent)
        return True

    def _check_size(self, sent: Sent) -> None:
        most = LARGEST if self._is_ours(sent) else LARGEST_OF_OTHERS
        if sent.size > most or sent.is_heavy:
            raise _DroppedError("large", _names(sent.data))
        if is_too_deep(sent.content):
            _drop("shape")

    def _open(self, sent: Sent) -> None:
        is_known = _known(sent.content.get("target_name"), _TARGETS)
        if not (sent.comm and is_known) or len(self._opened) >= _MOST_COMMS:
            _drop("comm")
        self._opened.add(sent.comm)

    def _closes(self, comm: str) -> bool:
        # A page closes what it opened; a widget's own comm stays with the kernel.
        if comm not in self._opened:
            return False
        self._opened.discard(comm)
        return True

    def _admits_to_comm(self, sent: Sent) -> bool:
        data = sent.data
        if data.get("method") == _REPORT:
            self._hear(data)
            return False
        if not _known(data.get("method"), _METHODS):
            _drop("shape")
        if data["method"] == "update":
            _check_update(data)
        if not self._is_ours(sent) and not self.allowance.affords(sent.size):
            raise _DroppedError("many", _names(data))
        return True

    def _hear(self, data: Mapping[str, object]) -> None:
        """A page tells what it, or the browser, has refused a widget."""
        of, reason, what = (
            str(data.get(name, "")) for name in ("of", "reason", "what")
        )
        if reason == "script":
            what = self.whose.stopped(of, what)
        self.tell(self.whose.called(of), reason, what)


def _check_update(data: Mapping[str, object]) -> None:
    state, paths = data.get("state"), data.get("buffer_paths", [])
    if not isinstance(state, dict) or len(state) > _MOST_NAMES:
        _drop("shape")
    if not isinstance(paths, list) or len(paths) > MOST_PARTS:
        _drop("shape")
    private = {name for name in _names(data) if _is_private(name)}
    if private:
        raise _DroppedError("private", private)


def _names(data: Mapping[str, object]) -> set[str]:
    """Which traits an update sets, also by way of buffers."""
    state, paths = data.get("state"), data.get("buffer_paths")
    named = set(state) if isinstance(state, dict) else set()
    by_buffer = paths if isinstance(paths, list) else []
    first = {
        path[0]
        for path in by_buffer
        if isinstance(path, list) and path and isinstance(path[0], str)
    }
    return named | first


def _is_private(name: str) -> bool:
    return name in _PRIVATE or (name.startswith(_PRIVATE_BEGIN) and name != _COUNT)


def _known(name: object, names: Set[str]) -> TypeGuard[str]:
    # Lists and objects cannot even be looked up.
    return isinstance(name, str) and name in names


def _drop(reason: str) -> NoReturn:
    raise _DroppedError(reason)
