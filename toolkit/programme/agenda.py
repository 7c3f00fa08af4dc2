"""Which workshop is led, how it stands against its agenda, and what is on when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from toolkit.model import Pace
from toolkit.model.dates import minutes_in_words
from toolkit.programme.plan import Entry, Plan, When, moment_after

TOLERATED = 2
"""Minutes early or late that are nobody's business."""

_REHEARSED = timedelta(hours=12)


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


def section_name(plan: Plan, entry: Entry) -> str:
    """What this stretch of the agenda is stored as: a name that survives rewording."""
    return f"section-{plan.agenda.index(entry) + 1}"


def section_titles(plan: Plan) -> dict[str, str]:
    """What each section is called on screen, by its name, in order."""
    return {section_name(plan, entry): entry.title for entry in plan.agenda}


def entry_of(plan: Plan, section: str | None) -> Entry | None:
    """The stretch of the agenda that *section* is."""
    named = {section_name(plan, entry): entry for entry in plan.agenda}
    return named.get(section or "")


def after(plan: Plan, section: str | None) -> str | None:
    """The section that follows; the first, before any is on; None after the last."""
    names = [section_name(plan, entry) for entry in plan.agenda]
    begun = names.index(section) + 1 if section in names else 0
    return names[begun] if begun < len(names) else None


def drift(plan: Plan, pace: Pace, *, at: datetime) -> Drift | None:
    """How *pace* stands against *plan*; None unless a section of its agenda is on."""
    entry = entry_of(plan, pace.section)
    if entry is None:
        return None
    opened = pace.opened.get(pace.section or "", at)
    start = _starts(plan, pace, at=at)
    starts = moment_after(start, entry.after)
    ends = moment_after(starts, entry.minutes)
    # Late is who opened it late, or who is still in it past its end.
    late = max(opened - starts, at - ends)
    return Drift(
        minutes=round(late / timedelta(minutes=1)),
        left=round((ends - at) / timedelta(minutes=1)),
        starts=start,
    )


def _starts(plan: Plan, pace: Pace, *, at: datetime) -> datetime:
    """When the agenda starts by which this is led, from the first section opened on."""
    latest = max(pace.opened.values(), default=at)
    lately = {n: at for n, at in pace.opened.items() if at > latest - _REHEARSED}
    begun = min(lately, key=lately.__getitem__, default=None)
    entry = entry_of(plan, begun)
    came = lately[begun] if begun else at
    start = moment_after(came, -entry.after if entry else 0)
    planned = plan.when.starts if plan.when else None
    if planned is None or (pace.opened and abs(start - planned) > _REHEARSED):
        return start
    return planned


def workshop_to_lead(
    plans: Sequence[Plan],
    *,
    live: Collection[str],
    open_rooms: Collection[str] = (),
    at: datetime,
) -> Plan:
    """The workshop that is live, else whose room is open, else today's or nearest."""

    def rank(plan: Plan) -> tuple[bool, bool, bool, timedelta]:
        is_today = plan.when is not None and _day(plan.when, at) == plan.day
        is_open = plan.name in open_rooms
        return plan.name not in live, not is_open, not is_today, _distance(plan, at)

    return min(plans, key=rank)


def _day(when: When, at: datetime) -> date:
    return at.astimezone(when.starts.tzinfo).date()


def _distance(plan: Plan, at: datetime) -> timedelta:
    when = plan.when
    if when is None:
        return timedelta.max
    return max(when.doors_open - at, at - when.ends, timedelta(0))
