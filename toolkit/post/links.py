"""The links that letters carry: made as they go, because only digests are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from toolkit.post.words import MASKED
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.settings import Settings
from toolkit.store import Store

STOP = "stop"
"""What a token is for that ends letters of one kind, and does nothing else."""


class Links(Protocol):
    """Where letters lead."""

    here: str

    def personal(self, seat: str) -> str:
        """The way in for whoever sits there."""

    def stop(self, seat: str, what: str) -> str:
        """The way to end letters of one kind, without signing in."""


class NewLinks:
    """Links that work; each is one more beside those that there are."""

    def __init__(self, store: Store, settings: Settings, *, at: datetime) -> None:
        self.here = settings.here
        self._tokens = store.tokens
        self._until = at + LINK_KEPT_FOR

    def personal(self, seat: str) -> str:
        """A new personal link; none of the earlier ones ends."""
        token = self._tokens.issue(seat, "link", expires_at=self._until)
        return f"{self.here}/join/{token}"

    def stop(self, seat: str, what: str) -> str:
        """A new link that ends letters of one kind."""
        token = self._tokens.issue(seat, STOP, expires_at=self._until)
        return f"{self.here}/stop/{what}/{token}"


class MaskedLinks:
    """Links that lead nowhere, for whoever looks at a letter before it goes."""

    def __init__(self, settings: Settings) -> None:
        self.here = settings.here

    def personal(self, seat: str) -> str:  # noqa: ARG002
        """What stands in place of a personal link."""
        return f"{self.here}/join/{MASKED}"

    def stop(self, seat: str, what: str) -> str:  # noqa: ARG002
        """What stands in place of a link that ends letters."""
        return f"{self.here}/stop/{what}/{MASKED}"
