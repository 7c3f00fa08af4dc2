"""Where a workshop is now, and how that changes: one small, pure change at a time.

`seat.pace.steer` applies each to the newest, so two facilitators never undo each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from toolkit.model.people import Seating
from toolkit.model.responses import JSON

MINUTE = 60.0
"""Seconds."""

LONGEST_TIMER = 180 * MINUTE
"""No workshop has a stretch longer than this."""


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
    `workshop`, else on the one led; `alike` counts further ones that say the same.
    """

    id: str
    activity: str
    person: str | None = None
    text: str = ""
    alike: int = 0
    workshop: str = ""
    copied: tuple[JSON, ...] = ()


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
class Pace:
    """Where a workshop is now. `section` is None outside live time: all is open.

    `opened` says when each section was last opened, `gathered` when everybody was last
    asked to come to the one that is on, `hidden` which answers a facilitator took off
    the walls (as "activity/person"), `reasons` why, `merged` under which other each
    answer that says the same is counted, `shown` which of `spotlight` is on, `wall` of
    which part of which activity the screen shows what everybody may read.
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
    moved = replace(pace, section=section, opened=opened)
    return replace(moved, timer=None, gathered=None, shown=None, wall="")


def gather(pace: Pace, *, at: datetime) -> Pace:
    """Ask everybody to come to the section that is on."""
    return replace(pace, gathered=at) if pace.is_live else pace


def end_live(pace: Pace) -> Pace:
    """Lead no longer: everything is open, and nobody waits for a clock.

    When each section was opened is kept, and so is what was revealed or hidden.
    """
    return replace(
        pace,
        section=None,
        paused=False,
        timer=None,
        notice="",
        shown=None,
        wall="",
        gathered=None,
    )


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


# -- spotlight ----------------------------------------------------------------


def pick(pace: Pace, spotlit: Spotlit) -> Pace:
    """Put an answer at the end of those to be shown; a named one only once."""
    same = (spotlit.activity, spotlit.person)
    named = [(s.activity, s.person) for s in pace.spotlight if s.person is not None]
    if same in named or any(s.id == spotlit.id for s in pace.spotlight):
        return pace
    return replace(pace, spotlight=(*pace.spotlight, spotlit))


def show(pace: Pace, spotlit: str) -> Pace:
    """Show this one of the picked answers to everybody."""
    known = any(one.id == spotlit for one in pace.spotlight)
    return replace(pace, shown=spotlit) if known else pace


def show_none(pace: Pace) -> Pace:
    """Take the answer that is shown away again; it stays picked."""
    return replace(pace, shown=None)


def move(pace: Pace, spotlit: str, *, by: int) -> Pace:
    """Move a picked answer *by* places, later if positive, as far as there are any."""
    order = list(pace.spotlight)
    index = next((i for i, one in enumerate(order) if one.id == spotlit), None)
    if index is None:
        return pace
    one = order.pop(index)
    order.insert(min(max(index + by, 0), len(order)), one)
    return replace(pace, spotlight=tuple(order))


def drop(pace: Pace, *spotlit: str) -> Pace:
    """Pick these answers no longer; if one was shown, nothing is."""
    rest = tuple(one for one in pace.spotlight if one.id not in spotlit)
    shown = None if pace.shown in spotlit else pace.shown
    return replace(pace, spotlight=rest, shown=shown)


def unpick(pace: Pace, *answers: str) -> Pace:
    """Pick none of these answers (as "activity/person") any longer."""
    gone = [o.id for o in pace.spotlight if f"{o.activity}/{o.person}" in answers]
    return drop(pace, *gone)


# -- walls --------------------------------------------------------------------


def reveal(pace: Pace, activity: str, *, revealed: bool) -> Pace:
    """Show a poll's results, or a wall that waited, to everybody; or hide it again."""
    rest = pace.revealed - {activity}
    return replace(pace, revealed=rest | {activity} if revealed else rest)


def put_up(pace: Pace, activity: str) -> Pace:
    """Show on the screen what all may read of a part of an activity; "" ends it."""
    return replace(pace, wall=activity)


def hide(pace: Pace, *answers: str, reason: str) -> Pace:
    """Take answers (as "activity/person") off the walls, and out of the spotlight.

    *reason* is for their authors; it takes the place of one given before.
    """
    reasons = {**pace.reasons, **dict.fromkeys(answers, reason)}
    hidden = pace.hidden | frozenset(answers)
    return unpick(replace(pace, hidden=hidden, reasons=reasons), *answers)


def show_again(pace: Pace, *answers: str) -> Pace:
    """Put answers back on the walls; why they were off is forgotten."""
    back = frozenset(answers)
    reasons = {key: why for key, why in pace.reasons.items() if key not in back}
    return replace(pace, hidden=pace.hidden - back, reasons=reasons)


def merge(pace: Pace, first: str, *, others: Iterable[str]) -> Pace:
    """Show *others* as one card with *first*, under the answer it is merged into."""
    head = pace.merged.get(first, first)
    joined = {other for other in others if other != head}
    # Whatever was counted under one of the others moves along with it.
    moved = {key for key, under in pace.merged.items() if under in joined}
    merged = {key: under for key, under in pace.merged.items() if key != head}
    return replace(pace, merged={**merged, **dict.fromkeys(joined | moved, head)})


def take_apart(pace: Pace, head: str) -> Pace:
    """Show the answers merged under *head* as cards of their own again."""
    rest = {key: under for key, under in pace.merged.items() if under != head}
    return replace(pace, merged=rest)
