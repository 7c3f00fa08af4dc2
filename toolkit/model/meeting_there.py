"""Whether somebody was at a meeting: nobody knows for how long, only that they were."""

from __future__ import annotations

from datetime import datetime, timedelta

from toolkit.model.attending import (
    Held,
    Judged,
    Recorded,
    Status,
    is_by_hand,
    said_by_hand,
)


def told_of(
    recorded: Recorded, *, held: Held | None, at: datetime, optional: bool = False
) -> Judged:
    """What *recorded* says of somebody and a meeting, at the moment *at*.

    Whoever is in the record was there for all of it, and from what is *optional*
    nobody is absent.
    """
    line, times = recorded.line, recorded.corrected
    status = _said(recorded) or _unsaid(held, at=at, optional=optional)
    if line.caught_up and not status.was_there:
        status = Status.CAUGHT_UP
    length = held.length if held and status.was_there else timedelta(0)
    if times:
        length = times.left - times.came
    return Judged(
        person=line.person,
        status=status,
        minutes=int(length / timedelta(minutes=1)),
        came=times.came if times else None,
        left=times.left if times else None,
        mode=line.mode,
        by_hand=is_by_hand(recorded),
        note=line.note,
        settled=held is None or at >= held.free,
    )


def _said(recorded: Recorded) -> Status | None:
    """What the record says; nothing, if it says nothing."""
    was_there = recorded.line.joined or recorded.corrected
    return said_by_hand(recorded.line) or (Status.PRESENT if was_there else None)


def _unsaid(held: Held | None, *, at: datetime, optional: bool) -> Status:
    if held is None or at < held.starts:
        return Status.STILL_TO_COME
    if at < held.free:
        return Status.ON_NOW
    return Status.NOT_RECORDED if optional else Status.ABSENT
