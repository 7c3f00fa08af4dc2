"""Which workshop is led, how it stands against its agenda, and what is on when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from toolkit.model import Pace
from toolkit.model.dates import minutes_in_words
from toolkit.programme.plan import Entry, Plan

TOLERATED = 2
"""Minutes early or late that are nobody's business."""

_REHEARSED = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Drift:
    """Minutes behind the agenda (negative: ahead), and how long the section has left.

    `moved` is how much later everything is, for a rehearsal on another day.
    """

    minutes: int
    left: int
    moved: timedelta

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
    moved = _moved(plan, pace)
    starts, ends = later(entry.starts, moved), later(entry.ends, moved)
    # Late is who opened it late, or who is still in it past its end.
    late = max(opened - starts, at - ends)
    return Drift(
        minutes=round(late / timedelta(minutes=1)),
        left=round((ends - at) / timedelta(minutes=1)),
        moved=moved,
    )


def later(moment: datetime, by: timedelta) -> datetime:
    """*moment* so much later, in UTC: local clocks skip an hour between two seasons."""
    return moment.astimezone(UTC) + by


def _moved(plan: Plan, pace: Pace) -> timedelta:
    """How far from its planned day this is led, from the first section opened on."""
    if not pace.opened:
        return timedelta(0)
    latest = max(pace.opened.values())
    lately = {n: at for n, at in pace.opened.items() if at > latest - _REHEARSED}
    begun = min(lately, key=lately.__getitem__)
    entry = entry_of(plan, begun)
    moved = lately[begun].astimezone(UTC) - (entry or plan).starts
    return moved if abs(moved) > _REHEARSED else timedelta(0)


def workshop_to_lead(
    plans: Sequence[Plan],
    *,
    live: Collection[str],
    open_rooms: Collection[str] = (),
    at: datetime,
) -> Plan:
    """The workshop that is live, else whose room is open, else today's or nearest."""

    def rank(plan: Plan) -> tuple[bool, bool, bool, timedelta]:
        is_today = at.astimezone(plan.starts.tzinfo).date() == plan.starts.date()
        is_open = plan.name in open_rooms
        return plan.name not in live, not is_open, not is_today, _distance(plan, at)

    return min(plans, key=rank)


def _distance(plan: Plan, at: datetime) -> timedelta:
    return max(plan.doors_open - at, at - plan.ends, timedelta(0))
