"""How much of what people send is held in memory at once."""

from __future__ import annotations

from weakref import WeakKeyDictionary, WeakSet

OF_ONE = 6
"""Large requests of one person that are held at once: a browser sends six."""

BYTES_OF_ONE = 61_000_000
"""Bytes of one person's: six files, or three large values of widgets."""

IN_ALL = 300_000_000
"""Bytes of everybody's: sixty people who each add a photograph at one moment."""


class LargeBodies:
    """Large requests, each from its first byte until it is answered."""

    def __init__(self) -> None:
        self._held: WeakKeyDictionary[object, tuple[str, int]] = WeakKeyDictionary()
        self._dropped: WeakSet[object] = WeakSet()

    def begin(self, request: object, *, seat: str, size: int) -> None:
        """Hold what *request* brings, or drop it while there is too much."""
        held = list(self._held.values())
        own = [each for who, each in held if who == seat]
        is_own = len(own) < OF_ONE and sum(own) + size <= BYTES_OF_ONE
        if not is_own or sum(each for _, each in held) + size > IN_ALL:
            self._dropped.add(request)
        else:
            self._held[request] = (seat, size)

    def drops(self, request: object) -> bool:
        """Whether what *request* brings is read and forgotten."""
        return request in self._dropped

    def end(self, request: object) -> None:
        """*request* is answered, or has gone. Harmless if it was not large."""
        self._held.pop(request, None)
