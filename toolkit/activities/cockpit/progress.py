"""Everybody in the cohort as the cockpit lists them: pure, and without their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from toolkit.activities.cockpit.shapes import (
    Everybody,
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
    attendance: Mapping[str, Attendance]
    progress: Sequence[Progress]

    @property
    def begun(self) -> datetime:
        """Since when the section is on."""
        return self.pace.opened.get(self.pace.section or "", self.now)

    @property
    def is_half_over(self) -> bool:
        """Whether half the section's time has gone: pauses for nobody to be asked."""
        entry = entry_of(self.plan, self.pace.section)
        if entry is None or entry.kind == "Break" or not self.asked:
            return False
        return self.now - self.begun >= timedelta(minutes=entry.minutes) / 2


def stored_names(asked: Asked) -> list[str]:
    """The names under which the parts of an answer that count are stored."""
    return [asked.stored_name(part) for part in asked.counted]


def lines(roster: Sequence[Seating], room: Room) -> Everybody:
    """What the panel draws: who is here, by group, and how far they have got."""
    saved = _saved(room)
    people = {
        seating.id: _person(seating, room, done=_done(seating, room, saved))
        for seating in sorted(roster, key=_by_group)
    }
    listed = [one for one in people.values() if not one["steers"]]
    states = Counter(one["state"] for one in listed)
    groups = {seating.group for seating in roster if seating.group}
    return {
        "workshop": room.plan.name,
        "asked": [asked.prompt for asked in room.asked],
        "people": people,
        "order": list(people),
        "groups": sorted(groups, key=_naturally),
        "counts": {
            "here": states["here"],
            "away": states["away"],
            "never": states["never"],
        },
        "helps": sum(one["help"] for one in listed),
    }


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


def _person(
    seating: Seating, room: Room, *, done: list[tuple[Reached, str]]
) -> PersonShown:
    person, steers = seating.person, seating.role is Role.FACILITATOR
    record = room.attendance.get(person.id, Attendance(person.id))
    state, since = _whereabouts(room.presence.get(person.id), record)
    if steers:
        state = ""  # they are in the cockpit, say, which is no workshop's page
    is_new = all(one in ("", "earlier") for one, _ in done)
    stuck = state == "here" and is_new and room.is_half_over and not steers
    return {
        "person": person.id,
        "name": person.name,
        "school": person.school,
        "group": seating.group or "",
        "steers": steers,
        "state": state,
        "since": room.local.hour(since) if since else "",
        "done": [] if steers else done,
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


def _by_group(seating: Seating) -> tuple[bool, bool, list[tuple[int, str]]]:
    # The roster is sorted by name already, and sorting keeps that within a group.
    steers = seating.role is Role.FACILITATOR
    return steers, seating.group is None, _naturally(seating.group or "")


def _naturally(group: str) -> list[tuple[int, str]]:
    digits = "".join(c if c.isdigit() else " " for c in group).split()
    return [(int(digits[0]) if digits else 0, group)]
