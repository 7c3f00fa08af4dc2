"""The figures of the report: from a cohort's frames to tables in which nobody is found.

Each function gives a table in which every row is all the people who take part, in parts
that together are everybody; what could be traced is empty, also where it would follow
by difference. So tables can stand beside each other, and beside those of the report
before: whatever is taken from whatever, no count of fewer than five people comes out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

import pandas as pd

from toolkit.activities.evaluation.settled import Settled
from toolkit.cohort.described import CHANGES
from toolkit.cohort.evaluating import NO_ANSWER, SCALE, TICKS, counts_of
from toolkit.model.attending import Status
from toolkit.model.in_school import NOT_KNOWN, Roles, counted, counted_as
from toolkit.model.suppression import of_all, parts_in_groups
from toolkit.programme import Plan
from toolkit.programme.audit import AuditPlan
from toolkit.report.base import Base, Row

PEOPLE, ROLES, WORKSHOP = "people", "roles", "workshop"

FULL, PARTLY = "all of it", "part of it"
CAUGHT_UP, APOLOGY, AWAY = "caught up later", "sent apologies", "absent"
ATTENDED = {
    Status.PRESENT.value: FULL,
    Status.LATE.value: PARTLY,
    Status.LEFT_EARLY.value: PARTLY,
    Status.LATE_AND_LEFT_EARLY.value: PARTLY,
    Status.CAUGHT_UP.value: CAUGHT_UP,
    Status.APOLOGY.value: APOLOGY,
    Status.ABSENT.value: AWAY,
}
THERE = (FULL, PARTLY)

FINISHED, BEGUN, NOT_BEGUN = "finished", "begun", "not begun"
STATES = {"finished": FINISHED, "drafting": BEGUN, "not started": NOT_BEGUN}

UNKNOWN = CHANGES[-1]
NOT_SHARED = "not shared"


def schools(base: Base) -> int:
    """From how many schools people take part; a school is no person."""
    named = base.people["school"].str.strip()
    return int(named[named != ""].nunique())


def taking_part(base: Base) -> pd.DataFrame:
    """Who takes part: in pairs of parts, each pair everybody."""
    here = base.people
    school = here["school"].str.strip()
    beside = school.map(school.value_counts()).fillna(1)
    pairs = [
        _pair(
            base,
            (beside > 1) & (school != ""),
            "With colleagues of their {school}",
            "Alone from their {school}",
        ),
        _pair(base, here["joined"], "Have signed in", "Have not signed in yet"),
        _pair(
            base,
            here["withdrawn"].isna(),
            "Stayed in the cohort",
            "Left during the year",
        ),
    ]
    return pd.concat(pairs).rename(PEOPLE).to_frame().astype("Int64")


def roles(base: Base, offered: Roles) -> pd.DataFrame:
    """What people are in their schools; whoever has not said it is a row, too."""
    said = base.people["role_in_school"].fillna("")
    own = said.map(lambda one: counted_as(one, offered))
    counts = pd.DataFrame(
        {one: int((own == one).sum()) for one in counted(offered)}, [ROLES]
    )
    return base.hidden(ROLES, counts, rest=NOT_KNOWN).iloc[0].rename(PEOPLE).to_frame()


def _pair(base: Base, holds: pd.Series[bool], yes: str, no: str) -> pd.Series[int]:
    counts = pd.DataFrame({yes: int(holds.sum()), no: 0}, index=[yes])
    return base.hidden(PEOPLE, counts, rest=no).iloc[0]


def attendance(base: Base, attendance: pd.DataFrame) -> pd.DataFrame:
    """How everybody took part in each workshop that is over, in counts."""
    over = attendance[attendance["person"].isin(base.people["person"])]
    said = over.set_index([WORKSHOP, "person"])["status"].astype("string").map(ATTENDED)
    # Where nothing can be said of somebody yet, it is not over.
    known = said.notna().groupby(level=WORKSHOP, observed=True).all()
    held = said[said.index.isin(known[known].index, level=WORKSHOP)]
    counts = _by_row(held, list(dict.fromkeys(ATTENDED.values())))
    return base.hidden("attendance", counts, rest=AWAY, hide=_hide_attendance)


def unrecorded(
    attendance: pd.DataFrame, plans: Sequence[Plan], *, at: datetime
) -> tuple[str, ...]:
    """The titles of those that are over, and at which nobody was recorded."""
    unknown = attendance["status"] == Status.NOT_RECORDED.value
    by_name = unknown.groupby(attendance[WORKSHOP], observed=True).all()
    names = set(by_name[by_name].index)
    over = (plan for plan in plans if plan.when and plan.when.ends <= at)
    return tuple(plan.title for plan in over if plan.name in names)


def _hide_attendance(counts: Row) -> Mapping[str, int | None]:
    """Beside these stands how many were there; see `were_there`."""
    there = {part: counts[part] for part in THERE}
    others = {part: count for part, count in counts.items() if part not in there}
    return parts_in_groups([there, others])


def were_there(base: Base, table: pd.DataFrame) -> pd.Series[str]:
    """How many of all were at each workshop of the *table* of attendance, in words."""
    rows = [base.rows[f"attendance/{name}"] for name in table.index]
    said = [of_all(sum(row[p] for p in THERE), sum(row.values())) for row in rows]
    return pd.Series(said, index=table.index, name="were there", dtype="string")


def tasks(base: Base, tasks: pd.DataFrame) -> pd.DataFrame:
    """How far everybody is with each task that was given, in counts.

    Whoever left is among those who have not begun.
    """
    given = tasks[tasks["given"] & tasks["person"].isin(base.people["person"])]
    states = given.set_index(["task", "person"])["state"].astype("string").map(STATES)
    counts = _by_row(states, [FINISHED, BEGUN, NOT_BEGUN])
    return base.hidden("tasks", counts, rest=NOT_BEGUN)


def audit_change(base: Base, audit: pd.DataFrame, plan: AuditPlan) -> pd.DataFrame:
    """How many moved on from the first audit they share to the latest."""
    ours = audit[audit["person"].isin(base.people["person"])].sort_values("when")
    by_statement = ours.groupby(["statement", "person"], observed=True)["stage"]
    steps = (by_statement.last() - by_statement.first())[by_statement.size() > 1]
    said = steps.map(_direction)
    counts = _by_row(said, list(CHANGES)).reindex(list(plan.titles), fill_value=0)
    return base.hidden("audit change", counts, rest=UNKNOWN)


def audit_start(base: Base, audit: pd.DataFrame, plan: AuditPlan) -> pd.DataFrame:
    """Where those who share their audit placed their team first."""
    ours = audit[audit["person"].isin(base.people["person"])].sort_values("when")
    first = ours.drop_duplicates(["person", "statement"])
    names = dict(enumerate(plan.stages, start=1))
    placed = first.set_index(["statement", "person"])["stage"].map(names)
    counted = _by_row(placed, [*plan.stages, NOT_SHARED])
    counts = counted.reindex(list(plan.titles), fill_value=0)
    return base.hidden("audit start", counts, rest=NOT_SHARED)


def evaluation(settled: Settled) -> dict[str, pd.DataFrame]:
    """What people chose on scales, by level: a row for each question and point.

    What fewer than five have answered is left out. The rows say nothing that the
    evaluation's page does not, so that the two cannot be played against each other:
    they stand by the rule of `model.settling`, of who took part when they were counted.
    """
    return _by_level(settled, SCALE)


def ticks(settled: Settled) -> dict[str, pd.DataFrame]:
    """At least how many ticked what, by level, in steps of five: ticks overlap."""
    found = _by_level(settled, TICKS)
    return {level: frame.drop(columns=NO_ANSWER) for level, frame in found.items()}


def _by_level(settled: Settled, form: str) -> dict[str, pd.DataFrame]:
    found: dict[str, list[pd.DataFrame]] = defaultdict(list)
    for result in settled.evaluated.points:
        for one in result.outcomes:
            if one.question["form"] == form and one.answered is not None:
                asked = f"{result.point.title} {one.question['label']}"
                row = pd.DataFrame([counts_of(one)], index=[asked])
                found[one.level].append(row.astype("Int64"))
    return {level: pd.concat(rows) for level, rows in found.items()}


def scale_change(settled: Settled) -> pd.DataFrame:
    """How many moved on a scale that was asked several times, from the first on."""
    found = [one for one in settled.evaluated.changes if not one.is_audit]
    rows = [one.moved.outside for one in found]
    asked = [f"{one.label} {one.first}, {one.last}" for one in found]
    return pd.DataFrame(rows, index=asked, columns=list(CHANGES)).astype("Int64")


def _direction(step: int) -> str:
    moved_on, same, moved_back, _unknown = CHANGES
    return moved_on if step > 0 else moved_back if step < 0 else same


def _by_row(values: pd.Series[str], columns: Sequence[str]) -> pd.DataFrame:
    """How often each of *columns* is a value, by the first level of the index."""
    rows = list(dict.fromkeys(map(str, values.index.get_level_values(0))))
    first = values.index.get_level_values(0).astype("object")
    table = pd.crosstab(first, values.to_numpy(dtype="object"))
    return table.reindex(index=rows, columns=list(columns), fill_value=0)
