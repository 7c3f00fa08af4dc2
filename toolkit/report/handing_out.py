"""A report that leaves the house: made once, and what it counted is kept."""

from __future__ import annotations

from datetime import datetime

from toolkit.cohort import Cohort
from toolkit.report.keeping import choice_of, keep_issue
from toolkit.report.making import issue_of
from toolkit.report.pdf import pdf_of_report
from toolkit.store import Store


def hand_out(cohort: Cohort, store: Store, *, at: datetime) -> bytes:
    """The PDF of the report; nothing, while nobody facilitates the cohort.

    What it counted is kept before it is given, so that no later report gives away by
    difference what a single person did.
    """
    report, issue = issue_of(cohort, choice_of(store, cohort.id), at=at)
    pdf = pdf_of_report(report)
    return pdf if keep_issue(store, cohort.id, issue, at=at) else b""
