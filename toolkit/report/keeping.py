"""What is kept of a cohort's report: what was chosen for it, and what it counted.

Both hang on the seat of one who facilitates, whoever makes the report.
"""

from __future__ import annotations

from datetime import datetime

from toolkit.model import JSON, Role
from toolkit.report.base import Issue
from toolkit.report.report import Choice
from toolkit.store import Store

CHOICE, ISSUE = "report", "report-issued"


def choice_of(store: Store, cohort: str) -> Choice:
    """What was chosen last."""
    found = _newest(store, cohort, CHOICE)
    return Choice.read(found) if found else Choice()


def keep_choice(store: Store, cohort: str, choice: Choice, *, at: datetime) -> bool:
    """Keep it for whoever makes the report next; no, if nobody facilitates yet."""
    return _keep(store, cohort, CHOICE, choice.told(), at=at)


def last_issue(store: Store, cohort: str) -> Issue:
    """What the last report counted that was handed out."""
    found = _newest(store, cohort, ISSUE)
    return Issue.read(found) if found else Issue()


def keep_issue(store: Store, cohort: str, issue: Issue, *, at: datetime) -> bool:
    """Keep what was counted, for the next report to stand beside."""
    return _keep(store, cohort, ISSUE, issue.told(), at=at)


def _newest(store: Store, cohort: str, name: str) -> JSON:
    found = store.choices.chosen(cohort, name).values()
    return max(found, key=lambda one: one.since).value if found else None


def _keep(store: Store, cohort: str, name: str, value: JSON, *, at: datetime) -> bool:
    known = store.choices.chosen(cohort, name)
    roster = store.people.roster(cohort, withdrawn=True)
    leads = sorted(s.id for s in roster if s.role is Role.FACILITATOR)
    seat = next(iter([*known, *leads]), None)
    if seat is not None:
        store.choices.choose(seat, name, value, at=at)
    return seat is not None
