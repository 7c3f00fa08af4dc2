"""How a cohort goes on: what is handed on to the next, and when its year is over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Self

from toolkit.model.responses import JSON

TAKEN_ALONG = {
    "action-plan": ("action-plan",),
    "pen-picture.lead": ("pen-picture.lead",),
    "pen-picture.route": ("pen-picture.route",),
    "pen-picture.shaped": ("pen-picture.shaped",),
    "pen-picture.care": ("pen-picture.care",),
    "pen-picture.challenge": ("pen-picture.challenge",),
    "pen-picture.ask": ("pen-picture.ask",),
    "audit-baseline": ("audit-end", "audit-middle", "audit-baseline"),
}
"""The answers of the whole year with which people begin another one, and from which of
the year before they come: the first of them that there is. The audit that was taken
last is where the new year begins, so that the next one shows the change between years.
"""


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
