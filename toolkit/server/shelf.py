"""What a form said, for the page it leads to, where it is more than a cookie holds."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

KEPT_FOR = 3 * 60 * 60
"""Seconds after which nobody goes back to such a page."""

OF_ONE = 8
"""Pages of one form of one person that can be reloaded; the oldest one ends first."""

IN_ALL = 64_000_000
"""Bytes of everybody's."""


@dataclass(frozen=True, slots=True)
class _Lying:
    owner: str
    said: bytes
    since: float


class Shelf:
    """Where it lies. As long as the server: whoever comes later begins anew."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lying: dict[str, _Lying] = {}

    def put(self, owner: str, said: bytes) -> str:
        """Let *owner* come back to *said* by the key that is returned."""
        key = secrets.token_urlsafe(9)
        self._lying[key] = _Lying(owner, said, self._clock())
        self._make_room(owner)
        return key

    def find(self, owner: str, key: str) -> bytes | None:
        """What lies there for *owner*, and for nobody else."""
        self._make_room(owner)
        lying = self._lying.get(key)
        return lying.said if lying is not None and lying.owner == owner else None

    def clear(self, owner: str) -> None:
        """*owner* has done what it was for."""
        for key in self._of(owner):
            del self._lying[key]

    def _make_room(self, owner: str) -> None:
        oldest = self._clock() - KEPT_FOR
        over = [key for key, lying in self._lying.items() if lying.since <= oldest]
        over += self._of(owner)[:-OF_ONE]
        for key in over:
            self._lying.pop(key, None)
        while sum(len(lying.said) for lying in self._lying.values()) > IN_ALL:
            del self._lying[next(iter(self._lying))]

    def _of(self, owner: str) -> list[str]:
        return [key for key, lying in self._lying.items() if lying.owner == owner]
