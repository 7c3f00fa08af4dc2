"""How a workshop was really led, and how that stands against its agenda.

**The clock's rule, in plain words.** The time that has passed since the agenda began is
held against the minutes of the agenda that are behind the room:

- Sections before the one that is on count in full: they are done, or skipped.
- The section that is on counts for the minutes really spent in it, whenever that was,
  and for no more than are planned for it.
- Whoever has gone back keeps what was done: a section from which the room has gone on
  counts in full, whether one is in it again or before it, and the furthest one for its
  minutes. What was skipped on the way there counts for nothing until one has gone past
  it again. Less than a minute in a section is skipping it.

So whoever follows the plan is on time, going back for three minutes costs three, and
leaving out a section of ten minutes wins ten.

**When the agenda began.** A leading that begins while the workshop is planned, from an
hour before the doors open until the planned end, is held against the planned start. Any
other, such as a rehearsal, begins with the first section that was really opened; what
the agenda has before that one counts as done.

**What one leading is.** Ending live time and going on later is one leading, and the
time between has passed for all. Another begins when nobody led for two hours, when live
time starts again with the agenda's first section, after a section that was left on for
four hours, and with the first section opened when the workshop is planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from toolkit.model import Pace, Stretch
from toolkit.model.dates import minutes_in_words
from toolkit.model.pace import stretches_from
from toolkit.programme.agenda import entry_of, section_name
from toolkit.programme.plan import Plan, moment_after

TOLERATED = 2
"""Minutes early or late that are nobody's business."""

EARLY = timedelta(hours=1)
"""So long before the doors open, what begins is the workshop and no rehearsal."""

PAUSE = timedelta(hours=2)
"""After so long without live time another leading begins."""

LEFT_ON = timedelta(hours=4)
"""No section lasts so long: somebody went home without ending live time."""

SKIPPED = timedelta(minutes=1)
"""Who was in a section for less has not done it."""


_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Drift:
    """Minutes behind the agenda (negative: ahead), and how long the section has left.

    `starts` is when the agenda that it is held against starts: when it is planned to,
    or when it was begun, for a rehearsal on another day and while no day is known.
    """

    minutes: int
    left: int
    starts: datetime

    @property
    def words(self) -> str:
        """The drift as one says it."""
        count = abs(self.minutes)
        if count < TOLERATED:
            return "On time"
        return f"{minutes_in_words(count)} {'behind' if self.minutes > 0 else 'ahead'}"


@dataclass(frozen=True, slots=True)
class Leading:
    """One leading of a workshop: its stretches, and when its agenda began.

    `given` is how many sections the agenda has before the one it began with, unless it
    is held against the planned start.
    """

    plan: Plan
    stretches: tuple[Stretch, ...]
    starts: datetime
    given: int = 0

    def opened(self, section: str) -> datetime | None:
        """When *section* was opened first."""
        found = (one.since for one in self.stretches if one.section == section)
        return next(found, None)

    def spent(self, section: str, *, at: datetime) -> timedelta:
        """The time really spent in *section* until now, in one go or in several."""
        there = (one for one in self.stretches if one.section == section)
        return sum((_length(one, at=at) for one in there), timedelta(0))

    def late(self, section: str, *, at: datetime) -> timedelta:
        """How far the room is behind its agenda now, while *section* is on."""
        behind = self._behind_the_room(section, at=at)
        return at.astimezone(UTC) - self.starts.astimezone(UTC) - behind

    def _behind_the_room(self, section: str, *, at: datetime) -> timedelta:
        order = [name for name, _ in _agenda(self.plan)]
        now = order.index(section)
        total = timedelta(0)
        for place, (name, planned) in enumerate(_agenda(self.plan)):
            is_past = place < max(now, self.given)
            counts = is_past or self._is_done(place, at=at)
            total += planned if counts else min(planned, self.spent(name, at=at))
        return total

    def _is_done(self, place: int, *, at: datetime) -> bool:
        """Whether the room was in the section at *place*, and then really went on."""
        order = [name for name, _ in _agenda(self.plan)]
        before = replace(self, stretches=self.stretches[:-1])
        further = (before.spent(name, at=at) for name in order[place + 1 :])
        was_there = before.spent(order[place], at=at) >= SKIPPED
        return was_there and any(spent >= SKIPPED for spent in further)


def drift(plan: Plan, pace: Pace, *, at: datetime) -> Drift | None:
    """How *pace* stands against *plan*; None unless a section of its agenda is on."""
    entry, led = entry_of(plan, pace.section), last_leading(plan, pace)
    if entry is None or led is None:
        return None
    section = section_name(plan, entry)
    spent = led.spent(section, at=at)
    return Drift(
        minutes=round(led.late(section, at=at) / _MINUTE),
        left=round((timedelta(minutes=entry.minutes) - spent) / _MINUTE),
        starts=led.starts,
    )


def last_leading(plan: Plan, pace: Pace) -> Leading | None:
    """The leading of *plan* that is on, or the last one; None if there was none."""
    known = {name for name, _ in _agenda(plan)}
    kept = pace.stretches or stretches_from(pace.opened, pace.section)
    stretches = _last_of([one for one in kept if one.section in known], plan=plan)
    if not stretches:
        return None
    order = [name for name, _ in _agenda(plan)]
    first = _begun_with(stretches, order=order)
    when, opening = plan.when, _opening(plan)
    if when and opening and opening <= first.since <= when.ends:
        return Leading(plan, stretches, when.starts)
    place = order.index(first.section)
    starts = moment_after(first.since, -plan.agenda[place].after)
    return Leading(plan, stretches, starts, given=place)


def _last_of(kept: Sequence[Stretch], *, plan: Plan) -> tuple[Stretch, ...]:
    begun = 0
    for place, (earlier, later) in enumerate(pairwise(kept), start=1):
        if _is_another(earlier, later, plan=plan):
            begun = place
    return tuple(kept[begun:])


def _is_another(earlier: Stretch, later: Stretch, *, plan: Plan) -> bool:
    ended = earlier.until or later.since
    pause = later.since - ended
    again = pause > timedelta(0) and later.section == _agenda(plan)[0][0]
    opening = _opening(plan)
    is_the_day = opening is not None and earlier.since < opening <= later.since
    return pause > PAUSE or ended - earlier.since > LEFT_ON or again or is_the_day


def _begun_with(stretches: Sequence[Stretch], *, order: Sequence[str]) -> Stretch:
    """The stretch that it began with: not one that was opened by mistake, and left."""
    for earlier, later in pairwise(stretches):
        went_back = order.index(later.section) < order.index(earlier.section)
        if not went_back or _length(earlier, at=later.since) >= SKIPPED:
            return earlier
    return stretches[-1]


def _opening(plan: Plan) -> datetime | None:
    return plan.when.doors_open - EARLY if plan.when else None


def _agenda(plan: Plan) -> list[tuple[str, timedelta]]:
    """Each section's stored name, and how long it is planned to be."""
    return [
        (section_name(plan, entry), timedelta(minutes=entry.minutes))
        for entry in plan.agenda
    ]


def _length(one: Stretch, *, at: datetime) -> timedelta:
    return max((one.until or at) - one.since, timedelta(0))
