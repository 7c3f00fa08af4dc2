"""A participant's seat that nobody sits in: a facilitator looks at a page from it."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace

from toolkit.errors import PermissionRefusedError
from toolkit.model import Pace, Role, Seating
from toolkit.model.calendar import Calendar
from toolkit.seat.channel import Channel
from toolkit.seat.seat import Seat, key_of
from toolkit.store import Store

LOOKS = "looks"
"""What the binding of a kernel says whose page is only looked at."""

NOTHING_KEPT = (
    "You are looking at the page as a participant sees it. Nothing here is kept."
)
NOT_FOR_YOU = "Only a facilitator can look at a page as participants see it."
NAME = "A participant"

_NOWHERE = "sqlite:///looking"
"""The address of a database that is only ever in memory."""


def look_key_of(seating: Seating) -> str:
    """What a page is called on which the facilitator *seating* only looks.

    It is another name than that of their own pages, so that nothing which a browser
    keeps is taken for theirs.
    """
    return hashlib.sha256(f"looks/{key_of(seating)}".encode()).hexdigest()[:16]


def followed(pace: Pace) -> Pace:
    """What *pace* says to everybody, without anything that somebody has written."""
    return Pace(
        cohort=pace.cohort,
        workshop=pace.workshop,
        section=pace.section,
        revealed=pace.revealed,
        opened=pace.opened,
        paused=pace.paused,
        timer=pace.timer,
        notice=pace.notice,
        gathered=pace.gathered,
        stretches=pace.stretches,
    )


class LookingSeat(Seat):
    """Sees where *workshop* is, and nothing of anybody; writes nothing.

    It is no view of what is kept, from which something might be forgotten: it has a
    database of its own, in memory, in which there is one participant without a group,
    and into which the pace alone is copied. Ends with its process.
    """

    def __init__(
        self, of: Seating, *, kept: Store, workshop: str, channel: Channel
    ) -> None:
        """*of* is the facilitator who looks, *kept* the store of their cohort.

        Raises:
            PermissionRefusedError: it is no facilitator.
        """
        if of.role is not Role.FACILITATOR:
            raise PermissionRefusedError(NOT_FOR_YOU)
        self._kept = kept
        self._workshop = workshop
        self._looker = of
        self._own = ExitStack()
        self._scratch = self._own.enter_context(Store(_NOWHERE).in_memory())
        super().__init__(
            self._somebody(), store=self._scratch, channel=channel, is_served=True
        )
        self._scratch.refuse_writes(NOTHING_KEPT)

    @property
    def key(self) -> str:
        """A name that is nobody's seat."""
        return look_key_of(self._looker)

    def calendar(self) -> Calendar | None:
        """When and where the looker's cohort has its workshops."""
        return self._kept.calendars.of(self._looker.cohort.id)

    def at_once(self) -> AbstractContextManager[None]:
        """Let what is read in this block be read in one go; first, follow the pace."""
        self._follow()
        return super().at_once()

    def close(self) -> None:
        """Forget everything."""
        self._own.close()

    def _somebody(self) -> Seating:
        cohort, scratch = self._looker.cohort, self._scratch
        scratch.cohorts.add(cohort.id, cohort.title)
        return scratch.people.add(cohort.id, name=NAME, role=Role.PARTICIPANT)

    def _follow(self) -> None:
        """Copy where the workshop is; what is shown or hidden now hears of it."""
        cohort = self.cohort.id
        stands = self._scratch.pace.of(cohort, self._workshop)
        newest = followed(self._kept.pace.of(cohort, self._workshop))
        newest = replace(newest, version=stands.version)
        if newest == stands:
            return
        turned: tuple[str | None, ...] = (None, *(newest.revealed ^ stands.revealed))
        self._scratch.refuse_writes("")
        try:
            for activity in turned:
                newest = self._scratch.pace.save(newest, activity=activity)
        finally:
            self._scratch.refuse_writes(NOTHING_KEPT)
