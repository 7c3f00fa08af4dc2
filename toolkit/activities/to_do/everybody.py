"""How everybody's every task stands: facts alone, and nothing that anybody wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from toolkit.activities.task.task import IN_THE_WAY, MORE_TIME
from toolkit.model import ResponseKey, Role, Seating, Sharing
from toolkit.model.attendance import Progress
from toolkit.model.comments import Commented
from toolkit.model.contents import Asked, read_contents
from toolkit.model.later import Later, day_of, later_name
from toolkit.programme import Plan, Programme, Tasked
from toolkit.store import Store

WIDTHS = (Sharing.PRIVATE, Sharing.FACILITATORS, Sharing.GROUP, Sharing.COHORT)
"""The sharing levels, from who reads least to who reads most."""


class TaskState(StrEnum):
    """How far somebody is with a task."""

    NOT_STARTED = "not started"
    DRAFTING = "drafting"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """How one person's one task stands.

    `sharing` is the widest level of what is written, `in_part` whether some of it is
    shared less widely; `due` the person's own day, which is the calendar's unless
    `later` was granted. A task `is_given` once its workshop's day has come.
    """

    seating: Seating
    workshop: str
    task: str
    state: TaskState
    is_given: bool = False
    answered: int = 0
    parts: int = 0
    sharing: Sharing = Sharing.PRIVATE
    in_part: bool = False
    comments: int = 0
    saved_at: datetime | None = None
    due: date | None = None
    later: Later | None = None
    today: date = date.min
    blocked: bool = False
    asks_time: bool = False

    @property
    def late(self) -> bool:
        """Whether its day is over, for who has something left to answer."""
        is_whole = bool(self.parts) and self.answered == self.parts
        is_done = is_whole or self.state is TaskState.FINISHED
        return self.due is not None and self.due < self.today and not is_done

    @property
    def is_shared(self) -> bool:
        """Whether anybody else may read anything of it."""
        return self.sharing is not Sharing.PRIVATE


@dataclass(frozen=True, slots=True)
class _Task:
    """One task of one cohort, and all that is known of it by person or seat."""

    tasked: Tasked
    asked: Asked | None
    progress: Mapping[str, Mapping[str, Progress]]
    comments: Mapping[str, int]
    later: Mapping[str, Later | None]
    today: date

    def standing(self, seating: Seating) -> TaskStanding:
        own = self.progress.get(seating.person.id, {})
        later = self.later.get(seating.id)
        work = [own[part] for part in self._work if part in own]
        counted = self.asked.counted if self.asked else ()
        given = self.tasked.plan.day
        return TaskStanding(
            seating,
            *self.tasked.place,
            self._state(own, begun=bool(work)),
            is_given=given is not None and given <= self.today,
            answered=sum(part in own for part in counted),
            parts=len(counted),
            sharing=_widest(one.sharing for one in work),
            in_part=len({one.sharing for one in work}) > 1,
            comments=self.comments.get(seating.person.id, 0),
            saved_at=max((one.saved_at for one in work), default=None),
            due=day_of(self.tasked.task.due, later),
            later=later,
            today=self.today,
            blocked=IN_THE_WAY in own,
            asks_time=MORE_TIME in own,
        )

    def _state(self, own: Collection[str], *, begun: bool) -> TaskState:
        if self.asked is not None and self.asked.finishes in own:
            return TaskState.FINISHED
        return TaskState.DRAFTING if begun else TaskState.NOT_STARTED

    @property
    def _work(self) -> Sequence[str]:
        return self.asked.work if self.asked else ()


def standings(
    store: Store,
    programme: Programme,
    *,
    cohort: str,
    contents: Path,
    at: datetime,
) -> tuple[TaskStanding, ...]:
    """Every participant's every task, person by person, in the order of the year.

    *programme* is the cohort's, with its dates; *contents* the folder in which the
    server keeps what the notebooks ask. Who has withdrawn is left out. No answer is
    read for it, so it may be told to whoever runs the cohort.
    """
    today = programme.local.day(at)
    roster = [s for s in store.people.roster(cohort) if s.role is Role.PARTICIPANT]
    tasks = list(_tasks(store, programme, cohort=cohort, contents=contents, day=today))
    return tuple(task.standing(seating) for seating in roster for task in tasks)


def task_asked(contents: Path, plan: Plan) -> Asked | None:
    """What the task after a workshop asks; None without one, or until it is known."""
    if plan.task is None:
        return None
    asked = read_contents(contents, plan.name)
    return next((one for one in asked if one.name == plan.task.name), None)


def _tasks(
    store: Store, programme: Programme, *, cohort: str, contents: Path, day: date
) -> Iterator[_Task]:
    tasks = programme.tasks
    counted = store.comments.counted(cohort, [one.plan.name for one in tasks])
    for one in tasks:
        asked = task_asked(contents, one.plan)
        chosen = store.choices.chosen(cohort, later_name(*one.place))
        yield _Task(
            one,
            asked,
            _progress(store, cohort, asked) if asked else {},
            _comments(counted, one.place),
            {seat: Later.read(each.value) for seat, each in chosen.items()},
            day,
        )


def _widest(levels: Iterable[Sharing]) -> Sharing:
    return max(levels, key=WIDTHS.index, default=Sharing.PRIVATE)


def _comments(
    counted: Mapping[ResponseKey, Commented], place: tuple[str, str]
) -> dict[str, int]:
    return {
        key.person: beside.count
        for key, beside in counted.items()
        if (key.workshop, key.activity) == place
    }


def _progress(
    store: Store, cohort: str, asked: Asked
) -> dict[str, dict[str, Progress]]:
    """What is filled in, by person and part."""
    names = {asked.stored_name(part): part for part in asked.parts}
    found: dict[str, dict[str, Progress]] = {}
    for one in store.attendance.progress(cohort, [asked.workshop], activities=[*names]):
        if one.filled:
            found.setdefault(one.person, {})[names[one.activity]] = one
    return found
