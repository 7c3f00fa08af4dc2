"""Steer: the agenda, what is on, the timer, and words for everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.kept import not_over, unless_moved, waited
from toolkit.activities.cockpit.lengths import offered, seconds_of
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.cockpit.shapes import (
    AgendaLine,
    PanelTimer,
    SteerRoom,
    SteerShown,
)
from toolkit.activities.cockpit.words import STEER
from toolkit.errors import OutOfDateError
from toolkit.model import LocalTime, Pace, Timer
from toolkit.model import pace as pacing
from toolkit.model.dates import elapsed
from toolkit.programme import Programme
from toolkit.programme.agenda import after, entry_of, section_name
from toolkit.programme.leading import TOLERATED, Drift, Leading, drift, last_leading
from toolkit.programme.plan import Advice, Entry, Plan, moment_after
from toolkit.programme.runsheet import Note, notes_of, run_sheet

LIMIT_NOTICE = 300
"""Longest notice, in characters: a sentence or two, and the address of a page."""

_LATELY = timedelta(hours=12)
"""So long after the end one still reads how it went."""

Change = Callable[[Pace], Pace]


class Steer(Panel):
    """Leads the room from section to section, and says how it stands for time."""

    kind = "steer"
    room: SteerRoom
    _esm = component("cockpit/steer", STEER)

    def __init__(self, name: str) -> None:
        super().__init__(name, STEER["title"])
        self._notes: Callable[[Entry | None], tuple[Note, ...]] = lambda _entry: ()
        self._screen = ""

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*, and by what its run sheets say."""
        super().dated(programme)
        self._screen = programme.way_to("screen")
        sheet = cache(lambda led: run_sheet(self.plans[led], programme))
        self._notes = lambda entry: notes_of(entry, sheet(self.led)) if entry else ()

    def refresh_room(self) -> None:
        """Show where the workshop is now."""
        if self.led:
            seat, plan = self._at_seat, self.plans[self.led]
            now, pace = seat.now(), seat.pace.of(self.led)
            entry = entry_of(plan, pace.section)
            room: SteerRoom = {
                "workshops": [(one.name, one.title) for one in self.plans.values()],
                "presets": offered(entry, self._notes(entry)),
                "screen": self._screen,
                "ready": f"cohort/{seat.cohort.id}/ready?workshop={self.led}",
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
        late, now = waited(message), self._at_seat.now()
        at = now - late if verb in TIMED else now
        change = make(message, self.plans[self.led], at)
        self.steer(unless_moved(change, message) if verb in OF_A_SECTION else change)
        self.done(message)


def _open(message: Sent, plan: Plan, at: datetime) -> Change:
    section = message.get("section")
    if entry_of(plan, section if isinstance(section, str) else None) is None:
        raise OutOfDateError
    return lambda pace: pacing.open_section(pace, str(section), at=at)


def _start_timer(message: Sent, plan: Plan, at: datetime) -> Change:
    seconds = not_over(seconds_of(message.get("minutes")), message)

    def change(pace: Pace) -> Pace:
        entry = entry_of(plan, pace.section)
        label = entry.title if entry else ""
        return pacing.start_timer(pace, label, seconds=seconds, at=at)

    return change


def _notice(message: Sent, _plan: Plan, _at: datetime) -> Change:
    words = text_of(message.get("words"), limit=LIMIT_NOTICE)
    return lambda pace: pacing.give_notice(pace, words)


CHANGES: Mapping[str, Callable[[Sent, Plan, datetime], Change]] = {
    "open": _open,
    "gather": lambda _m, _p, at: lambda pace: pacing.gather(pace, at=at),
    "end": lambda _m, _p, at: lambda pace: pacing.end_live(pace, at=at),
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

TIMED = frozenset({"timer"})
"""What begins when it was pressed, though it may have arrived later."""

OF_A_SECTION = frozenset({"open", "end", "gather", *TIMED, "minute", "hold", "run"})
"""What was meant for the section that was on when it was pressed."""


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
        "agenda": agenda(plan, pace, at=at, local=local),
        "paused": pace.paused,
        "notice": pace.notice,
        "timer": _timer(pace.timer) if pace.timer else None,
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


def agenda(
    plan: Plan, pace: Pace, *, at: datetime, local: LocalTime
) -> list[AgendaLine]:
    """Each section: when it is planned, when it was opened, and the minutes spent."""
    led = last_leading(plan, pace)
    last = led.stretches[-1].until if led else None
    if not pace.is_live and (last is None or at - last > _LATELY):
        led = None
    return [_line(plan, one, led, at=at, local=local) for one in plan.agenda]


def _line(
    plan: Plan, entry: Entry, led: Leading | None, *, at: datetime, local: LocalTime
) -> AgendaLine:
    name = section_name(plan, entry)
    starts = moment_after(led.starts, entry.after) if led else plan.at(entry.after)
    opened = led.opened(name) if led else None
    spent = led.spent(name, at=at) if led else timedelta(0)
    length = f"{entry.minutes} min" if entry.minutes else ""
    return {
        "section": name,
        "title": entry.title,
        "about": ", ".join(filter(None, (entry.kind, length))),
        "planned": local.hour(starts) if starts else elapsed(entry.after),
        "opened": local.hour(opened) if opened else "",
        "minutes": entry.minutes,
        "spent": round(spent / timedelta(minutes=1)),
    }


def _title(plan: Plan, section: str | None) -> str:
    entry = entry_of(plan, section)
    return entry.title if entry else ""


def _timer(timer: Timer) -> PanelTimer:
    ends = _milliseconds(timer.ends_at) if timer.ends_at else None
    return {"label": timer.label, "ends": ends, "left": round(timer.left * 1000)}


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
