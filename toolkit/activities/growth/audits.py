"""My audits at a glance: this year's, and beside them those of the year before."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities.audit.audit import MOMENTS
from toolkit.activities.growth.shapes import AuditShown
from toolkit.model import Response
from toolkit.programme.audit import AuditPlan
from toolkit.programme.wording import Wording
from toolkit.seat.earlier import YearBefore

MOST_MOVED = 4
"""Statements of the audit that are named; the others are counted."""

AUDIT = {
    "audit": "My audit",
    "audit_none": "You have not placed your {team} yet.",
    "audit_once": (
        "{placed} of {all} statements placed. The next audit shows the change."
    ),
    "audit_change": (
        "Since the first audit: {up} moved on, {down} moved back, {same} same."
    ),
    "audit_year_before": "The year before",
    "audit_before": (
        "In {cohort}: {up} moved on, {down} moved back, {same} same, from the first "
        "audit to the last."
    ),
    "audit_before_once": "In {cohort}: {placed} of {all} statements placed.",
    "audit_since": (
        "From the last audit there to the latest here: {up} moved on, {down} moved "
        "back, {same} same."
    ),
    "audit_moved": "{code} {title}: {before} → {now}",
    "audit_more": "and {count} more",
    "audit_open": "Open my audit",
}

Stages = Mapping[str, int]


def _placed(own: Mapping[str, Response]) -> list[tuple[str, Stages]]:
    """The audits in which something is placed, by stored name, the first one first."""
    names = [f"audit-{moment}" for moment in MOMENTS]
    values = [(name, own[name].value) for name in names if name in own]
    return [(name, value["stages"]) for name, value in values if value.get("stages")]


def audits(
    own: Mapping[str, Response],
    places: Mapping[str, str],
    audit: AuditPlan,
    wording: Wording,
) -> AuditShown:
    """The first audit beside the latest one, without averages."""
    placed = _placed(own)
    first = f"audit-{next(iter(MOMENTS))}"
    latest, now = placed[-1] if placed else (first, {})
    said, moved = wording.plainly(AUDIT["audit_none"]), list[str]()
    if len(placed) == 1:
        said = AUDIT["audit_once"].format(placed=len(now), all=len(audit.titles))
    elif placed:
        _first, began = placed[0]
        said = AUDIT["audit_change"].format(**_counts(began, now, audit))
        moved = _moved(began, now, audit)
    return {"said": said, "moved": moved, "link": places.get(latest, "")}


def beside(
    own: Mapping[str, Response], before: YearBefore, audit: AuditPlan
) -> list[str]:
    """What came of the audits of the year *before*, and what has moved since."""
    placed, earlier = _placed(own), _placed(before.answers)
    if not earlier:
        return []
    (_first, began), (_last, ended) = earlier[0], earlier[-1]
    known = {"cohort": before.cohort, "placed": len(ended), "all": len(audit.titles)}
    name = "audit_before" if len(earlier) > 1 else "audit_before_once"
    told = [AUDIT[name].format(**known, **_counts(began, ended, audit))]
    # What was taken along unchanged says nothing of this year yet.
    if placed and placed[-1][1] != ended:
        _latest, now = placed[-1]
        told.append(AUDIT["audit_since"].format(**_counts(ended, now, audit)))
    return told


def _steps(before: Stages, now: Stages, audit: AuditPlan) -> dict[str, int]:
    """How far each statement moved that stands in both."""
    both = (code for code in audit.titles if code in before and code in now)
    return {code: now[code] - before[code] for code in both}


def _counts(before: Stages, now: Stages, audit: AuditPlan) -> dict[str, int]:
    steps = _steps(before, now, audit).values()
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return {"up": up, "down": down, "same": len(steps) - up - down}


def _moved(before: Stages, now: Stages, audit: AuditPlan) -> list[str]:
    """The statements that moved, in words; of many some, and how many more."""
    stages, titles = audit.stages, audit.titles
    moved = [
        AUDIT["audit_moved"].format(
            code=code,
            title=titles[code],
            before=stages[before[code] - 1],
            now=stages[now[code] - 1],
        )
        for code, step in _steps(before, now, audit).items()
        if step
    ]
    left = len(moved) - MOST_MOVED
    more = [AUDIT["audit_more"].format(count=left)] if left > 0 else []
    return [*moved[:MOST_MOVED], *more]
