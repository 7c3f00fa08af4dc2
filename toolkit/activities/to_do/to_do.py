"""My tasks: how far each has come, when it is due, and the way straight to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

from toolkit.activities.base.component import component
from toolkit.activities.base.overview import Overview, from_today, place_of
from toolkit.activities.coverage.outcomes import (
    Contents,
    counted_answers,
    finished_on,
    places_of,
)
from toolkit.activities.to_do.shapes import (
    Later,
    Standing,
    State,
    TaskLine,
    ToDoFace,
    ToDoOwn,
    ToDoRoom,
)
from toolkit.model import Response
from toolkit.model.contents import Asked
from toolkit.model.dates import day_in_words, weekday_in_words
from toolkit.programme import Plan, Programme, Tasked
from toolkit.programme.dated import with_later_days
from toolkit.programme.placeholders import marked
from toolkit.programme.plan import tasks_of

TITLE = "My tasks"

WORDS = {
    "none": "Not started",
    "some": "{answered} of {all} parts",
    "full": "All {all} parts are answered",
    "done": "Finished {day}",
    "later": "Later in the year: {titles}.",
    "due": "Due {day}",
    "due_near": "Due {day}, {away}",
    "due_later": "The day it is due is to be announced.",
    "overdue": "It was due {day}. Late is fine: what you write still helps.",
    "was_due": "It was due {day}.",
    "start": "Start",
    "carry_on": "Carry on",
    "finish": "Finish",
    "look": "Look again",
    "read": "Read it",
    "task_link": "{action}: {title}",
    "no_tasks": "There is no task yet.",
}

ACTIONS = {"none": "start", "some": "carry_on", "full": "finish", "done": "look"}


class ToDo(Overview):
    """The tasks between the workshops. *contents* says what their notebooks ask."""

    kind = "to_do"
    face: ToDoFace
    room: ToDoRoom
    _esm = component("to_do/to_do", WORDS)

    def __init__(
        self,
        plans: Sequence[Plan],
        *,
        contents: Callable[[], Contents],
    ) -> None:
        self._tasks = tasks_of(plans)
        self._contents = contents
        tasks = [_line(one) for one in self._tasks]
        super().__init__("to-do", TITLE, **ToDoOwn(tasks=tasks))

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*."""
        self._tasks = programme.tasks

    def refresh_room(self) -> None:
        """Read again how far each task has come."""
        if self.seat is not None:
            today = self.local.day(self.seat.now())
            asked, seat = tasks_asked(self._contents()), self.seat
            plans = with_later_days([one.plan for one in self._tasks], seat.later())
            found = [
                standing_of(
                    one.plan,
                    asked.get(one.place),
                    seat.responses(one.plan.name),
                    today=today,
                )
                for one in tasks_of(plans)
            ]
            is_over = seat.is_archived
            self.room = {"tasks": [_archived(o) if is_over else o for o in found]}

    @staticmethod
    def fallback(face: ToDoFace) -> str:
        """Every task with the day it is due."""
        items = "".join(
            f'<li><a href="{escape(task["link"])}">{escape(task["title"])}</a> '
            f"{escape(task['due_line'])}</li>"
            for task in face["tasks"]
        )
        return f"<ul>{items}</ul>"


def _line(one: Tasked) -> TaskLine:
    return {
        "number": one.number,
        "title": one.task.title,
        "due_line": marked(f"task {one.number} line"),
        "link": place_of(*one.place),
    }


def _archived(standing: Standing | Later) -> Standing | Later:
    """The same in a year that is over: nothing is due, and all of it is read."""
    if standing["state"] == "later":
        return standing
    return {**standing, "due": "", "late": False, "action": WORDS["read"]}


def tasks_asked(contents: Contents) -> dict[tuple[str, str], Asked]:
    """Everything that is asked, by workshop and name; tasks are among it."""
    return {place.address: place.asked for place in places_of(contents)}


def standing_of(
    plan: Plan,
    asked: Asked | None,
    responses: Mapping[str, Response],
    *,
    today: date,
) -> Standing | Later:
    """How a task stands; *asked* is None until its notebook has been prepared."""
    answered = len(counted_answers(asked, responses)) if asked else 0
    parts = len(asked.counted) if asked else 0
    finished = finished_on(asked, responses) if asked else None
    if not (answered or finished) and (plan.day is None or today < plan.day):
        return {"state": "later"}
    state: State = "done" if finished else "some" if answered else "none"
    said = "full" if state == "some" and answered == parts else state
    day, whole = day_in_words(finished) if finished else "", said in ("full", "done")
    return {
        "state": state,
        "said": WORDS[said].format(answered=answered, all=parts, day=day),
        "due": _due(plan.due, today, is_done=whole),
        "late": not whole and plan.due is not None and plan.due < today,
        "share": answered / parts if parts else 0,
        "action": WORDS[ACTIONS[said]],
    }


def _due(due: date | None, today: date, *, is_done: bool) -> str:
    if due is None:
        return WORDS["due_later"]
    day = weekday_in_words(due)
    if due < today:
        return WORDS["was_due" if is_done else "overdue"].format(day=day)
    away = from_today(due, today)
    return WORDS["due_near" if away else "due"].format(day=day, away=away)
