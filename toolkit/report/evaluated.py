"""The report's part on the evaluation: the rows that the evaluation's page shows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from toolkit.activities.evaluation.settled import Settled
from toolkit.report import figures, words
from toolkit.report.report import Part, Table


def evaluated(settled: Settled, *, people: int, said: Callable[[str], str]) -> Part:
    """Level by level: what was chosen, what changed, and what was ticked.

    Of so many *people* its rows are drawn, of 0 none. *said* puts our sentences into
    the words of the programme.
    """
    tables = [
        Table(words.SCALE_TABLE.format(level=level), frame, words.ASKED, people=people)
        for level, frame in figures.evaluation(settled).items()
        if says_anything(frame)
    ]
    change = figures.scale_change(settled)
    if says_anything(change):
        tables.append(Table(words.SCALES, change, words.ASKED, people=people))
    tables += [
        Table(words.TICKS_TABLE.format(level=level), frame, words.ASKED)
        for level, frame in figures.ticks(settled).items()
        if bool((frame.fillna(0) > 0).any(axis=None))
    ]
    lead = words.EVALUATION_LEAD if tables else words.EVALUATION_NONE
    return Part(words.EVALUATION, (said(lead),), tuple(tables))


def says_anything(frame: pd.DataFrame) -> bool:
    """Whether some count of somebody stands beside that of whoever is not in it."""
    return bool((frame.iloc[:, :-1].fillna(0) > 0).any(axis=None))
