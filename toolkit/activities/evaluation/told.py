"""An evaluation's results as a page and a spreadsheet say them, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.activities.evaluation.results import Count, Evaluated, Outcome, PointResult
from toolkit.model.suppression import at_least, in_steps

NOT_SHOWN = "not shown"
"""What stands where a number would lead to somebody."""

COLUMNS = ("point", "level", "question", "answered", "answer", "count", "average")


WAITS = "Shows from five answers on"
"""What stands where fewer than five people have answered, or nobody."""


def answered_in_words(
    answered: int | None, people: int, *, have: str, steps: bool = False
) -> str:
    """How many of *people* *have* answered; in *steps* of five for organisers."""
    if answered is None:
        return WAITS
    said = in_steps if steps else "{} of {}".format
    return f"{said(answered, people)} {have}"


def count_of(count: int, people: int, *, steps: bool = False) -> str:
    """How many people it is, for a cell; in *steps* of five for organisers."""
    return in_steps(count, people) if steps else str(count)


def number(count: int | None, *, steps: bool = False) -> str:
    """A number, in *steps* of five if that is asked for, or that it is not shown."""
    least = at_least(count) if steps and count is not None else count
    if least is None:
        return NOT_SHOWN
    return f"{least} or more" if steps and least else str(least)


def waits(outcome: Outcome) -> str:
    """Why nothing of a question is shown; nothing, where something is."""
    return f"{WAITS}." if outcome.answered is None else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the spreadsheet, by `COLUMNS`."""

    cells: tuple[str, ...]


def rows_of(evaluated: Evaluated, *, words: bool, steps: bool = False) -> Iterator[Row]:
    """All numbers a line each; with *words*, each text as well, in no order."""
    for result in evaluated.points:
        for outcome in result.outcomes:
            yield from _rows(result, outcome, words=words, steps=steps)
    for change in evaluated.changes:
        moved = change.moved
        times = f"{change.first} to {change.last}"
        both = count_of(moved.people, moved.of_all, steps=steps)
        for way, count in (
            ("up", moved.up),
            ("same", moved.same),
            ("down", moved.down),
        ):
            mean = "" if moved.change is None else f"{moved.change:+}"
            about = (times, change.level, change.label, both)
            yield Row((*about, way, number(count, steps=steps), mean))


def _rows(
    result: PointResult, outcome: Outcome, *, words: bool, steps: bool
) -> Iterator[Row]:
    about = (result.point.title, outcome.level, outcome.question["label"])
    mean = "" if outcome.average is None else str(outcome.average)
    answered = WAITS
    if outcome.answered is not None:
        answered = count_of(outcome.answered, outcome.people, steps=steps)
    lines: list[Count | None] = [*outcome.counts, *outcome.sure]
    for one in lines or [None]:
        label, count = (one.label, number(one.count, steps=steps)) if one else ("", "")
        yield Row((*about, answered, label, count, mean))
    for text in outcome.texts if words else ():
        yield Row((*about, answered, text, "", ""))
