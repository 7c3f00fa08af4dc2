"""What a page may ask of any activity: what others share and say, how words read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Any

from toolkit.activities.base.agreeing import agree
from toolkit.activities.base.checked import text_of
from toolkit.activities.base.comments import (
    comment,
    comments,
    comments_of,
    thank,
    uncomment,
)
from toolkit.activities.base.earlier import as_sent, asked_before
from toolkit.activities.base.prepared import printed_shown
from toolkit.activities.base.shapes import (
    CommentsCounted,
    OthersShown,
    PrintedShown,
    Sent,
    SharedAnswer,
    SharedCount,
)
from toolkit.activities.base.shared_here import (
    Activity,
    Counts,
    is_shown,
    sharers_of,
    shown_parts,
)
from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.errors import OutOfDateError
from toolkit.model import JSON, Shared
from toolkit.seat.others import called
from toolkit.written.shown import LIMIT_READ, reading_of

MOST_PEOPLE = 250
"""How many people's answers one page reads at most; the newest come first."""


class Scope(StrEnum):
    """Whose answers stand together under one's own."""

    GROUP = "group"
    COHORT = "cohort"
    ALL = "all"
    """Everything a facilitator may read."""


def counts_in(
    activity: Activity, counts: Counts
) -> tuple[dict[str, SharedCount], dict[str, CommentsCounted]]:
    """How many share something of *activity*, and how many comments stand where."""
    return _sharing(activity, counts), comments_of(activity, counts)


def _sharing(activity: Activity, counts: Counts) -> dict[str, SharedCount]:
    """How many people share something of *activity*, by `Scope`; only where any do."""
    seat = activity.seat
    if seat is None or not is_shown(activity):
        return {}
    sharers = sharers_of(activity, counts)
    found: dict[Scope, Collection[str]]
    if seat.is_facilitator:
        found = {Scope.ALL: sharers.group | sharers.others}
    else:
        found = {Scope.GROUP: sharers.group, Scope.COHORT: sharers.others}
    return {
        scope.value: _count(people, sharers.edits)
        for scope, people in found.items()
        if people
    }


def _count(people: Collection[str], edits: int) -> SharedCount:
    told = f"{edits} {' '.join(sorted(people))}"
    return {"count": len(people), "mark": sha256(told.encode()).hexdigest()[:8]}


def others(activity: Activity, message: Sent) -> dict[str, object]:
    """What others share, as far as this person may read it, newest first."""
    scope, most = message.get("scope"), message.get("most")
    if scope not in list(Scope) or type(most) is not int or not is_shown(activity):
        raise OutOfDateError
    whose = Scope(str(scope))
    found = _of_people(activity, whose)
    newest = found[: max(0, min(most, MOST_PEOPLE))]
    shown = [_answer(activity, one, whose) for one in newest]
    return {"others": OthersShown(people=shown, of=len(found))}


def read(_activity: Activity, message: Sent) -> dict[str, object]:
    """What somebody is writing, as others will read it; nothing if as it was typed."""
    text = text_of(message.get("text"), limit=LIMIT_READ)
    return {"read": reading_of(text)}


def versions(activity: Activity, message: Sent) -> Mapping[str, object]:
    """What one part of the person's own answer has been."""
    part, before = message.get("part", ""), asked_before(message)
    if activity.seat is None or part not in list(activity.parts):
        raise OutOfDateError
    name = activity.stored_name(str(part))
    found = activity.seat.earlier.of(activity.workshop, name, before=before)
    stands = activity.seat.response(activity.workshop, name)

    def drawn(value: JSON) -> list[PrintedShown]:
        own: list[PrintedShown] = _printed(activity, activity.face, {str(part): value})
        return own

    sent = as_sent(found, activity.when, drawn=drawn)
    return {**sent, "stands": drawn(stands.value) if stands else []}


QUESTIONS: Mapping[str, Callable[[Activity, Sent], Mapping[str, object]]] = {
    "others": others,
    "comments": comments,
    "comment": comment,
    "uncomment": uncomment,
    "thank": thank,
    "read": read,
    "versions": versions,
    "agree": agree,
}
"""By the verb of the message; an activity's own `do_<verb>` comes first."""


def _of_people(activity: Activity, scope: Scope) -> list[Sequence[Shared]]:
    """What each person shares: all parts of theirs that may be read."""
    seat = activity.seat
    if seat is None or (scope is Scope.ALL) != seat.is_facilitator:
        raise OutOfDateError
    compared: Sequence[str] = dict(activity.face).get("compares", ())  # type: ignore[assignment]
    own = [*map(activity.stored_name, shown_parts(activity))]
    people: dict[str, list[Shared]] = defaultdict(list)
    for shared in seat.others.answers(activity.workshop, [*own, *compared]):
        if scope is Scope.ALL or seat.others.is_near(shared) == (scope is Scope.GROUP):
            people[shared.author.person.id].append(shared)
    # What is only compared with stands here for nobody who does not share this.
    return [one for one in people.values() if any(_name(s) in own for s in one)]


def _name(shared: Shared) -> str:
    return shared.response.key.activity


def _answer(activity: Activity, found: Sequence[Shared], scope: Scope) -> SharedAnswer:
    by_name = {_name(shared): shared.response for shared in found}
    values = {name: response.value for name, response in by_name.items()}
    for part in activity.parts:
        response = by_name.get(activity.stored_name(part))
        values[part] = response.value if response else None
    author, newest = found[0].author, found[0].response
    levels = dict.fromkeys(SHARING_LABELS[s.response.sharing] for s in found)
    return {
        "id": called(author.cohort.id, author.person.id),
        "name": author.person.name,
        "school": author.person.school,
        "saved": activity.when(newest.saved_at),
        "shared": " · ".join(levels) if scope is Scope.ALL else "",
        "blocks": _printed(activity, activity.of_anybody(activity.face), values),
    }


def _printed(
    activity: Activity, face: Any, values: Mapping[str, JSON]
) -> list[PrintedShown]:
    return printed_shown(activity.printed(face, values))
