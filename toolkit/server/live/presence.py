"""Who is here: which workshops' pages this server holds open, and since when."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from uuid import uuid4

from toolkit.model import Pace, Seating
from toolkit.model.attendance import BLIP, Place
from toolkit.programme.plan import Plan
from toolkit.seat.holder import now
from toolkit.server.years import Years
from toolkit.store import Store

GRACE = BLIP.total_seconds()
"""Seconds after which a page that went away is not just being loaded again."""

AROUND = timedelta(minutes=30)
"""How long before the doors open, and after the end, being here is attendance."""

_LOOK_EVERY, _BEAT_EVERY = 0.5, 10.0

log = logging.getLogger(__name__)

Tell = Callable[[str], object]
"""Says to the facilitators of a cohort that there is something to read."""


def counts_from(plan: Plan, pace: Pace, *, at: datetime) -> datetime | None:
    """From when being in *plan* at this moment is attendance; None if it is not."""
    if pace.section is not None:
        return pace.opened.get(pace.section, at)
    if plan.when is None:
        return None
    first = plan.when.doors_open - AROUND
    return first if first <= at <= plan.when.ends + AROUND else None


def mode_of(plan: Plan) -> str:
    """How people attend *plan*, as the record says it: "in person", "online" or ""."""
    return plan.when.mode.split(",")[0].strip().lower() if plan.when else ""


class Attendants:
    """Writes down who is here, many at a time; lives as long as its server.

    Pages may open and close by the hundred, so what they do is only counted, and a
    look every half second writes all that has changed at once, beside the event loop.
    """

    def __init__(self, store: Store, *, years: Years, tell: Tell) -> None:
        self.server = uuid4().hex
        self._store = store
        self._years = years
        self._tell = tell
        self._open: Counter[Place] = Counter()
        self._closed: dict[Place, float] = {}
        self._written: set[Place] = set()
        self._next_beat = 0.0

    def came(self, seating: Seating, workshop: str) -> None:
        """A page of this person has connected."""
        place = Place(seating.cohort.id, seating.person.id, workshop)
        if self._is_seen(workshop):
            self._open[place] += 1
            self._closed.pop(place, None)

    def went(self, seating: Seating, workshop: str) -> None:
        """A page of this person has lost its connection."""
        place = Place(seating.cohort.id, seating.person.id, workshop)
        if self._open[place] > 1:
            self._open[place] -= 1
            return
        if self._open.pop(place, 0):
            self._closed[place] = monotonic()

    async def keep(self) -> None:
        """Write what changes, while the server runs."""
        while True:
            try:
                await self.look()
            except Exception:
                # Nothing is marked as written, so the next look tries again.
                log.exception("Who is here could not be kept; trying again.")
            await asyncio.sleep(_LOOK_EVERY)

    async def look(self) -> None:
        """Write what has changed since the last look."""
        is_beat = monotonic() >= self._next_beat
        here = self._here()
        came, went = here - self._written, self._written - here
        if not (came or went or is_beat):
            return
        changed = await asyncio.to_thread(self._write, came, went, beat=is_beat)
        self._written = here
        if is_beat:
            self._next_beat = monotonic() + _BEAT_EVERY
        for cohort in changed:
            self._tell(cohort)

    def _is_seen(self, page: str) -> bool:
        """Also whether a colleague leads is seen; it is nobody's attendance."""
        return any(
            one.name == page and (isinstance(one, Plan) or one.facilitators_only)
            for one in self._years.programme.served
        )

    def _here(self) -> set[Place]:
        lately = monotonic() - GRACE
        self._closed = {p: at for p, at in self._closed.items() if at > lately}
        return {*self._open, *self._closed}

    def _write(self, came: set[Place], went: set[Place], *, beat: bool) -> set[str]:
        at = now()
        changed = {place.cohort for place in came | went}
        # Who leaves between two beats has attended what began since the last one.
        self._record_all(went, at=at)
        if came or went:
            self._store.presence.keep(self.server, at=at, came=came, went=went)
        if beat:
            gone = self._store.presence.beat(self.server, at=at)
            changed |= {place.cohort for place in gone}
        self._record_all((came | self._written) - went if beat else came, at=at)
        return changed

    def _record_all(self, places: set[Place], *, at: datetime) -> None:
        workshops = {plan.name for plan in self._years.programme.workshops}
        attended = {p for p in places if p.workshop in workshops}
        for cohort, workshop in {(p.cohort, p.workshop) for p in attended}:
            self._record(cohort, self._years.of(cohort).workshop(workshop), at=at)

    def _record(self, cohort: str, plan: Plan, *, at: datetime) -> None:
        pace = self._store.pace.of(cohort, plan.name)
        since = counts_from(plan, pace, at=at)
        if since is not None:
            self._store.presence.record_joined(
                self.server,
                cohort=cohort,
                workshop=plan.name,
                mode=mode_of(plan),
                since=since,
            )
