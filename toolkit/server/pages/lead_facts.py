"""What a cohort's own page tells in lines, and how a task stands among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.activities.to_do.everybody import TaskStanding, TaskState
from toolkit.model.dates import weekday_in_words
from toolkit.programme.plan import Assignment
from toolkit.readiness.point import State
from toolkit.readiness.words import SIGNS
from toolkit.server.pages.lead_words import LEAD


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what is so, whether that is well, and the page where to go on.

    `state` is None where nothing is to do about it. `part` is the last part of one of
    the cohort's pages, or an address below the base URL if it has a slash.
    """

    said: str
    part: str = ""
    way: str = ""
    state: State | None = None

    @property
    def sign(self) -> str:
        """How it stands, in the word that the page Ready has for it."""
        return SIGNS[self.state][1] if self.state else ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What belongs together, below a heading."""

    title: str
    facts: tuple[Fact, ...]


def facts_of_task(
    task: Assignment, own: Sequence[TaskStanding], *, asks: Sequence[TaskStanding]
) -> Iterator[Fact]:
    """How far people are with *task*, and who needs a word."""
    way = LEAD["tasks way"]
    if not any(one.parts for one in own):
        yield Fact(LEAD["task unknown"])
        return
    counts = Counter(one.state for one in own)
    said = ", ".join(f"{counts[state]} {state}" for state in reversed(TaskState))
    due = task.due
    day = LEAD["due"].format(day=weekday_in_words(due)) if due else LEAD["no due"]
    yield Fact(f"{said}. {day}", "tasks", way)
    late = sum(one.late for one in own)
    if late:
        yield Fact(LEAD["late"].format(count=late), "tasks", way, state=State.WRONG)
    for what in ("asks_time", "blocked"):
        count = sum(getattr(one, what) for one in asks)
        if count:
            yield Fact(LEAD[what].format(count=count), "tasks", way, state=State.WRONG)
    comments = sum(one.comments for one in own)
    if comments:
        yield Fact(LEAD["comments"].format(count=comments), "tasks", way)
