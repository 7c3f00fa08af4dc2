"""The seat's part for the pace of the room."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.errors import StaleError
from toolkit.model import Pace, showing
from toolkit.seat.holder import Holder

ATTEMPTS = 5
"""How often to try again when somebody else steers the workshop at this moment."""


class Paces:
    """Where each workshop is. Reading is everybody's, steering the facilitators'."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._known: dict[str, Pace] = {}

    def of(self, workshop: str) -> Pace:
        """Where *workshop* is now, as of the last hint that it moved."""
        if workshop not in self._known:
            self._known[workshop] = self._newest(workshop)
        return self._known[workshop]

    def look_again(self) -> None:
        """Read every pace anew when it is next asked for."""
        self._known.clear()

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
        self._holder.facilitators_only("steer the workshop")
        for _ in range(ATTEMPTS):
            try:
                kept = self._holder.store.pace.save(
                    change(self._newest(workshop)), activity=activity
                )
            except StaleError:
                continue
            self._known[workshop] = kept
            self._holder.tell(at_once=True)
            return kept
        raise StaleError("Somebody else is steering just now. Press it once more.")

    def reveal(self, workshop: str, activity: str, *, revealed: bool) -> Pace:
        """Show or hide a poll's results, or a wall, to everybody; facilitators only."""
        self._holder.facilitators_only("show or hide results")
        return self.steer(
            workshop,
            lambda pace: showing.reveal(pace, activity, revealed=revealed),
            activity=activity,
        )

    def _newest(self, workshop: str) -> Pace:
        return self._holder.store.pace.of(self._holder.cohort.id, workshop)
