"""What is asked of an activity where what others share of it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol

from toolkit.activities.base.blocks import Block
from toolkit.activities.base.shapes import Face
from toolkit.model import JSON, LocalTime
from toolkit.model import Sharing as Level
from toolkit.model.comments import Commented
from toolkit.model.succession import Sort
from toolkit.seat import Seat
from toolkit.seat.others import Sharers


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted for a whole page: who shares what, and what is commented on.

    `sharers` go by workshop and stored name, `comments` by workshop and activity and
    then by whose answer they are about, whether or not it may be read.
    """

    sharers: Mapping[tuple[str, str], Sharers]
    comments: Mapping[tuple[str, str], Mapping[str, Commented]]

    @classmethod
    def read(cls, seat: Seat, *workshops: str) -> Counts:
        """All that *seat* is told of *workshops*: one question for each."""
        sharers = seat.others.counted(*workshops)
        return cls(sharers, seat.comments.counted(*workshops))


class Activity(Protocol):
    """What is asked of an activity here."""

    workshop: str
    name: str
    seat: Seat | None
    face: Face
    is_asked: ClassVar[bool]
    shows_others: ClassVar[bool]
    repeats: ClassVar[bool]
    by_group: ClassVar[bool]
    levels: ClassVar[tuple[Level, ...]]
    comments_by_part: ClassVar[bool]
    local: LocalTime

    @property
    def parts(self) -> Mapping[str, Level]:
        """The parts of an answer."""

    @property
    def takes_comments(self) -> bool:
        """Whether what it shows of others in a place of its own is commented on."""

    def stored_name(self, part: str) -> str:
        """The name under which a part is stored."""

    @staticmethod
    def goes_on(face: Any) -> Sort | None:
        """As what it may be read after its year."""

    def refresh_room(self) -> None:
        """Read again what others share."""

    @staticmethod
    def part_labels(face: Any) -> Mapping[str, str]:
        """What its parts are called."""

    def when(self, moment: datetime) -> str:
        """A moment in words."""

    @staticmethod
    def of_anybody(face: Any) -> Any:
        """The face without what it says of its person."""

    @staticmethod
    def printed(face: Any, values: Mapping[str, JSON]) -> list[Block]:
        """The printed form of an answer."""


def is_shown(activity: Activity) -> bool:
    """Whether what others share of it is drawn under one's own answer."""
    own_place = activity.shows_others or activity.repeats or activity.by_group
    return activity.is_asked and bool(activity.levels) and not own_place


def shown_parts(activity: Activity) -> list[str]:
    """The parts that readers are shown: not what is said to facilitators alone."""
    besides = dict(activity.face).get("besides", ())
    return [part for part in activity.parts if part not in besides]  # type: ignore[operator]


def sharers_of(activity: Activity, counts: Counts) -> Sharers:
    """Who shares any part of *activity*."""
    sharers = Sharers()
    for part in shown_parts(activity):
        place = (activity.workshop, activity.stored_name(part))
        sharers |= counts.sharers.get(place, Sharers())
    return sharers
