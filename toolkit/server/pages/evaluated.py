"""What a cohort's evaluation came to, for the pages that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from toolkit.activities.evaluation.gathering import points_in, reader
from toolkit.activities.evaluation.points import Point
from toolkit.activities.evaluation.results import Evaluated, evaluate
from toolkit.model import Role
from toolkit.model.consent import Purpose
from toolkit.model.contents import read_contents
from toolkit.programme import Programme
from toolkit.programme.dated import asked_in_words
from toolkit.server.site import Site


def points_of(site: Site, programme: Programme) -> tuple[Point, ...]:
    """Every point at which the notebooks of the dated *programme* ask how it was."""
    folder = site.settings.contents
    return tuple(
        point
        for served in programme.notebooks
        if not served.facilitators_only
        for point in points_in(
            asked_in_words(
                read_contents(folder, served.name), programme, notebook=served.name
            )
        )
    )


def evaluated_of(site: Site, cohort: str, points: Sequence[Point]) -> Evaluated:
    """What came of *points* in *cohort*; asks the store."""
    store = site.store
    with store.at_once():
        roster = store.people.roster(cohort)
        return evaluate(
            points,
            reader(points, partial(store.responses.to, cohort)),
            people=sum(one.role is Role.PARTICIPANT for one in roster),
            consents=store.consents.standing(cohort, Purpose.QUOTE),
        )
