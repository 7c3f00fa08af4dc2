"""Every socket that is open at the door, and which go when there are too many."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, islice

from toolkit.server.throttle import neighbourhood

PROXY = ""
"""The place of a socket whose proxy has not said yet for whom it is."""

SHARE_OF_ONE = 3 / 4
"""Of all sockets there may be: one address never holds more."""

_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class OpenSocket:
    """One socket, as long as it is open."""

    place: str
    end: Callable[[], None]
    is_stuck: Callable[[], bool]
    """Whether it holds what the other end does not take."""


class OpenSockets:
    """Counts sockets by address and in all, as long as the server runs.

    One too many is let in all the same if another can go that only waits for what
    comes next: so who sits behind one address with somebody hostile still gets in.
    """

    def __init__(self, *, of_one: int, in_all: int) -> None:
        self.of_one = min(of_one, int(in_all * SHARE_OF_ONE))
        self.in_all = in_all
        self._by_place: Counter[str] = Counter()
        # In the order in which they began: to wait, and to be served.
        self._waiting: dict[OpenSocket, None] = {}
        self._served: dict[OpenSocket, None] = {}

    def came(self, socket: OpenSocket) -> bool:
        """Count *socket*, which waits; False if there is no room, and it is not."""
        if not (self._has_room_at(socket.place) and self._has_room()):
            return False
        self._waiting[socket] = None
        self._by_place[socket.place] += 1
        return True

    def is_for(self, socket: OpenSocket, address: str) -> bool:
        """A proxy has said for whom *socket* is now; False if those have too many."""
        place = neighbourhood(address)
        if place == socket.place:
            return True
        self._forget_place(socket)
        has_room = self._has_room_at(place)
        socket.place = place
        self._by_place[place] += 1
        return has_room

    def waits(self, socket: OpenSocket) -> None:
        """Nothing is asked on *socket* for now."""
        self._move(socket, self._served, self._waiting)

    def is_served(self, socket: OpenSocket) -> None:
        """Something has been asked on *socket*, and is answered now."""
        self._move(socket, self._waiting, self._served)

    def went(self, socket: OpenSocket) -> None:
        """*socket* is closed."""
        for kept in (self._waiting, self._served):
            if socket in kept:
                del kept[socket]
                self._forget_place(socket)

    def end_some(self, count: int) -> int:
        """End those that have waited longest; how many there were."""
        return self._end(count, lambda _: True)

    def __len__(self) -> int:
        return len(self._waiting) + len(self._served)

    def _has_room(self) -> bool:
        if len(self) < self.in_all:
            return True
        _log.warning("There are as many connections as there may be: %d", self.in_all)
        return bool(self.end_some(1))

    def _has_room_at(self, place: str) -> bool:
        if place == PROXY or self._by_place[place] < self.of_one:
            return True
        _log.warning("One address has as many connections as it may: %d", self.of_one)
        return bool(self._end(1, lambda other: other.place == place))

    def _end(self, count: int, may_go: Callable[[OpenSocket], bool]) -> int:
        stuck = (each for each in self._served if each.is_stuck())
        candidates = filter(may_go, chain(self._waiting, stuck))
        going = list(islice(candidates, count))
        for each in going:
            self.went(each)
            each.end()
        return len(going)

    def _move(
        self,
        socket: OpenSocket,
        before: dict[OpenSocket, None],
        after: dict[OpenSocket, None],
    ) -> None:
        if socket in before:
            del before[socket]
            after[socket] = None

    def _forget_place(self, socket: OpenSocket) -> None:
        self._by_place[socket.place] -= 1
        if not self._by_place[socket.place]:
            del self._by_place[socket.place]
