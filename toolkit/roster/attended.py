"""Who was there: the record of a cohort, judged by the rules of its programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from toolkit.model import Role
from toolkit.model.attendance import Attendance, Correction, Times
from toolkit.model.attending import Held, Judged, Recorded, Rules, Status, judged
from toolkit.model.meeting_there import told_of
from toolkit.programme import Programme
from toolkit.programme.held import held
from toolkit.store import Store


@dataclass(frozen=True, slots=True)
class Gathering:
    """A workshop, or another meeting: what it is known by, and when it was held.

    Of what is not `timed` nobody knows for how long somebody was there: it is no
    workshop, and counts towards no certificate. From what is `optional` nobody is
    absent.
    """

    name: str
    title: str
    held: Held | None
    timed: bool = True
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Attended:
    """One gathering of a cohort: what is said of each person, and from what.

    Unless it `is_recorded`, nothing is known of anybody who takes part: perhaps it was
    on paper, and nobody is called absent for that.
    """

    gathering: Gathering
    recorded: Mapping[str, Recorded]
    corrections: Mapping[str, tuple[Correction, ...]]
    rules: Rules
    at: datetime
    is_recorded: bool = True

    def of(self, person: str) -> Judged:
        """What is said of this person, of whom nothing may be recorded."""
        kept = self.recorded.get(person) or Recorded(Attendance(person))
        found = self._judged(kept)
        if found.status is Status.ABSENT and not self.is_recorded:
            return replace(found, status=Status.NOT_RECORDED)
        return found

    def _judged(self, kept: Recorded) -> Judged:
        of = self.gathering
        if not of.timed:
            return told_of(kept, held=of.held, at=self.at, optional=of.optional)
        return judged(kept, held=of.held, rules=self.rules, at=self.at)


def gatherings_of(
    store: Store, cohort: str, programme: Programme, *, at: datetime
) -> tuple[Gathering, ...]:
    """The workshops of *cohort*, whose *programme* has its dates; then its meetings."""
    meetings = tuple(
        Gathering(
            *(one.meeting.id, one.meeting.title, Held.planned(one.starts, one.ends)),
            timed=False,
            optional=one.meeting.optional,
        )
        for one in programme.meetings
    )
    workshops = tuple(
        Gathering(
            plan.name, plan.title, held(plan, store.pace.of(cohort, plan.name), at=at)
        )
        for plan in programme.workshops
    )
    return (*workshops, *meetings)


def attended(
    store: Store, cohort: str, gathering: Gathering, *, rules: Rules, at: datetime
) -> Attended:
    """Who of *cohort* was at *gathering*, as it is known at the moment *at*."""
    lines = store.attendance.of(cohort, gathering.name)
    stays = store.stays.of(cohort, gathering.name)
    corrections = store.corrections.of(cohort, gathering.name)
    recorded = {
        person: Recorded(
            lines.get(person) or Attendance(person),
            stays.get(person, ()),
            _times(corrections.get(person, ())),
        )
        for person in {*lines, *stays, *corrections}
    }
    # Whoever leads has the page open, too: that records nothing of the others.
    leads = {
        one.person.id
        for one in store.people.roster(cohort, withdrawn=True)
        if one.role is not Role.PARTICIPANT
    }
    known = (one for person, one in recorded.items() if person not in leads)
    is_recorded = any(one.says_anything for one in known)
    return Attended(gathering, recorded, corrections, rules, at, is_recorded)


def attended_year(
    store: Store, cohort: str, programme: Programme, *, at: datetime
) -> tuple[Attended, ...]:
    """Who was at each workshop of *cohort*, whose *programme* has its dates."""
    return tuple(
        attended(store, cohort, one, rules=programme.attendance, at=at)
        for one in gatherings_of(store, cohort, programme, at=at)
    )


def _times(corrections: tuple[Correction, ...]) -> Times | None:
    """The times that hold: the newest correction says them, or that there are none."""
    return corrections[-1].times if corrections else None
