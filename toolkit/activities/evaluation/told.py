"""An evaluation's results as a page and a spreadsheet say them, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from toolkit.activities.evaluation.results import Count, Evaluated, Outcome, PointResult
from toolkit.model.suppression import FEWEST, HIDDEN, at_least, in_steps

NOT_SHOWN = "not shown"
"""What stands where a number would lead to somebody."""

COLUMNS = ("point", "level", "question", "answered", "answer", "count", "average")


def answered_in_words(answered: int | None, people: int, *, steps: bool = False) -> str:
    """How many have answered, of how many take part; in *steps* for organisers."""
    if answered is None:
        return f"{HIDDEN} of {people}"
    return in_steps(answered, people) if steps else f"{answered} of {people}"


def number(count: int | None, *, steps: bool = False) -> str:
    """A number, in *steps* of five if that is asked for, or that it is not shown."""
    least = at_least(count) if steps and count is not None else count
    if least is None:
        return NOT_SHOWN
    return f"{least} or more" if steps and least else str(least)


def waits(outcome: Outcome) -> str:
    """Why nothing of a question is shown; nothing, where something is."""
    if outcome.answered is None:
        return f"Too few have answered: it shows from {FEWEST} people on."
    if not outcome.answered:
        return "Nobody has answered yet."
    return ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the spreadsheet, by `COLUMNS`."""

    cells: tuple[str, ...]


def rows_of(evaluated: Evaluated, *, words: bool, steps: bool = False) -> Iterator[Row]:
    """All numbers a line each; with *words*, each text as well, in no order."""
    told = partial(_told, steps=steps)
    for result in evaluated.points:
        for outcome in result.outcomes:
            yield from _rows(result, outcome, words=words, told=told)
    for change in evaluated.changes:
        moved = change.moved
        times = f"{change.first} to {change.last}"
        for way, count in (
            ("up", moved.up),
            ("same", moved.same),
            ("down", moved.down),
        ):
            mean = "" if moved.change is None else f"{moved.change:+}"
            about = (times, change.level, change.label, told(moved.people))
            yield Row((*about, way, told(count), mean))


def _rows(
    result: PointResult,
    outcome: Outcome,
    *,
    words: bool,
    told: Callable[[int | None], str],
) -> Iterator[Row]:
    about = (result.point.title, outcome.level, outcome.question["label"])
    mean = "" if outcome.average is None else str(outcome.average)
    answered = told(outcome.answered)
    lines: list[Count | None] = [*outcome.counts, *outcome.sure]
    for one in lines or [None]:
        label, count = (one.label, told(one.count)) if one else ("", "")
        yield Row((*about, answered, label, count, mean))
    for text in outcome.texts if words else ():
        yield Row((*about, answered, text, "", ""))


def _told(count: int | None, *, steps: bool) -> str:
    return HIDDEN if count is None else number(count, steps=steps)
