"""How a workshop is planned: its aims, its agenda, the task after it; and its dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Aim:
    """Something everybody will have done by the end; outcomes are codes.

    The tests hold the notebooks to the aims and to the items of the agenda.
    """

    text: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of a workshop's agenda; items are codes of what belongs to it.

    `kind` says how people work in it, and is "" where nothing is said. It lasts
    `minutes`, and begins so many minutes `after` the workshop has started.
    """

    title: str
    kind: str
    minutes: int
    after: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueRule:
    """When a task is due: so many days before the next workshop, or after its own."""

    days: int
    before_next: bool

    def day(self, own: date | None, following: date | None) -> date | None:
        """The day, from those of its workshop and the next one; None if unknown."""
        by = timedelta(days=self.days)
        if self.before_next:
            return following - by if following else None
        return own + by if own else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The task that follows a workshop. `due` is None until the calendar says when.

    `confirmed` says that nothing of which the day depends is a draft.
    """

    name: str
    title: str
    rule: DueRule
    due: date | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do when a workshop does not go to plan; for facilitators."""

    when: str
    text: str


WHEN = ("behind", "ahead", "overrun", "few", "never")
"""Short of time; with time left; the talk overruns; few people; what is never cut."""


@dataclass(frozen=True, slots=True)
class When:
    """When and where one cohort has a workshop, in the zone of the cohort."""

    doors_open: datetime
    starts: datetime
    ends: datetime
    mode: str
    venue: str = ""
    address: str = ""
    link: str = ""
    confirmed: bool = False

    @property
    def place(self) -> str:
        """Where it is, in short: the venue, or else how people take part."""
        return self.venue or self.mode or ("Online" if self.link else "")


@dataclass(frozen=True, slots=True)
class Plan:
    """One workshop as it is planned; `when` is None while it is to be announced.

    Of one whose agenda cannot be read, and something stands for it, `is_read` is False.
    """

    name: str
    title: str
    folder: Path
    aims: tuple[Aim, ...]
    agenda: tuple[Entry, ...]
    advice: tuple[Advice, ...]
    task: Assignment | None = None
    when: When | None = None
    is_read: bool = True

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return sum(entry.minutes for entry in self.agenda)

    @property
    def day(self) -> date | None:
        """The day on which the cohort has it."""
        return self.when.starts.date() if self.when else None

    @property
    def due(self) -> date | None:
        """The day its task is due; None while nobody knows, or without a task."""
        return self.task.due if self.task else None

    def at(self, minutes: int) -> datetime | None:
        """The moment so many *minutes* after the start, in the zone of the cohort."""
        return moment_after(self.when.starts, minutes) if self.when else None

    @property
    def notebook(self) -> Path:
        """Where the workshop is written; it may not be there yet."""
        return self.folder / "workshop.ipynb"


class Tasked(NamedTuple):
    """A task, the workshop that it follows, and the number of that workshop."""

    number: int
    plan: Plan
    task: Assignment

    @property
    def place(self) -> tuple[str, str]:
        """The workshop's name and the task's: where its answers are kept."""
        return self.plan.name, self.task.name


def tasks_of(plans: Sequence[Plan]) -> tuple[Tasked, ...]:
    """The tasks of *plans*, which are a year's, in their order."""
    return tuple(
        Tasked(number, plan, plan.task)
        for number, plan in enumerate(plans, start=1)
        if plan.task
    )


USES = (
    *("home", "portfolio", "community", "evaluation", "statements"),
    *("facilitate", "screen"),
)
"""What a notebook can be of use as: the start page, where everything made is, the
board, the evaluation, the audit's statements; where facilitators lead, the screen."""


@dataclass(frozen=True, slots=True)
class ProgrammeNotebook:
    """A notebook that belongs to no one workshop, such as the portfolio.

    `use` is one of `USES`, if the toolkit leads to it from its own pages.
    """

    name: str
    title: str
    notebook: Path
    facilitators_only: bool
    use: str = ""

    @property
    def folder(self) -> Path:
        """Where the notebook runs; its pictures are in `assets` there."""
        return self.notebook.parent


def moment_after(moment: datetime, minutes: int) -> datetime:
    """*moment* so many minutes later: local clocks skip an hour between two seasons."""
    later = moment.astimezone(UTC) + timedelta(minutes=minutes)
    return later.astimezone(moment.tzinfo)
