"""A report that leaves the house: made once, and what it counted is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from toolkit.cohort import Cohort
from toolkit.report.keeping import choice_of, keep_issue
from toolkit.report.making import issue_of
from toolkit.report.pdf import pdf_of_report
from toolkit.report.report import Report
from toolkit.store import Store


def hand_out(
    cohort: Cohort,
    store: Store,
    *,
    at: datetime,
    make: Callable[[Report], bytes] = pdf_of_report,
) -> bytes:
    """The report as *make* writes it; nothing, while nobody facilitates the cohort.

    What it counted is kept before it is given, so that no later report gives away by
    difference what a single person did.
    """
    report, issue = issue_of(cohort, choice_of(store, cohort.id), at=at)
    made = make(report)
    return made if keep_issue(store, cohort.id, issue, at=at) else b""
