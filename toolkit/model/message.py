"""What is written to people: which messages there are, and how each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from toolkit.model.responses import JSON

UNCERTAIN_AFTER = timedelta(minutes=10)
"""What has been on its way for so long was cut off: perhaps it has gone."""


class MessageKind(StrEnum):
    """What a message is about."""

    INVITATION = "invitation"
    JOINING = "joining"
    REMINDER = "reminder"
    WRAP_UP = "wrap-up"
    WISH = "wish"
    DIGEST = "digest"
    LOST = "lost-link"
    OFFER = "offer"
    NOT_BEGUN = "not-begun"
    RETENTION = "retention"
    """That a cohort's data is about to go; with no seat, that the day was put off."""


class MessageState(StrEnum):
    """How a message stands.

    Only what is queued is ever sent, and whoever sends it makes it `SENDING` first: so
    nothing goes twice. `HELD` keeps a cohort's messages back, and goes to nobody;
    `NOTHING` had nothing to say.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    HELD = "held"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one seat; no two have the same `once`.

    `queued_at` is when it may go; `at` when it went, or began to. What it says is made
    when it goes, because its links are: in `value` there is none.
    """

    id: str
    cohort: str
    seat: str | None
    kind: MessageKind
    about: str
    once: str
    queued_at: datetime
    state: MessageState = MessageState.QUEUED
    value: Mapping[str, JSON] = field(default_factory=dict)
    address: str = ""
    subject: str = ""
    problem: str = ""
    at: datetime | None = None

    def is_uncertain(self, now: datetime) -> bool:
        """Whether it was cut off on its way: perhaps it was sent."""
        is_on_its_way = self.state is MessageState.SENDING and self.at is not None
        return is_on_its_way and now - (self.at or now) > UNCERTAIN_AFTER

    def told(self, now: datetime) -> str:
        """How it stands, in one word: what was cut off is "perhaps" sent."""
        was_cut = self.state is MessageState.SENDING and bool(self.problem)
        return "perhaps" if was_cut or self.is_uncertain(now) else self.state.value

    def may_go_again(self, now: datetime) -> bool:
        """Whether somebody may have it tried once more."""
        return self.state is MessageState.FAILED or self.is_uncertain(now)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message that was on its way."""

    state: MessageState
    at: datetime
    problem: str = ""
    subject: str = ""
    address: str = ""
    value: Mapping[str, JSON] = field(default_factory=dict)
