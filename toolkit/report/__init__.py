"""The impact report: what came of a cohort's year, in counts that point at nobody."""

from __future__ import annotations

from toolkit.cohort import Cohort
from toolkit.report import keeping
from toolkit.report.base import Issue, base_of
from toolkit.report.making import report_of
from toolkit.report.report import Report

__all__ = ["Report", "base_of", "last_issue", "report_of"]


def last_issue(cohort: Cohort) -> Issue:
    """What the last report of *cohort* counted that was handed out."""
    return keeping.last_issue(cohort.reading.store, cohort.id)
