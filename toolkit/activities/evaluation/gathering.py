"""From what notebooks ask and what is kept to what `results` counts: who is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import cast

from toolkit.activities.evaluation.points import Point, Read, Values
from toolkit.activities.evaluation.shapes import EvaluationFace
from toolkit.model import JSON, Role, Shared, Sharing
from toolkit.model.contents import Asked
from toolkit.programme.audit import NO_AUDIT, AuditPlan

Kept = Callable[[str, str], Iterable[Shared]]
"""Everything that is kept of a workshop and stored name, private answers too."""


def points_in(
    asked: Iterable[Asked], *, audit: AuditPlan = NO_AUDIT
) -> tuple[Point, ...]:
    """The evaluations among what a notebook asks, in its order."""
    return tuple(
        Point(
            one.workshop,
            one.name,
            one.prompt,
            cast("EvaluationFace", one.face),
            audit.titles,
        )
        for one in asked
        if one.kind == "evaluation"
    )


def reader(points: Iterable[Point], kept: Kept) -> Read:
    """What may be counted: what participants who take part have answered to *points*.

    Of what is asked elsewhere votes, which are counted without names anyhow, and else
    only what its author shares with the facilitators at least.
    """
    own = {(point.workshop, point.name) for point in points}

    @cache
    def read(workshop: str, name: str) -> Values:
        is_own = (workshop, name) in own
        return {
            one.author.person.id: one.response.value
            for one in kept(workshop, name)
            if _takes_part(one) and (is_own or _may_be_read(one))
        }

    return read


def _takes_part(one: Shared) -> bool:
    author = one.author
    return author.role is Role.PARTICIPANT and author.withdrawn_at is None


def _may_be_read(one: Shared) -> bool:
    response = one.response
    return response.sharing is not Sharing.PRIVATE or _is_vote(response.value)


def _is_vote(value: JSON) -> bool:
    return isinstance(value, dict) and value.keys() == {"chosen", "words"}
