"""The desk's page of tasks: people by tasks, and how far each is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlencode

from tornado.web import HTTPError

from toolkit.activities.to_do.everybody import TaskStanding, TaskState, standings
from toolkit.model import LocalTime, Seating
from toolkit.model.dates import day_in_words, weekday_in_words
from toolkit.model.message import MessageKind
from toolkit.programme import Plan, Programme, Tasked
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.tasks_words import FLAGS, SORTS, STATES, TASKS
from toolkit.server.site import now

TAB = "tasks"
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Choice:
    """What an address asks to be shown: one state of one task, in some order."""

    task: str = ""
    state: str = ""
    sort: str = "name"

    def address(self, **changed: str) -> str:
        """The query of the same page with something else chosen."""
        told = {"task": self.task, "state": self.state, "sort": self.sort, **changed}
        kept = {name: value for name, value in told.items() if value}
        return "?" + urlencode(kept) if kept else ""


@dataclass(frozen=True, slots=True)
class Column:
    """One task: how many are in which state, by what an address calls it."""

    plan: Plan
    title: str
    due: str
    is_given: bool
    counts: Mapping[str, int]
    waiting: int
    """How many have not begun it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one person's one task stands, in words."""

    column: Column
    state: str
    flags: Sequence[str]
    said: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One person and their tasks."""

    seating: Seating
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """All that the page shows."""

    columns: Sequence[Column]
    lines: Sequence[Line]
    people: int


class TasksHandler(DeskHandler):
    """GET: how everybody's tasks stand; of no answer more than that there is one."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here(TAB)

    async def get(self, cohort: str) -> None:  # noqa: ARG002 - `prepare` has read it
        """Show those whom the address asks for."""
        if not self.site.programme.tasks:
            raise HTTPError(404)
        choice = self._choice()
        table = await self.site.aside.read(self._table, choice)
        self.desk_page(
            "tasks.html",
            table=table,
            choice=choice,
            states={**STATES, **FLAGS},
            sorts=SORTS,
            words=TASKS,
            organises=self.organises,
            kind=MessageKind.NOT_BEGUN,
            **self.notices(),
        )

    def _choice(self) -> Choice:
        asked = self.get_query_argument
        names = {one.plan.name for one in self.site.programme.tasks}
        task, state, sort = asked("task", ""), asked("state", ""), asked("sort", "name")
        return Choice(
            task if task in names else "",
            state if state in {*STATES, *FLAGS} else "",
            sort if sort in SORTS else "name",
        )

    def _table(self, choice: Choice) -> Table:
        programme = self.site.programme_of(self.cohort.id)
        found = standings(
            self.site.store,
            programme,
            cohort=self.cohort.id,
            contents=Path(self.site.settings.contents),
            at=now(),
        )
        return table_of(found, programme, choice, at=now(), opens=not self.organises)


def table_of(
    found: Sequence[TaskStanding],
    programme: Programme,
    choice: Choice,
    *,
    at: datetime,
    opens: bool,
) -> Table:
    """Everybody whom *choice* names; only who *opens* tasks gets ways to them."""
    columns = {one.plan.name: _column(one, found) for one in programme.tasks}
    people: dict[str, list[TaskStanding]] = {}
    for one in found:
        people.setdefault(one.seating.id, []).append(one)
    kept = [own for own in people.values() if _is_chosen(own, choice)]
    kept.sort(key=lambda own: _place(own, choice))
    lines = [
        Line(
            own[0].seating,
            [
                _cell(one, columns[one.workshop], programme.local, at, opens=opens)
                for one in own
                if _is_column(one.workshop, columns, choice)
            ],
        )
        for own in kept
    ]
    shown = [c for name, c in columns.items() if _is_column(name, columns, choice)]
    return Table(shown, lines, len(people))


def _is_column(name: str, columns: Mapping[str, Column], choice: Choice) -> bool:
    return name == choice.task if choice.task else columns[name].is_given


def _is_chosen(own: Sequence[TaskStanding], choice: Choice) -> bool:
    """Whether somebody is in the state, in one of the tasks that are shown."""
    looked_at = [one for one in own if one.workshop == choice.task or not choice.task]
    if not choice.state:
        return True
    return any(one.is_given and HOLDS[choice.state](one) for one in looked_at)


def _place(own: Sequence[TaskStanding], choice: Choice) -> tuple[object, ...]:
    looked_at = [one for one in own if one.workshop == choice.task or not choice.task]
    if choice.sort == "saved":
        newest = max(one.saved_at or LONG_AGO for one in looked_at)
        return (-newest.timestamp() if newest > LONG_AGO else 0.0,)
    if choice.sort == "due":
        open_ones = [one for one in looked_at if one.state is not TaskState.FINISHED]
        return (min((one.due or date.max for one in open_ones), default=date.max),)
    return ()  # the roster's own order, which is by name


HOLDS: Mapping[str, Callable[[TaskStanding], bool]] = {
    **{
        state.value: lambda one, state=state: one.state is state  # type: ignore[misc]
        for state in TaskState
    },
    "late": lambda one: one.late,
    "shared": lambda one: one.is_shared,
    "commented": lambda one: one.comments > 0,
    "asks": lambda one: one.asks_time,
    "blocked": lambda one: one.blocked,
}
"""Whether a task is in a state, by what an address calls it."""


def _column(tasked: Tasked, found: Sequence[TaskStanding]) -> Column:
    _, plan, task = tasked
    own = [one for one in found if one.workshop == plan.name]
    is_given = any(one.is_given for one in own)
    due = task.due
    return Column(
        plan,
        task.title,
        TASKS["due"].format(day=weekday_in_words(due)) if due else TASKS["due none"],
        is_given,
        {
            name: sum(map(holds, own)) if is_given else 0
            for name, holds in HOLDS.items()
        },
        sum(one.state is TaskState.NOT_STARTED for one in own) if is_given else 0,
    )


def _cell(
    one: TaskStanding, column: Column, local: LocalTime, at: datetime, *, opens: bool
) -> Cell:
    flags = [
        said
        for name, said in FLAGS.items()
        if name not in ("shared", "commented") and HOLDS[name](one)
    ]
    said = [TASKS["parts"].format(answered=one.answered, parts=one.parts)]
    if one.state is TaskState.NOT_STARTED:
        said = []
    else:
        level = TASKS[f"level {one.sharing.value}"]
        said.append(TASKS["in part"].format(level=level) if one.in_part else level)
    if one.comments:
        words = TASKS["comments 1" if one.comments == 1 else "comments"]
        said.append(words.format(count=one.comments))
    if one.later:
        said.append(TASKS["until"].format(day=day_in_words(one.later.day)))
    if one.saved_at:
        said.append(TASKS["saved"].format(when=local.lately(one.saved_at, now=at)))
    has_words = one.is_shared or one.asks_time or one.blocked or bool(one.later)
    return Cell(
        column, STATES[one.state.value], flags, " · ".join(said), opens and has_words
    )
