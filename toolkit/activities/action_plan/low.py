"""The lowest statements of a person's latest audit, each with its next step."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities.action_plan.shapes import Lowest, LowStatement
from toolkit.activities.audit.audit import MOMENTS
from toolkit.model import PROGRAMME
from toolkit.programme.audit import AuditPlan
from toolkit.seat import Seat

MOST = 6
"""How many are offered; more would be a list, and not a choice."""


def lowest_of(seat: Seat, audit: AuditPlan | None) -> Lowest:
    """The lowest statements of the latest audit of *seat*'s person, lowest first.

    `moment` says which audit it was; nothing when there is none.
    """
    if audit is None:
        return {}
    for moment in reversed(MOMENTS):
        response = seat.response(PROGRAMME, f"audit-{moment}")
        if response is not None and response.value["stages"]:
            found = _lowest(response.value["stages"], audit)
            return Lowest(moment=MOMENTS[moment].lower(), statements=found)
    return {}


def _lowest(stages: Mapping[str, int], audit: AuditPlan) -> list[LowStatement]:
    """Those in the lower half of the stages."""
    half = len(audit.stages) // 2
    low = [
        (stages[statement.code], statement)
        for statement in audit.statements
        if 0 < stages.get(statement.code, 0) <= half
    ]
    return [
        {
            "code": statement.code,
            "title": statement.title,
            "stage": audit.stages[stage - 1],
            "next": audit.stages[stage],
            "step": "".join(statement.move_on[stage - 1 : stage]),
        }
        for stage, statement in sorted(low, key=lambda found: found[0])[:MOST]
    ]
