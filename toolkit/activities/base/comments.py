"""Comments beside answers: how many there are, read, written and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.shapes import CommentsCounted, CommentShown, Sent
from toolkit.activities.base.shared_here import (
    Activity,
    Counts,
    is_shown,
    sharers_of,
)
from toolkit.errors import OutOfDateError
from toolkit.model import LIMIT_ANSWER
from toolkit.model.comments import Comment, Commented
from toolkit.seat import Seat
from toolkit.seat.comments import MINE, Place
from toolkit.seat.others import called
from toolkit.written import read_markup
from toolkit.written.shown import for_page


def has_comments(activity: Activity) -> bool:
    """Whether people may comment on what others share of it."""
    return is_shown(activity) or activity.takes_comments


def comments_of(activity: Activity, counts: Counts) -> dict[str, CommentsCounted]:
    """How many comments stand beside one's own answer, and beside what one may read."""
    seat = activity.seat
    beside = counts.comments.get((activity.workshop, activity.name))
    if seat is None or not beside or not has_comments(activity):
        return {}
    sharers = sharers_of(activity, counts)
    readable = sharers.group | sharers.others
    found = {
        called(seat.cohort.id, person): _counted(commented)
        for person, commented in beside.items()
        if person in readable
    }
    if seat.person.id in beside:
        found[MINE] = _counted(beside[seat.person.id])
    return found


def comments(activity: Activity, message: Sent) -> dict[str, object]:
    """What stands beside one answer, oldest first."""
    seat, place = _asked(activity)
    return _shown(activity, seat, seat.comments.on(place, message.get("about")))


def comment(activity: Activity, message: Sent) -> dict[str, object]:
    """Say something beside an answer; what stands there then."""
    seat, place = _asked(activity)
    text = text_of(message.get("text"), limit=LIMIT_ANSWER)
    seat.comments.write(
        place, message.get("about"), text=text, write=message.get("comment")
    )
    return comments(activity, message)


def uncomment(activity: Activity, message: Sent) -> dict[str, object]:
    """Take a comment back, or away; what stands there then."""
    seat, place = _asked(activity)
    seat.comments.end(place, message.get("about"), comment=message.get("comment"))
    return comments(activity, message)


def _asked(activity: Activity) -> tuple[Seat, Place]:
    if activity.seat is None or not has_comments(activity):
        raise OutOfDateError
    parts = [activity.stored_name(part) for part in activity.parts]
    return activity.seat, Place(activity.workshop, activity.name, parts)


def _counted(commented: Commented) -> CommentsCounted:
    return {"count": commented.count, "newest": commented.newest.isoformat()}


def _shown(
    activity: Activity, seat: Seat, found: Sequence[Comment]
) -> dict[str, object]:
    return {"comments": [_one(activity, seat, each) for each in found]}


def _one(activity: Activity, seat: Seat, found: Comment) -> CommentShown:
    return {
        "id": found.id,
        "name": found.by.name,
        "school": found.by.school,
        "when": activity.when(found.written_at),
        "yours": seat.comments.is_own(found),
        "removable": seat.comments.may_end(found),
        "inside": for_page(read_markup(found.text)),
    }
