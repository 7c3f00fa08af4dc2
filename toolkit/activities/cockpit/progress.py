"""Everybody in the cohort as the cockpit lists them: pure, and without their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from toolkit.activities.cockpit.shapes import (
    AskedHere,
    Everybody,
    HowMany,
    PersonShown,
    Reached,
    Whereabouts,
)
from toolkit.model import LocalTime, Pace, Role, Seating
from toolkit.model.attendance import Attendance, Presence, Progress
from toolkit.model.contents import Asked
from toolkit.programme.agenda import entry_of
from toolkit.programme.plan import Plan

WRITING = timedelta(seconds=45)
"""Who has saved within this is taken to be writing: pages save as people type."""

EARLIER = timedelta(hours=12)
"""An answer from longer before the section was opened is from another day."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is known of everybody at one moment."""

    plan: Plan
    pace: Pace
    now: datetime
    local: LocalTime
    asked: Sequence[Asked]
    presence: Mapping[str, Presence]
    leading: Mapping[str, Presence]
    attendance: Mapping[str, Attendance]
    progress: Sequence[Progress]

    @property
    def begun(self) -> datetime:
        """Since when the section is on."""
        return self.pace.opened.get(self.pace.section or "", self.now)

    @property
    def expected(self) -> int:
        """How many activities are to be done now."""
        return sum(not is_for_later(asked) for asked in self.asked)

    @property
    def ends(self) -> bool:
        """Whether the section that is on is the workshop's last."""
        is_last = entry_of(self.plan, self.pace.section) is self.plan.agenda[-1]
        return is_last and bool(self.expected)

    @property
    def is_half_over(self) -> bool:
        """Whether half the section's time has gone: pauses for nobody to be asked."""
        entry = entry_of(self.plan, self.pace.section)
        if entry is None or entry.kind == "Break" or not self.expected:
            return False
        return self.now - self.begun >= timedelta(minutes=entry.minutes) / 2


def stored_names(asked: Asked) -> list[str]:
    """The names under which the parts of an answer that count are stored."""
    return [asked.stored_name(part) for part in asked.counted]


def is_for_later(asked: Asked) -> bool:
    """Whether people are given it to take away: a task, which says when it is done."""
    return bool(asked.finishes)


def lines(roster: Sequence[Seating], room: Room) -> Everybody:
    """What the panel draws: who is here, by group, and how far they have got."""
    saved = _saved(room)
    people = {
        seating.id: _person(seating, room, done=_done(seating, room, saved))
        for seating in sorted(roster, key=_by_group)
    }
    order = list(people)
    if room.ends:
        order.sort(key=lambda seat: _rank(people[seat], room))
    listed = [one for one in people.values() if not one["steers"]]
    groups = {seating.group for seating in roster if seating.group}
    return {
        "workshop": room.plan.name,
        "live": room.pace.is_live,
        "asked": [_asked(asked) for asked in room.asked],
        "expected": room.expected,
        "ends": room.ends,
        "people": people,
        "order": order,
        "groups": sorted(groups, key=_naturally),
        "counts": _counts(listed),
        "helps": sum(one["help"] for one in listed),
    }


def _asked(asked: Asked) -> AskedHere:
    return {"title": asked.prompt, "later": is_for_later(asked)}


def _counts(people: Sequence[PersonShown]) -> HowMany:
    states = Counter(one["state"] for one in people)
    here, away, never = (states[one] for one in ("here", "away", "never"))
    return {"here": here, "away": away, "never": never}


Saved = Mapping[tuple[str, str, str], Progress]


def _saved(room: Room) -> Saved:
    return {(p.person, p.workshop, p.activity): p for p in room.progress if p.filled}


def _done(seating: Seating, room: Room, saved: Saved) -> list[tuple[Reached, str]]:
    person = seating.person.id
    states = []
    for asked in room.asked:
        keys = ((person, asked.workshop, name) for name in stored_names(asked))
        found = [saved[key].saved_at for key in keys if key in saved]
        states.append(_state(max(found, default=None), room))
    return states


def _state(saved: datetime | None, room: Room) -> tuple[Reached, str]:
    if saved is None:
        return "", ""
    if room.now - saved < WRITING:
        return "writing", ""
    if saved < room.begun - EARLIER:
        return "earlier", ""
    return "saved", room.local.lately(saved, now=room.now)


def _reached(done: Sequence[tuple[Reached, str]], room: Room) -> int:
    """How many of the activities for now somebody has written in, in this section."""
    each = zip(done, room.asked, strict=True)
    now = [state for (state, _), asked in each if not is_for_later(asked)]
    return sum(state in ("writing", "saved") for state in now)


def _person(
    seating: Seating, room: Room, *, done: list[tuple[Reached, str]]
) -> PersonShown:
    person, steers = seating.person, seating.role is Role.FACILITATOR
    record = room.attendance.get(person.id, Attendance(person.id))
    state, since = _whereabouts(room.presence.get(person.id), record)
    if steers:
        state, since = _leads(seating, room), None
    reached = _reached(done, room)
    stuck = state == "here" and not reached and room.is_half_over and not steers
    return {
        "person": person.id,
        "name": person.name,
        "school": person.school,
        "group": seating.group or "",
        "steers": steers,
        "state": state,
        "since": room.local.hour(since) if since else "",
        "done": [] if steers else done,
        "reached": 0 if steers else reached,
        "help": stuck,
        "mark": record.mark or "",
        "mode": record.mode,
        "caught_up": record.caught_up,
        "note": record.note,
        "joined": room.local.hour(record.joined) if record.joined else "",
        "left": room.local.hour(record.left) if record.left else "",
    }


def _whereabouts(
    seen: Presence | None, record: Attendance
) -> tuple[Whereabouts, datetime | None]:
    if seen is not None:
        return ("here" if seen.here else "away"), seen.since
    if record.joined is not None:
        return "away", record.left
    return "never", None


def _leads(seating: Seating, room: Room) -> Whereabouts:
    """Whether they have the cockpit open, or the workshop's page as everybody does."""
    pages = (room.leading, room.presence)
    seen = [page.get(seating.person.id) for page in pages]
    return "here" if any(one and one.here for one in seen) else "never"


def _rank(one: PersonShown, room: Room) -> tuple[bool, bool, bool]:
    """Who has something left to do first, then who is done, who is not here, and us."""
    is_done = one["reached"] >= room.expected
    return one["steers"], one["state"] == "never", is_done


def _by_group(seating: Seating) -> tuple[bool, bool, list[tuple[int, str]]]:
    # The roster is sorted by name already, and sorting keeps that within a group.
    steers = seating.role is Role.FACILITATOR
    return steers, seating.group is None, _naturally(seating.group or "")


def _naturally(group: str) -> list[tuple[int, str]]:
    digits = "".join(c if c.isdigit() else " " for c in group).split()
    return [(int(digits[0]) if digits else 0, group)]
