"""Where a workshop is now, and how that changes: one small, pure change at a time.

`seat.pace.steer` applies each to the newest, so two facilitators never undo each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from toolkit.model.people import Seating
from toolkit.model.responses import JSON

MINUTE = 60.0
"""Seconds."""

LONGEST_TIMER = 180 * MINUTE
"""No workshop has a timer longer than this."""

MOST_STRETCHES = 200
"""How many are remembered; the oldest go first. One workshop has a dozen or two."""


@dataclass(frozen=True, slots=True)
class Timer:
    """A countdown for the room: `ends_at` while it runs, `left` while it stands.

    `left` is in seconds.
    """

    label: str
    ends_at: datetime | None = None
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Spotlit:
    """An answer picked to be shown to everybody.

    With its author's name `person` is set and the words are read from the answer, so
    that they go when their author takes them back. Without, `copied` is its printed
    form, or `text` a copy of earlier days, and nothing leads to its author. It hangs on
    `workshop`, else on the one led; `alike` counts further ones that say the same;
    `seen` says that everybody has been shown it, so that it waits no longer.
    """

    id: str
    activity: str
    person: str | None = None
    text: str = ""
    alike: int = 0
    workshop: str = ""
    copied: tuple[JSON, ...] = ()
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """The spotlit answer that all see now; `author` is None without a name."""

    id: str
    activity: str
    value: JSON
    author: Seating | None = None
    prompt: str = ""
    alike: int = 0
    workshop: str = ""
    copied: tuple[JSON, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which one section was on; `until` is None while it still is."""

    section: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a workshop is now. `section` is None outside live time: all is open.

    `opened` says when each section was last opened, `stretches` which was on from when
    to when, oldest first, `gathered` when everybody was last asked to come to the one
    that is on, `hidden` which answers a facilitator took off the walls (as
    "activity/person"), `reasons` why, `merged` under which other each answer that says
    the same is counted, `shown` which of `spotlight` is on, `wall` of which part of
    which activity the screen shows what everybody may read, `page` how often a
    facilitator turned to the next page of what is too much for one screen.
    """

    cohort: str
    workshop: str
    section: str | None = None
    revealed: frozenset[str] = field(default_factory=frozenset)
    version: int = 0
    opened: Mapping[str, datetime] = field(default_factory=dict)
    paused: bool = False
    timer: Timer | None = None
    notice: str = ""
    spotlight: tuple[Spotlit, ...] = ()
    shown: str | None = None
    wall: str = ""
    hidden: frozenset[str] = field(default_factory=frozenset)
    reasons: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    gathered: datetime | None = None
    page: int = 0
    stretches: tuple[Stretch, ...] = ()

    @property
    def is_live(self) -> bool:
        """Whether a facilitator is leading the room through the workshop now."""
        return self.section is not None


# -- sections -----------------------------------------------------------------


def open_section(pace: Pace, section: str, *, at: datetime) -> Pace:
    """Go on to *section*, which everybody then works on.

    The timer of the section before ends, and what was shown of it is shown no longer;
    it stays picked. Opening what is on already changes nothing.
    """
    if pace.section == section:
        return pace
    opened = {**pace.opened, section: at}
    stretches = _now_on(pace.stretches, section, at=at)
    moved = replace(pace, section=section, opened=opened, stretches=stretches)
    return replace(moved, timer=None, gathered=None, shown=None, wall="", page=0)


def gather(pace: Pace, *, at: datetime) -> Pace:
    """Ask everybody to come to the section that is on."""
    return replace(pace, gathered=at) if pace.is_live else pace


def end_live(pace: Pace, *, at: datetime) -> Pace:
    """Lead no longer: everything is open, and nobody waits for a clock.

    When each section was on is kept, and so is what was revealed or hidden.
    """
    return replace(
        pace,
        stretches=_closed(pace.stretches, at=at),
        section=None,
        paused=False,
        timer=None,
        notice="",
        shown=None,
        wall="",
        gathered=None,
        page=0,
    )


def _now_on(
    earlier: tuple[Stretch, ...], section: str, *, at: datetime
) -> tuple[Stretch, ...]:
    closed = _closed(earlier, at=at)
    # Two servers' clocks may differ a little: no stretch begins within another.
    since = max(at, closed[-1].until or at) if closed else at
    return (*closed, Stretch(section, since))[-MOST_STRETCHES:]


def _closed(stretches: tuple[Stretch, ...], *, at: datetime) -> tuple[Stretch, ...]:
    if not stretches or stretches[-1].until is not None:
        return stretches
    *before, last = stretches
    return (*before, replace(last, until=max(at, last.since)))


def stretches_from(
    opened: Mapping[str, datetime], section: str | None
) -> tuple[Stretch, ...]:
    """What can be told from when each section was last opened, and which is on.

    That is all that older releases kept.
    """
    order = sorted(opened.items(), key=lambda one: one[1])
    ends = [*(at for _, at in order[1:]), None][: len(order)]
    stretches = tuple(
        Stretch(name, at, until) for (name, at), until in zip(order, ends, strict=True)
    )
    if stretches and stretches[-1].section != section:
        return _closed(stretches, at=stretches[-1].since)
    return stretches


def pens_down(pace: Pace) -> Pace:
    """Ask everybody to stop writing and look up."""
    return replace(pace, paused=True)


def pens_up(pace: Pace) -> Pace:
    """Let everybody write again."""
    return replace(pace, paused=False)


# -- the timer ----------------------------------------------------------------


def start_timer(pace: Pace, label: str, *, seconds: float, at: datetime) -> Pace:
    """Count down from *seconds*, in place of any other timer."""
    length = min(max(seconds, 1.0), LONGEST_TIMER)
    return replace(pace, timer=Timer(label, at + timedelta(seconds=length)))


def add_minute(pace: Pace, *, at: datetime) -> Pace:
    """Give one more minute; a timer that has run out starts again with it."""
    timer = pace.timer
    if timer is None:
        return pace
    left = min(seconds_left(timer, at=at) + MINUTE, LONGEST_TIMER)
    if timer.ends_at is None:
        return replace(pace, timer=replace(timer, left=left))
    return replace(pace, timer=replace(timer, ends_at=at + timedelta(seconds=left)))


def hold_timer(pace: Pace, *, at: datetime) -> Pace:
    """Let the timer stand where it is."""
    timer = pace.timer
    if timer is None or timer.ends_at is None:
        return pace
    left = seconds_left(timer, at=at)
    return replace(pace, timer=replace(timer, ends_at=None, left=left))


def run_timer(pace: Pace, *, at: datetime) -> Pace:
    """Let a timer that stands go on."""
    timer = pace.timer
    if timer is None or timer.ends_at is not None:
        return pace
    ends_at = at + timedelta(seconds=timer.left)
    return replace(pace, timer=replace(timer, ends_at=ends_at, left=0.0))


def stop_timer(pace: Pace) -> Pace:
    """Take the timer away."""
    return replace(pace, timer=None)


def seconds_left(timer: Timer, *, at: datetime) -> float:
    """How much of *timer* is left; never less than nothing."""
    if timer.ends_at is None:
        return timer.left
    return max(0.0, (timer.ends_at - at).total_seconds())


# -- words for everybody ------------------------------------------------------


def give_notice(pace: Pace, words: str) -> Pace:
    """Show *words* to everybody; empty words take the notice away."""
    return replace(pace, notice=words.strip())
