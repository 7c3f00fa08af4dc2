"""Steer: the agenda, what is on, the timer, and words for everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.cockpit.shapes import (
    AgendaLine,
    PanelTimer,
    SteerRoom,
    SteerShown,
)
from toolkit.activities.cockpit.words import STEER
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import LocalTime, Pace, Timer
from toolkit.model import pace as pacing
from toolkit.model.dates import elapsed
from toolkit.programme.agenda import (
    TOLERATED,
    Drift,
    after,
    drift,
    entry_of,
    section_name,
)
from toolkit.programme.plan import Advice, Entry, Plan, moment_after

LIMIT_NOTICE = 200
"""Longest notice, in characters: it is read from across a room."""

MOST_MINUTES = 180

_A_DAY = timedelta(hours=12)

Change = Callable[[Pace], Pace]


class Steer(Panel):
    """Leads the room from section to section, and says how it stands for time."""

    kind = "steer"
    room: SteerRoom
    _esm = component("cockpit/steer", STEER)

    def __init__(self, name: str) -> None:
        super().__init__(name, STEER["title"])

    def refresh_room(self) -> None:
        """Show where the workshop is now."""
        if self.led:
            seat, plan = self._at_seat, self.plans[self.led]
            now, pace = seat.now(), seat.pace.of(self.led)
            room: SteerRoom = {
                "workshops": [(one.name, one.title) for one in self.plans.values()],
                **_room(plan, pace, at=now, local=self.local),
            }
            self.show(room)

    def do_steer(self, message: Sent, _buffers: list[Any]) -> None:
        """Change one thing for the whole room."""
        self._at_seat.facilitators_only("steer the workshop")
        verb = message.get("what")
        make = CHANGES.get(verb) if isinstance(verb, str) else None
        if make is None or not self.led:
            raise OutOfDateError
        at = self._at_seat.now()
        self.steer(make(message, self.plans[self.led], at))
        self.done(message)


def _open(message: Sent, plan: Plan, at: datetime) -> Change:
    section = message.get("section")
    if entry_of(plan, section if isinstance(section, str) else None) is None:
        raise OutOfDateError
    return lambda pace: pacing.open_section(pace, str(section), at=at)


def _start_timer(message: Sent, plan: Plan, at: datetime) -> Change:
    minutes = message.get("minutes")
    if type(minutes) is not int or not 0 < minutes <= MOST_MINUTES:
        raise AnswerError("Choose between 1 and 180 minutes, then start the timer.")

    def change(pace: Pace) -> Pace:
        entry = entry_of(plan, pace.section)
        label = entry.title if entry else ""
        return pacing.start_timer(pace, label, seconds=60.0 * minutes, at=at)

    return change


def _notice(message: Sent, _plan: Plan, _at: datetime) -> Change:
    words = text_of(message.get("words"), limit=LIMIT_NOTICE)
    return lambda pace: pacing.give_notice(pace, words)


CHANGES: Mapping[str, Callable[[Sent, Plan, datetime], Change]] = {
    "open": _open,
    "gather": lambda _m, _p, at: lambda pace: pacing.gather(pace, at=at),
    "end": lambda _m, _p, _at: pacing.end_live,
    "pens down": lambda _m, _p, _at: pacing.pens_down,
    "pens up": lambda _m, _p, _at: pacing.pens_up,
    "timer": _start_timer,
    "minute": lambda _m, _p, at: lambda pace: pacing.add_minute(pace, at=at),
    "hold": lambda _m, _p, at: lambda pace: pacing.hold_timer(pace, at=at),
    "run": lambda _m, _p, at: lambda pace: pacing.run_timer(pace, at=at),
    "stop": lambda _m, _p, _at: pacing.stop_timer,
    "notice": _notice,
}
"""What a facilitator may change here, one thing at a time."""


def _room(plan: Plan, pace: Pace, *, at: datetime, local: LocalTime) -> SteerShown:
    found, entry = drift(plan, pace, at=at), entry_of(plan, pace.section)
    following = after(plan, pace.section)
    return {
        "workshop": plan.name,
        "now": _milliseconds(at),
        "live": pace.is_live,
        "section": pace.section,
        "next": following,
        "next_title": _title(plan, following),
        "agenda": [
            _line(plan, one, pace, found=found, local=local) for one in plan.agenda
        ],
        "paused": pace.paused,
        "notice": pace.notice,
        "timer": _timer(pace.timer) if pace.timer else None,
        "presets": presets(entry.minutes if entry else 10),
        "state": found.words if found else "",
        "left": found.left if found else None,
        "rehearsal": bool(found and plan.when and found.starts != plan.when.starts),
        "advice": [one.text for one in advice(plan, found, entry=entry)],
    }


def advice(
    plan: Plan, found: Drift | None, *, entry: Entry | None
) -> tuple[Advice, ...]:
    """What the programme says to do now: nothing, while all is on time."""
    said = [one for one in plan.advice if one.when in _cases(found, entry)]
    return tuple(sorted(said, key=lambda one: one.when == "never"))


def _cases(found: Drift | None, entry: Entry | None) -> set[str]:
    if found is None or entry is None:
        return {"few"}
    if entry.kind == "Input" and found.left <= 0:
        return {"overrun", "never"}
    if found.minutes >= TOLERATED:
        return {"behind", "never"}
    return {"ahead"} if found.minutes <= -TOLERATED else set()


def presets(minutes: int) -> list[int]:
    """Lengths for a timer, from how long the section has: the likeliest first."""
    likely = (minutes, max(1, minutes // 2), 5, 2, 1)
    return list(dict.fromkeys(m for m in likely if m <= minutes))[:3]


def _line(
    plan: Plan, entry: Entry, pace: Pace, *, found: Drift | None, local: LocalTime
) -> AgendaLine:
    name = section_name(plan, entry)
    opened = pace.opened.get(name)
    starts = moment_after(found.starts, entry.after) if found else plan.at(entry.after)
    earliest = starts - _A_DAY if starts and found else None
    lately = opened and pace.is_live and (earliest is None or opened >= earliest)
    return {
        "section": name,
        "title": entry.title,
        "about": f"{entry.kind}, {entry.minutes} min",
        "planned": local.hour(starts) if starts else elapsed(entry.after),
        "opened": local.hour(opened) if opened and lately else "",
    }


def _title(plan: Plan, section: str | None) -> str:
    entry = entry_of(plan, section)
    return entry.title if entry else ""


def _timer(timer: Timer) -> PanelTimer:
    ends = _milliseconds(timer.ends_at) if timer.ends_at else None
    return {"label": timer.label, "ends": ends, "left": round(timer.left * 1000)}


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
