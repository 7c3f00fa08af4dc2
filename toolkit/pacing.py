"""How the pace of a room changes: one small, pure change at a time.

`Seat.steer` applies each to the newest pace, so two facilitators never undo each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from toolkit.model import Pace, Spotlit, Timer

MINUTE = 60.0
"""Seconds."""

LONGEST_TIMER = 180 * MINUTE
"""No workshop has a stretch longer than this."""


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
    return replace(moved, timer=None, gathered=None, shown=None)


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


def drop(pace: Pace, spotlit: str) -> Pace:
    """Pick this answer no longer; if it was shown, nothing is."""
    rest = tuple(one for one in pace.spotlight if one.id != spotlit)
    shown = None if pace.shown == spotlit else pace.shown
    return replace(pace, spotlight=rest, shown=shown)


# -- walls --------------------------------------------------------------------


def reveal(pace: Pace, activity: str, *, revealed: bool) -> Pace:
    """Show a poll's results, or a wall that waited, to everybody; or hide it again."""
    rest = pace.revealed - {activity}
    return replace(pace, revealed=rest | {activity} if revealed else rest)


def hide(pace: Pace, *answers: str) -> Pace:
    """Take answers (as "activity/person") off the walls, and out of the spotlight."""
    gone = frozenset(answers)
    for one in pace.spotlight:
        if f"{one.activity}/{one.person}" in gone:
            pace = drop(pace, one.id)
    return replace(pace, hidden=pace.hidden | gone)


def unhide(pace: Pace, *answers: str) -> Pace:
    """Put answers back on the walls."""
    return replace(pace, hidden=pace.hidden - set(answers))


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
