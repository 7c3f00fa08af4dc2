"""My tasks: how far each has come, when it is due, and the way straight to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import traitlets

from toolkit.activities.checked import is_filled
from toolkit.activities.component import component
from toolkit.activities.overview import (
    Contents,
    Overview,
    as_day,
    from_today,
    place_of,
)
from toolkit.model import LOCAL, Response
from toolkit.plans import Plan
from toolkit.seat import Seat

TITLE = "My tasks"

WORDS = {
    "none": "Not started",
    "some": "{answered} of {all} parts",
    "done": "Done",
    "later": "Later in the year: {titles}.",
    "due": "Due {day}",
    "due_near": "Due {day}, {away}",
    "overdue": "It was due {day}. Late is fine: what you write still helps your team.",
    "was_due": "It was due {day}.",
    "start": "Start",
    "carry_on": "Carry on",
    "look": "Look again",
    "task_link": "{action}: {title}",
    "no_tasks": "There is no task yet.",
}

ACTIONS = {"none": "start", "some": "carry_on", "done": "look"}


class ToDo(Overview):
    """The tasks between the workshops. *contents* says what their notebooks ask."""

    kind = "to_do"
    _module = component("to_do", uses=("_look",), words=WORDS)
    _esm = traitlets.Unicode(_module).tag(sync=True)

    def __init__(
        self,
        plans: Sequence[Plan],
        *,
        contents: Callable[[], Contents],
        workshop: str,
    ) -> None:
        self._plans = tuple(plans)
        self._contents = contents
        tasks = [_line(number, plan) for number, plan in enumerate(plans, start=1)]
        super().__init__("to-do", TITLE, workshop=workshop, tasks=tasks)

    def refresh_room(self) -> None:
        """Read again how far each task has come."""
        if self.seat is not None:
            today = self.seat.now().astimezone(LOCAL).date()
            parts = _parts(self._contents())
            seat = self.seat
            self.room = {
                "tasks": [_standing(p, seat, parts, today=today) for p in self._plans]
            }

    @staticmethod
    def fallback(face: Mapping[str, Any]) -> str:
        """Every task with the day it is due."""
        items = "".join(
            f'<li><a href="{escape(task["link"])}">{escape(task["title"])}</a> '
            f"{escape(WORDS['due'].format(day=task['day']))}</li>"
            for task in face["tasks"]
        )
        return f"<ul>{items}</ul>"


def answered_of(
    parts: Sequence[str], name: str, responses: Mapping[str, Response]
) -> int:
    """How many of the *parts* of the activity called *name* have been answered."""
    stored = (responses.get(f"{name}.{part}" if part else name) for part in parts)
    return sum(1 for found in stored if found is not None and is_filled(found.value))


def _line(number: int, plan: Plan) -> dict[str, Any]:
    return {
        "number": number,
        "title": plan.task.title,
        "day": as_day(plan.task.due),
        "link": place_of(plan.name, plan.task.name),
    }


def _parts(contents: Contents) -> dict[tuple[str, str], tuple[str, ...]]:
    return dict(_each(contents))


def _each(contents: Contents) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for _name, asked in contents:
        for one in asked:
            yield (one.workshop, one.name), one.parts


def _standing(
    plan: Plan,
    seat: Seat,
    parts: Mapping[tuple[str, str], tuple[str, ...]],
    *,
    today: date,
) -> dict[str, Any]:
    """How the task after *plan*'s workshop stands for the person on *seat*."""
    fields = parts.get((plan.name, plan.task.name), ())
    answered = answered_of(fields, plan.task.name, seat.responses(plan.name))
    if not answered and today < plan.starts.date():
        return {"state": "later"}
    state = "none" if not answered else "some" if answered < len(fields) else "done"
    return {
        "state": state,
        "said": WORDS[state].format(answered=answered, all=len(fields)),
        "due": _due(plan.task.due, today, is_done=state == "done"),
        "late": state != "done" and plan.task.due < today,
        "share": answered / len(fields) if fields else 0,
        "action": WORDS[ACTIONS[state]],
    }


def _due(due: date, today: date, *, is_done: bool) -> str:
    if due < today:
        return WORDS["was_due" if is_done else "overdue"].format(day=as_day(due))
    away = from_today(due, today)
    return WORDS["due_near" if away else "due"].format(day=as_day(due), away=away)
