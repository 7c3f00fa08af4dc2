"""What everybody is shown, on walls and on the screen: pure changes of a pace."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from toolkit.model.pace import Pace, Spotlit

# -- spotlight ----------------------------------------------------------------


def pick(pace: Pace, spotlit: Spotlit) -> Pace:
    """Put an answer at the end of those to be shown; a named one only once."""
    if any(_is_same(one, spotlit) for one in pace.spotlight):
        return pace
    return replace(pace, spotlight=(*pace.spotlight, spotlit))


def show(pace: Pace, spotlit: str) -> Pace:
    """Show this one of the picked answers to everybody."""
    if not any(one.id == spotlit for one in pace.spotlight):
        return pace
    marked = (
        replace(one, seen=True) if one.id == spotlit else one for one in pace.spotlight
    )
    return replace(pace, spotlight=tuple(marked), shown=spotlit, page=0)


def spotlight(pace: Pace, *picked: Spotlit, unseen: Collection[str] = ()) -> Pace:
    """Pick these answers: the first is shown at once if none is, the others wait.

    *unseen* are picked answers of which nobody sees anything, such as what its author
    has taken back: while one of them is on, none is shown. What was shown before and is
    picked again waits again, at the end.
    """
    if pace.shown in unseen:
        pace = show_none(pace)
    ids = []
    for one in picked:
        found = next((old for old in pace.spotlight if _is_same(old, one)), None)
        if found is None:
            pace = pick(pace, one)
        elif found.seen and found.id != pace.shown:
            pace = pick(drop(pace, found.id), replace(found, seen=False))
        ids.append((found or one).id)
    return show(pace, ids[0]) if ids and pace.shown is None else pace


def waiting(pace: Pace) -> tuple[Spotlit, ...]:
    """The picked answers that nobody has been shown yet, the next one first."""
    return tuple(one for one in pace.spotlight if not one.seen and one.id != pace.shown)


def _is_same(old: Spotlit, new: Spotlit) -> bool:
    """Whether both are one answer with its name; of copies none is another's."""
    named = old.person is not None and old.activity == new.activity
    return old.id == new.id or (named and old.person == new.person)


def show_none(pace: Pace) -> Pace:
    """Take the answer that is shown away again; it stays picked."""
    return replace(pace, shown=None, page=0)


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
    return replace(pace, revealed=rest | {activity} if revealed else rest, page=0)


def put_up(pace: Pace, activity: str) -> Pace:
    """Show on the screen what all may read of a part of an activity; "" ends it."""
    return replace(pace, wall=activity, page=0)


def turn(pace: Pace, *, by: int) -> Pace:
    """Turn the screen's pages on, or back if negative; how many there are it knows."""
    return replace(pace, page=pace.page + by)


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
