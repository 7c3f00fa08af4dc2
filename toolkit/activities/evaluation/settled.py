"""The evaluation as it is shown: the same on every page, in tables and in the report.

Whoever shows any of it asks here. What was shown is kept with the cohort, so there is
one state of it, and no two views can be played against one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from toolkit.activities.evaluation.gathering import points_in, reader
from toolkit.activities.evaluation.points import Point
from toolkit.activities.evaluation.results import Evaluated, evaluate, key_of, ref_of
from toolkit.activities.evaluation.schools import Schools, schools_of
from toolkit.model import JSON, Role
from toolkit.model.consent import Purpose
from toolkit.model.contents import read_contents
from toolkit.model.settling import Settling, Shown
from toolkit.programme import Programme
from toolkit.programme.audit import NO_AUDIT
from toolkit.programme.dated import asked_in_words
from toolkit.roster.remembered import remembered, replace
from toolkit.store import Store

SHOWN = "evaluation-shown"
"""What it is called among what is kept for a cohort."""

EVALUATION = "evaluation"
"""The notebook that asks, and the workshop under which its answers are kept."""

TRIES = 3


@dataclass(frozen=True, slots=True)
class Settled:
    """What is shown of the evaluation of one cohort, and of what its schools say."""

    evaluated: Evaluated
    schools: Schools
    shown: Shown

    def shows(self, point: str, question: str, text: str) -> bool:
        """Whether *text* is among those of this question that are shown."""
        texts = self.shown.texts.get(key_of(point, question), {})
        return ref_of(question, text) in texts


def points_of(programme: Programme, contents: Path) -> tuple[Point, ...]:
    """Every point at which the notebooks of the dated *programme* ask how it was."""
    return tuple(
        point
        for served in programme.notebooks
        if not served.facilitators_only
        for point in points_in(
            asked_in_words(
                read_contents(contents, served.name), programme, notebook=served.name
            ),
            audit=programme.audit or NO_AUDIT,
        )
    )


def settle(
    store: Store, cohort: str, points: Sequence[Point], *, at: datetime
) -> Settled:
    """What is shown of *points* now; that it was is kept before it is given.

    It is written only when that has changed. While nobody facilitates, or others settle
    at the same moment, nothing new shows.
    """
    for _try in range(TRIES):
        kept = remembered(store, cohort, SHOWN)
        found = _settled(store, cohort, points, kept)
        told = found.shown.told()
        if told == Shown.read(kept).told():
            return found
        if replace(store, cohort, SHOWN, told, known=kept, at=at):
            return found
    last = remembered(store, cohort, SHOWN)
    return _settled(store, cohort, points, last, stands=True)


def _settled(
    store: Store,
    cohort: str,
    points: Sequence[Point],
    kept: JSON,
    *,
    stands: bool = False,
) -> Settled:
    with store.at_once():
        roster = store.people.roster(cohort)
        people = sum(one.role is Role.PARTICIPANT for one in roster)
        settling = Settling(Shown.read(kept), people=people, stands=stands)
        evaluated = evaluate(
            points,
            reader(points, partial(store.responses.to, cohort)),
            settling=settling,
            consents=store.consents.standing(cohort, Purpose.QUOTE),
        )
        schools = schools_of(store.readers.in_cohort(cohort), settling)
        return Settled(evaluated, schools, settling.shown)
