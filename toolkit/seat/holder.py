"""Who holds a seat, and the means that its parts share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from toolkit.clock import now
from toolkit.errors import PermissionRefusedError
from toolkit.model import Cohort, Person, ResponseKey, Role, Seating
from toolkit.seat.channel import Channel
from toolkit.store import Store

__all__ = ["Holder", "now"]


ARCHIVED = (
    "This year is archived: everything in it can be read, and nothing changed any "
    "more. Copy your words if you want to keep them elsewhere. A facilitator can open "
    "the year again."
)


@dataclass(slots=True)
class Holder:
    """One person in one cohort, and what is kept of both as of the last hint."""

    seating: Seating
    store: Store
    channel: Channel
    now: Callable[[], datetime]
    _roster: tuple[Seating, ...] | None = None

    @property
    def person(self) -> Person:
        """Who sits here."""
        return self.seating.person

    @property
    def cohort(self) -> Cohort:
        """The cohort the seat belongs to."""
        return self.seating.cohort

    @property
    def is_facilitator(self) -> bool:
        """Whether this person steers the cohort."""
        return self.seating.role is Role.FACILITATOR

    def archived_at(self) -> datetime | None:
        """Since when this cohort's year is archived, if it is."""
        return self.store.succession.handed_on(self.cohort.id).closed_at

    def insist_on_open(self) -> None:
        """Refuse participants to change anything in a year that is archived.

        Raises:
            PermissionRefusedError: it is.
        """
        if not self.is_facilitator and self.archived_at() is not None:
            raise PermissionRefusedError(ARCHIVED)

    def facilitators_only(self, what: str) -> None:
        """Refuse everybody else to do *what*.

        Raises:
            PermissionRefusedError: this person is no facilitator.
        """
        if not self.is_facilitator:
            raise PermissionRefusedError(f"Only a facilitator can {what}.")

    def key(self, workshop: str, activity: str) -> ResponseKey:
        """Where this person's own answer is kept."""
        return ResponseKey(self.cohort.id, self.person.id, workshop, activity)

    def tell(self, *, at_once: bool = False) -> None:
        """Say that something of the cohort changed; *at_once* if a room waits."""
        self.channel.tell(self.cohort.id, at_once=at_once)

    def everybody(self) -> tuple[Seating, ...]:
        """Everybody in the cohort, as when it was last forgotten who they are.

        Who has withdrawn, too: their names stay beside what they wrote.
        """
        if self._roster is None:
            everybody = self.store.people.roster(self.cohort.id, withdrawn=True)
            self._roster = everybody
        return self._roster

    def forget_everybody(self) -> None:
        """Read anew who is in the cohort when it is next asked for."""
        self._roster = None

    def sit_again(self) -> None:
        """Read anew in which group this person is: by it goes what groups share."""
        self.seating = self.store.people.seating(self.seating.id) or self.seating
