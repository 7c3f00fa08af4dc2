"""The seat's part for what one's own answers have been."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model import PROGRAMME, Response
from toolkit.model.earlier import Earlier
from toolkit.seat.checks import check_place
from toolkit.seat.holder import Holder


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What somebody made in the cohort that theirs goes on from; its title, if any."""

    cohort: str = ""
    answers: Mapping[str, Response] = field(default_factory=dict)
    """Those that hang on the whole year, by stored name."""


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

    def year_before(self) -> YearBefore:
        """What this person made in the year before this one, if there was one."""
        store, cohort = self._holder.store, self._holder.cohort.id
        before = store.succession.before(cohort)
        if before is None:
            return YearBefore()
        person = self._holder.person.id
        return YearBefore(
            before.title, store.responses.of(before.id, PROGRAMME, person)
        )
