"""Comments beside answers: how many there are, read, written and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.shapes import CommentsCounted, CommentShown, Sent
from toolkit.activities.base.shared_here import (
    Activity,
    Counts,
    is_shown,
    sharers_of,
    shown_parts,
)
from toolkit.errors import OutOfDateError
from toolkit.model import LIMIT_ANSWER
from toolkit.model.comments import Comment, Commented
from toolkit.seat import Seat
from toolkit.seat.comments import MINE, Place
from toolkit.seat.others import Sharers, called
from toolkit.written import read_markup
from toolkit.written.shown import for_page

OF_PART = "."
"""What pages write between one's own answer and the part that comments are about."""


def has_comments(activity: Activity) -> bool:
    """Whether people may comment on what others share of it."""
    return is_shown(activity) or activity.takes_comments


def comments_of(activity: Activity, counts: Counts) -> dict[str, CommentsCounted]:
    """How many comments stand beside one's own answer, and beside what one may read.

    Beside one's own they are counted part by part where they are shown so.
    """
    seat = activity.seat
    beside = counts.comments.get((activity.workshop, activity.name))
    if seat is None or not beside or not has_comments(activity):
        return {}
    sharers = sharers_of(activity, counts)
    readable = sharers.group | sharers.others
    found = {
        called(seat.cohort.id, person): _readable(activity, counts, person, commented)
        for person, commented in beside.items()
        if person in readable
    }
    if seat.person.id in beside:
        found.update(_mine(activity, beside[seat.person.id]))
    return {about: _counted(one) for about, one in found.items() if one.count}


def comments(activity: Activity, message: Sent) -> dict[str, object]:
    """What stands beside one answer, oldest first."""
    asked = _asked(activity, message)
    return _shown(activity, asked, asked.seat.comments.on(asked.place, asked.about))


def comment(activity: Activity, message: Sent) -> dict[str, object]:
    """Say something beside an answer; what stands there then."""
    asked = _asked(activity, message)
    asked.seat.comments.write(
        asked.place,
        asked.about,
        text=text_of(message.get("text"), limit=LIMIT_ANSWER),
        write=message.get("comment"),
        part=asked.part or "",
    )
    return comments(activity, message)


def thank(activity: Activity, message: Sent) -> dict[str, object]:
    """Thank for an answer; what stands there then."""
    asked = _asked(activity, message)
    asked.seat.comments.thank(asked.place, asked.about, write=message.get("comment"))
    return comments(activity, message)


def uncomment(activity: Activity, message: Sent) -> dict[str, object]:
    """Take a comment back, or away; what stands there then."""
    asked = _asked(activity, message)
    asked.seat.comments.end(asked.place, asked.about, comment=message.get("comment"))
    return comments(activity, message)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose answer a page asks about; of one's own perhaps one `part`, or "" of none.

    `part` is None where all that is said of the answer stands together.
    """

    seat: Seat
    place: Place
    about: object
    part: str | None


def _asked(activity: Activity, message: Sent) -> _Asked:
    if activity.seat is None or not has_comments(activity):
        raise OutOfDateError
    told = message.get("about")
    about, _, part = str(told).partition(OF_PART)
    is_mine = about == MINE
    parts = activity.parts if is_mine else shown_parts(activity)
    names = [activity.stored_name(each) for each in parts]
    place = Place(activity.workshop, activity.name, names)
    by_part = is_mine and activity.comments_by_part
    return _Asked(activity.seat, place, about, part if by_part else None)


def _mine(activity: Activity, commented: Commented) -> dict[str, Commented]:
    if not activity.comments_by_part:
        return {MINE: commented}
    return {
        f"{MINE}{OF_PART}{part}" if part else MINE: one
        for part, one in commented.parts.items()
    }


def _readable(
    activity: Activity, counts: Counts, person: str, commented: Commented
) -> Commented:
    """Those that stand beside the whole, or beside a part that one may read."""
    found = [
        one
        for part, one in commented.parts.items()
        if not part or _reads(activity, counts, person, part)
    ]
    newest = max((one.newest for one in found), default=commented.newest)
    return Commented(sum(one.count for one in found), newest)


def _reads(activity: Activity, counts: Counts, person: str, part: str) -> bool:
    place = (activity.workshop, activity.stored_name(part))
    sharers = counts.sharers.get(place, Sharers())
    return person in sharers.group or person in sharers.others


def _counted(commented: Commented) -> CommentsCounted:
    return {"count": commented.count, "newest": commented.newest.isoformat()}


def _shown(
    activity: Activity, asked: _Asked, found: Sequence[Comment]
) -> dict[str, object]:
    shown = (one for one in found if asked.part in (None, one.part))
    labels = activity.part_labels(activity.face) if asked.part is None else {}
    return {"comments": [_one(activity, asked.seat, c, labels) for c in shown]}


def _one(
    activity: Activity, seat: Seat, found: Comment, labels: Mapping[str, str]
) -> CommentShown:
    return {
        "id": found.id,
        "name": found.by.name,
        "school": found.by.school,
        "when": activity.when(found.written_at),
        "yours": seat.comments.is_own(found),
        "removable": seat.comments.may_end(found),
        "inside": for_page(read_markup(found.text)),
        "part": labels.get(found.part, ""),
        "thanks": found.thanks,
    }
