"""What is kept of a cohort's report: what was chosen for it, and what it counted."""

from __future__ import annotations

from datetime import datetime

from toolkit.report.base import Issue
from toolkit.report.report import Choice
from toolkit.roster.remembered import remember, remembered
from toolkit.store import Store

CHOICE, ISSUE = "report", "report-issued"


def choice_of(store: Store, cohort: str) -> Choice:
    """What was chosen last."""
    found = remembered(store, cohort, CHOICE)
    return Choice.read(found) if found else Choice()


def keep_choice(store: Store, cohort: str, choice: Choice, *, at: datetime) -> bool:
    """Keep it for whoever makes the report next; no, if nobody facilitates yet."""
    return remember(store, cohort, CHOICE, choice.told(), at=at)


def last_issue(store: Store, cohort: str) -> Issue:
    """What the last report counted that was handed out."""
    found = remembered(store, cohort, ISSUE)
    return Issue.read(found) if found else Issue()


def keep_issue(store: Store, cohort: str, issue: Issue, *, at: datetime) -> bool:
    """Keep what was counted, for the next report to stand beside."""
    return remember(store, cohort, ISSUE, issue.told(), at=at)
