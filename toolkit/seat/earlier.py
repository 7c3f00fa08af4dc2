"""The seat's part for what one's own answers have been."""

from __future__ import annotations

from toolkit.model.earlier import Earlier
from toolkit.seat.checks import check_place
from toolkit.seat.holder import Holder


class EarlierVersions:
    """What this person's own answers were before; nobody else's can be asked for."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def of(self, workshop: str, activity: str, *, before: int | None = None) -> Earlier:
        """Versions of one's own answer, newest first; those older than *before*.

        Raises:
            OutOfDateError: no page of ours asks for this place.
        """
        check_place(workshop, activity)
        key = self._holder.key(workshop, activity)
        return self._holder.store.earlier.of(key, before=before)
