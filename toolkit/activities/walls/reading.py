"""What of a workshop stands on walls, and which answers a wall is made of: pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import compared_names
from toolkit.model import PROGRAMME, Pace
from toolkit.model.contents import Asked


def listed(contents: Sequence[Asked], workshop: str) -> list[Asked]:
    """Those of *contents* whose answers, or votes, can be looked at.

    On the page of *workshop* one may also be asked what has one answer all year.
    """
    return [
        asked
        for asked in contents
        if asked.workshop in (workshop, PROGRAMME)
        and (_stands_on_walls(asked) or activity_kind(asked.kind).is_vote)
    ]


def shown_of(
    every: Sequence[Asked], *, chosen: str, section: str | None
) -> Asked | None:
    """The one that is *chosen*, else what the *section* that is on is about."""
    named = [asked for asked in every if asked.name == chosen]
    here = [asked for asked in every if asked.section == section]
    # Where there is talk, it is what the room is about.
    talk = [asked for asked in here if activity_kind(asked.kind).shows_others]
    return next(iter((*named, *talk, *here)), None)


def labels_of(asked: Asked) -> Mapping[str, str]:
    """What the parts of *asked* that can be shown alone are called."""
    return activity_kind(asked.kind).part_labels(asked.face)


def part_of(asked: Asked, chosen: str) -> str | None:
    """The part of *asked* that is shown; None for all that it has, side by side."""
    if asked.parts == ("",):
        return ""
    return chosen if chosen in labels_of(asked) else None


def to_read(
    asked: Asked | None, part: str | None, pace: Pace
) -> Mapping[str, Collection[str]]:
    """The answers to read, by workshop: those of the wall, and those picked by name."""
    read: dict[str, set[str]] = defaultdict(set)
    if asked and _stands_on_walls(asked):
        parts = asked.parts if part is None else (part,)
        read[asked.workshop].update(map(asked.stored_name, parts))
        read[asked.workshop].update(compared_names(asked.face))
    for one in pace.spotlight:
        if one.person is not None:
            read[one.workshop or pace.workshop].add(one.activity)
    return read


def _stands_on_walls(asked: Asked) -> bool:
    return activity_kind(asked.kind).stands_on_walls()
