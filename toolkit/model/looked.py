"""Who opened or exported what of other people's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """What was opened or exported, in the words in which the log says it."""

    ANSWER = "opened an answer"
    FILE = "opened a file"
    ATTENDANCE = "exported the attendance"
    CERTIFICATE = "made a certificate"
    EVALUATION = "opened or exported the evaluation"
    REPORT = "made the impact report"
    DATA = "exported one person's data"
    FRAMES = "read the cohort's tables"
    LINK = "opened a link to read"
    LINKS = "exported personal links"
    INTEREST = "exported who is interested"
    WORK = "exported what people share"


OF_EVERYBODY = frozenset(
    {
        What.ATTENDANCE,
        What.CERTIFICATE,
        What.EVALUATION,
        What.REPORT,
        What.FRAMES,
        What.LINKS,
        What.WORK,
    }
)
"""What concerns everybody who takes part in a cohort, where it is about nobody else."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of the log: who, what, about whom or what, and when; never any words.

    `by` is a person's id, or what else looked, such as "command". `about` is a
    person's id, a workshop, a page or nothing. It outlives whoever is erased, and then
    names nobody.
    """

    cohort: str
    by: str
    what: What
    about: str
    at: datetime
