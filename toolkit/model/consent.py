"""What somebody agreed to, in which words, and until when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What somebody may agree to; nothing else is ever done with their words."""

    QUOTE = "quote"
    """A sentence in a report or on the public page, with the role and no name."""

    STORY = "story"
    """A story of change in a report, with the role and no name."""

    RECORDING = "recording"
    """A clip in which they are seen or heard, where its author shared it."""

    NEXT_COHORT = "next cohort"
    """A voice, story or recommendation on the pages of a later cohort."""


@dataclass(frozen=True, slots=True)
class Consent:
    """That `person` agreed to `purpose` for one answer; `wording` is what they read.

    `activity` is the stored name of an answer or of a part of it. It stands until it
    is taken back; a row is kept for as long as its person is, because its date is
    the proof.
    """

    id: str
    cohort: str
    person: str
    purpose: Purpose
    workshop: str
    activity: str
    wording: str
    given_at: datetime
    taken_back_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether it holds now."""
        return self.taken_back_at is None
