"""What whoever starts the server brings along for its notebooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.forking.zygote import BegunZygote


def told_nothing(_notebook: str) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Brought:
    """`begun` imports meanwhile what notebooks need.

    `prepared` is told, on a thread of its own, which notebook was executed, once what
    it asks can be read.
    """

    begun: BegunZygote | None = None
    prepared: Callable[[str], None] = told_nothing

    def telling(self, first: Callable[[str], object]) -> Brought:
        """The same, where *first* is told before."""

        def told(notebook: str) -> None:
            first(notebook)
            self.prepared(notebook)

        return replace(self, prepared=told)
