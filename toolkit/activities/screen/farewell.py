"""What stands on the screen once a workshop is over: the task, and the next day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from toolkit.activities.screen.shapes import FarewellShown
from toolkit.activities.screen.words import WORDS
from toolkit.model import Pace
from toolkit.model.dates import stretch, weekday_and_month, weekday_in_words
from toolkit.programme.plan import Plan

LINGERS = timedelta(hours=12)
"""How long after its last section was opened a workshop counts as just over."""

EARLY = timedelta(hours=1)
"""How long before its hour a workshop may be begun in earnest."""


def is_over(plan: Plan, pace: Pace, *, at: datetime) -> bool:
    """Whether *plan* was led a short while ago, and is not about to be led.

    What was rehearsed before its own day's start is not over.
    """
    last = max(pace.opened.values(), default=None)
    if pace.is_live or last is None or at - last > LINGERS:
        return False
    ahead = plan.when is not None and at < plan.when.ends
    return not (ahead and plan.when and last < plan.when.starts - EARLY)


def farewell(
    plan: Plan, plans: Mapping[str, Plan], pace: Pace, *, at: datetime
) -> FarewellShown | None:
    """The task of *plan*, and what follows, with their days; None unless it is over."""
    if not is_over(plan, pace, at=at):
        return None
    number = list(plans).index(plan.name) + 1
    following, due = list(plans.values())[number:], plan.task.due
    return {
        "task": WORDS["task"].format(number=number, title=plan.task.title),
        "due": WORDS["due"].format(day=weekday_and_month(due)) if due else "",
        "next": following[0].title if following else "",
        "when": _when(following[0]) if following else "",
    }


def _when(plan: Plan) -> str:
    if plan.when is None or plan.day is None:
        return WORDS["unannounced"]
    day = weekday_in_words(plan.day)
    return f"{day}, {stretch(plan.when.starts, plan.when.ends)}"
