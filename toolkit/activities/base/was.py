"""What an activity and its parts were called before, as its author declares it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.errors import AuthoringError
from toolkit.model.names import earlier_names

NOT_FREE = (
    '"{name}" has a field that says it was "{field}", but a field is still named so. '
    "Take that out of was=, or give the other field another name."
)


def take_up(activity: Activity, was: str | Sequence[str]) -> None:
    """Let *activity* have what was answered while it was called *was*, or several.

    Raises:
        AuthoringError: no answer ever hung on such a name.
    """
    pairs = [[name, activity.name] for name in earlier_names(was, activity.name)]
    if pairs:
        activity.face = {**activity.face, "was": [*pairs, *_pairs_of(activity)]}


def take_up_parts(activity: Activity, was: Mapping[str, Sequence[str]]) -> None:
    """The same for its parts: *was* has the earlier names of each.

    Raises:
        AuthoringError: one of these is the name of another part.
    """
    pairs = [
        [f"{activity.name}.{old}", f"{activity.name}.{new}"]
        for new, earlier in was.items()
        for old in earlier
    ]
    if taken := [old for old, _ in pairs if old.partition(".")[2] in was]:
        field = taken[0].partition(".")[2]
        raise AuthoringError(NOT_FREE.format(name=activity.name, field=field))
    if pairs:
        activity.face = {**activity.face, "was": pairs}


def names_before(activity: Activity) -> frozenset[str]:
    """What the activity as a whole was called before."""
    return frozenset(old for old, new in _pairs_of(activity) if new == activity.name)


def _pairs_of(activity: Activity) -> list[list[str]]:
    return activity.face.get("was", [])
