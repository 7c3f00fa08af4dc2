"""What a facilitator may change for the whole room."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from toolkit.errors import PermissionRefusedError, StaleError
from toolkit.model import Cohort, Event, Pace, Person, Role, Seating
from toolkit.model import pace as pacing
from toolkit.seat.channel import Channel
from toolkit.store import Store

ATTEMPTS = 5
"""How often to try again when somebody else steers the workshop at this moment."""


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Steering:
    """The part of a seat that reads and sets the pace of the room.

    Reading is everybody's, steering is the facilitators'.
    """

    def __init__(
        self,
        seating: Seating,
        *,
        store: Store,
        channel: Channel,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.seating = seating
        self._store = store
        self._channel = channel
        self._clock = clock
        self._seen = store.last_event(seating.cohort.id)
        self._paces: dict[str, Pace] = {}

    @property
    def person(self) -> Person:
        """Who sits here."""
        return self.seating.person

    @property
    def cohort(self) -> Cohort:
        """The cohort this seat belongs to."""
        return self.seating.cohort

    @property
    def is_facilitator(self) -> bool:
        """Whether this seat steers the cohort."""
        return self.seating.role is Role.FACILITATOR

    def now(self) -> datetime:
        """This moment, as the seat sees it, in UTC."""
        return self._clock()

    def at_once(self) -> AbstractContextManager[None]:
        """Let what is read in this block be read in one go, as of one moment."""
        return self._store.at_once()

    def pace(self, workshop: str) -> Pace:
        """Where *workshop* is now, as of the last hint that it moved."""
        if workshop not in self._paces:
            self._paces[workshop] = self._store.pace(self.cohort.id, workshop)
        return self._paces[workshop]

    def look_again(self) -> None:
        """Read every pace anew when it is next asked for."""
        self._paces.clear()

    def steer(
        self,
        workshop: str,
        change: Callable[[Pace], Pace],
        *,
        activity: str | None = None,
    ) -> Pace:
        """Put *change* of the newest pace in its place, for everybody at once.

        Two facilitators never undo each other: *change* is applied again to what the
        other has just done, so it should change one thing. *activity* says which one
        alone the change is about.

        Raises:
            PermissionRefusedError: this person is no facilitator.
            StaleError: others steer without a pause.
        """
        self.facilitators_only("steer the workshop")
        for _ in range(ATTEMPTS):
            try:
                kept = self._store.save_pace(
                    change(self._store.pace(self.cohort.id, workshop)),
                    activity=activity,
                )
            except StaleError:
                continue
            self._paces[workshop] = kept
            self._channel.tell(self.cohort.id, at_once=True)
            return kept
        raise StaleError("Somebody else is steering just now. Press it once more.")

    def reveal(self, workshop: str, activity: str, *, revealed: bool) -> Pace:
        """Show or hide a poll's results, or a wall, to everybody; facilitators only."""
        self.facilitators_only("show or hide results")
        return self.steer(
            workshop,
            lambda pace: pacing.reveal(pace, activity, revealed=revealed),
            activity=activity,
        )

    def changes(self) -> tuple[Event, ...]:
        """What happened in the cohort since this was last asked."""
        events = self._store.events_since(self.cohort.id, self._seen)
        if events:
            self._seen = events[-1].id
        if any(event.kind == "pace" for event in events):
            self._paces.clear()
        return events

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call *listener* when `changes` has something new, in the event loop."""
        self._channel.listen(listener)

    def facilitators_only(self, what: str) -> None:
        """Refuse everybody else to do *what*.

        Raises:
            PermissionRefusedError: this person is no facilitator.
        """
        if not self.is_facilitator:
            raise PermissionRefusedError(f"Only a facilitator can {what}.")
