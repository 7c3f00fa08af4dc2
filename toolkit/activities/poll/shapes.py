"""What a poll says to the browser, and what it keeps."""

from __future__ import annotations

from typing import Literal, TypedDict

from toolkit.activities.base.shapes import Face


class PollOwn(TypedDict):
    """What a poll's face has of its own."""

    mode: Literal["single", "multiple", "scale", "slider"]
    options: list[str]
    """What to choose from; on a scale its numbers."""

    bands: list[list[int]]
    """First and last position of each band of a slider's results."""

    ends: list[str]
    """What the lowest and the highest number of a scale mean."""

    anonymous: bool
    """Whether few answers are no result."""

    for_next_cohort: bool
    """Whether what was voted for may go on to those who come next."""


class PollFace(Face, PollOwn):
    """All that a poll says of itself."""


class PollRoom(TypedDict):
    """What a page shows of everybody's votes."""

    facilitator: bool
    revealed: bool
    few: bool
    """Whether there are too few answers to show any."""

    answered: int
    counts: list[int] | None
    """Votes by option; None where this person may not see them."""


class PollAnswer(TypedDict):
    """One person's vote; the words survive a change of the options."""

    chosen: list[int]
    words: list[str]
