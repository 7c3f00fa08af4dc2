"""How a cohort goes on: what is handed on to the next, and when its year is over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from toolkit.model.consent import Purpose
from toolkit.model.responses import JSON


class Sort(StrEnum):
    """What may go on after a year, as activities say of themselves."""

    VOICE = "voice"
    STORY = "story"
    LIST = "list"
    """What a group recommends; the whole group agrees to it or does not."""

    VOTES = "votes"
    """How many voted for what the programme recommends: nobody's own words."""


ASKED: Mapping[Sort, tuple[Purpose, ...]] = {
    Sort.VOICE: (Purpose.NEXT_COHORT, Purpose.QUOTE),
    Sort.STORY: (Purpose.NEXT_COHORT, Purpose.STORY),
    Sort.LIST: (Purpose.NEXT_COHORT,),
    Sort.VOTES: (),
}
"""What authors of each may agree to."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What of one answer others may read after the year, and under what; never a name.

    Without `texts` there is nothing. `under` is empty where it is a group's.
    """

    texts: tuple[str, ...] = ()
    under: str = ""


def is_the_groups_wish(
    members: Collection[str], agreed: Collection[str], objecting: Collection[str]
) -> bool:
    """Whether a group's words may go on: one of it agrees, and nobody of it objects."""
    own = set(members)
    return bool(own & set(agreed)) and not own & set(objecting)


def objection_name(workshop: str, activity: str) -> str:
    """What the choice of a seat is called by which somebody objects."""
    return f"objects/{workshop}/{activity}"


ENDS_AFTER = timedelta(weeks=8)
"""How long after its last workshop a facilitator is asked to archive a year."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that somebody wrote: whose, and the stored name it is kept under.

    A recommendation of the programme's own list is nobody's, and its `activity` is
    its text.
    """

    person: str
    workshop: str
    activity: str

    @property
    def ref(self) -> str:
        """How forms name it."""
        return "/".join((self.person, self.workshop, self.activity))

    @classmethod
    def read(cls, ref: str) -> Self:
        """The piece that a form names.

        Raises:
            ValueError: it names none.
        """
        person, workshop, activity = ref.split("/", 2)
        return cls(person, workshop, activity)


@dataclass(frozen=True, slots=True)
class HandedOn:
    """What facilitators chose of a cohort's words, and when its year was ended.

    What is chosen is only named: whoever shows it reads it where it is kept, and asks
    there whether its author still agrees. `closed_at` is None while nobody ended it.
    """

    next_cohort: tuple[Piece, ...] = ()
    public: tuple[Piece, ...] = ()
    closed_at: datetime | None = None
    open_again: bool = False
    """Whether somebody opened it again, so that nobody is asked to end it any more."""

    def may_end(self, last: datetime, *, at: datetime) -> bool:
        """Whether it is time to ask for the end of a year that was over at *last*."""
        is_settled = self.closed_at is not None or self.open_again
        return not is_settled and last + ENDS_AFTER <= at

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        return {
            "next_cohort": [asdict(piece) for piece in self.next_cohort],
            "public": [asdict(piece) for piece in self.public],
            "closed_at": self.closed_at.isoformat() if self.closed_at else None,
            "open_again": self.open_again,
        }

    @classmethod
    def told_by(cls, told: Mapping[str, JSON]) -> Self:
        """What *told* says; nothing where it says nothing."""
        closed = told.get("closed_at")
        return cls(
            tuple(Piece(**kept) for kept in told.get("next_cohort", ())),
            tuple(Piece(**kept) for kept in told.get("public", ())),
            datetime.fromisoformat(closed) if closed else None,
            told.get("open_again", False),
        )
