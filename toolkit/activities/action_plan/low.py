"""The lowest statements of a person's latest audit, each with its next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from toolkit.activities.action_plan.shapes import Lowest, LowStatement
from toolkit.activities.audit.audit import MOMENTS
from toolkit.activities.audit.statements import load_statements
from toolkit.model import PROGRAMME
from toolkit.programme.wording import filled
from toolkit.seat import Seat

LOW = 2
"""Up to this stage a statement is low."""

MOST = 6
"""How many are offered; more would be a list, and not a choice."""


def lowest_of(seat: Seat, fill: Callable[[str], str]) -> Lowest:
    """The lowest statements of the latest audit of *seat*'s person, lowest first.

    `moment` says which audit it was; nothing when there is none.
    """
    for moment in reversed(MOMENTS):
        response = seat.response(PROGRAMME, f"audit-{moment}")
        if response is not None and response.value["stages"]:
            found = _lowest(response.value["stages"])
            shown = Lowest(moment=MOMENTS[moment].lower(), statements=found)
            return cast("Lowest", filled(shown, fill))
    return {}


def _lowest(stages: Mapping[str, int]) -> list[LowStatement]:
    audit = load_statements()
    low = [
        (stages[statement.code], statement)
        for group in audit.groups
        for statement in group.statements
        if stages.get(statement.code, LOW + 1) <= LOW
    ]
    return [
        {
            "code": statement.code,
            "title": statement.title,
            "stage": audit.stages[stage - 1],
            "next": audit.stages[stage],
            "step": statement.move_on[stage - 1],
        }
        for stage, statement in sorted(low, key=lambda found: found[0])[:MOST]
    ]
