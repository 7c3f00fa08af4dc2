"""The frame of the evaluation: grouped, and without anybody's name or key.

What people answer there is kept private, so no other frame has it. Texts are in none:
facilitators read them grouped on the page, and quotes are in the report with consent.
The numbers are those of the page, which come in fives; see `model.settling`.
"""

from __future__ import annotations

import pandas as pd

from toolkit.activities.evaluation.results import Outcome
from toolkit.activities.evaluation.settled import Settled, points_of, settle
from toolkit.clock import now
from toolkit.cohort.reading import Reading

NO_ANSWER = "no answer"
SCALE, TICKS = "scale", "ticks"


def shown(reading: Reading) -> Settled:
    """What is shown of the evaluation now, here as on its page."""
    points = points_of(reading.programme, reading.contents)
    return settle(reading.store, reading.cohort, points, at=now())


def evaluation(reading: Reading) -> pd.DataFrame:
    """How many participants chose what, by point, level and question."""
    rows = (
        (result.point.name, outcome.level, question["name"], question["label"], *cells)
        for result in shown(reading).evaluated.points
        for outcome in result.outcomes
        for question in [outcome.question]
        for cells in counts_of(outcome).items()
    )
    return reading.frame("evaluation", rows)


def counts_of(outcome: Outcome) -> dict[str, int | None]:
    """How many chose what; of ticks, which overlap, in steps of five."""
    question = outcome.question
    if question["form"] not in (SCALE, TICKS):
        return {}
    if outcome.answered is None:
        return dict.fromkeys([*question["options"], NO_ANSWER])
    found = {one.label: one.outside for one in outcome.counts}
    return {**found, NO_ANSWER: outcome.rest}
