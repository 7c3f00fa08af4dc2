"""What stands on the screen once a workshop is over: the task, and the next day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from toolkit.activities.evaluation.gathering import points_in
from toolkit.activities.evaluation.reminding import MINUTES
from toolkit.activities.screen.shapes import FarewellShown
from toolkit.activities.screen.words import WORDS
from toolkit.model import Pace
from toolkit.model.contents import Asked
from toolkit.model.dates import stretch, weekday_and_month, weekday_in_words
from toolkit.programme.leading import EARLY, last_leading
from toolkit.programme.plan import Plan

LINGERS = timedelta(hours=12)
"""How long after live time has ended the screen says so."""


def is_over(plan: Plan, pace: Pace, *, at: datetime) -> bool:
    """Whether *plan* was led a short while ago, and is not about to be led.

    What was rehearsed on its own day, before anybody came, is not over.
    """
    led = last_leading(plan, pace)
    if pace.is_live or led is None:
        return False
    ended = led.stretches[-1].until or led.stretches[-1].since
    ahead = plan.when is not None and at < plan.when.ends
    if ahead and plan.when and ended < plan.when.doors_open - EARLY:
        return False
    return at - ended <= LINGERS


def farewell(
    plan: Plan,
    plans: Mapping[str, Plan],
    pace: Pace,
    *,
    at: datetime,
    asked: Callable[[], Iterable[Asked]] = tuple,
) -> FarewellShown | None:
    """The task of *plan*, and what follows, with their days; None unless it is over.

    *asked* says what the programme's own notebooks ask, an evaluation perhaps.
    """
    if not is_over(plan, pace, at=at):
        return None
    number = list(plans).index(plan.name) + 1
    following, task, due = list(plans.values())[number:], plan.task, plan.due
    return {
        "task": WORDS["task"].format(number=number, title=task.title) if task else "",
        "due": WORDS["due"].format(day=weekday_and_month(due)) if due else "",
        "next": following[0].title if following else "",
        "when": _when(following[0]) if following else "",
        "evaluation": _evaluation(plan, asked()),
    }


def _evaluation(plan: Plan, asked: Iterable[Asked]) -> str:
    """How long what is asked after *plan* takes, and where it is; or nothing."""
    own = (
        point.face["minutes"]
        for point in points_in(asked)
        if point.face["after"] == plan.name and not point.face["weeks"]
    )
    minutes = next(own, None)
    if minutes is None:
        return ""
    long = MINUTES.get(minutes, f"{minutes} minutes")
    return WORDS["evaluation"].format(minutes=long)


def _when(plan: Plan) -> str:
    if plan.when is None or plan.day is None:
        return WORDS["unannounced"]
    day = weekday_in_words(plan.day)
    return f"{day}, {stretch(plan.when.starts, plan.when.ends)}"
