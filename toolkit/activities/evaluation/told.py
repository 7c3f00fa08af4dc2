"""An evaluation's results as a page and a spreadsheet say them, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.activities.evaluation.results import Count, Evaluated, Outcome, PointResult
from toolkit.model.suppression import FEWEST, HIDDEN

NOT_SHOWN = "not shown"
"""What stands where a number would lead to somebody."""

COLUMNS = ("point", "level", "question", "answered", "answer", "count", "average")


def answered_in_words(answered: int | None, people: int) -> str:
    """How many have answered, of how many take part."""
    return f"{HIDDEN if answered is None else answered} of {people}"


def number(count: int | None) -> str:
    """A number, or that it is not shown."""
    return NOT_SHOWN if count is None else str(count)


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


def rows_of(evaluated: Evaluated, *, words: bool) -> Iterator[Row]:
    """All numbers a line each; with *words*, each text as well, in no order."""
    for result in evaluated.points:
        for outcome in result.outcomes:
            yield from _rows(result, outcome, words=words)
    for change in evaluated.changes:
        moved = change.moved
        times = f"{change.first} to {change.last}"
        for way, count in (
            ("up", moved.up),
            ("same", moved.same),
            ("down", moved.down),
        ):
            mean = "" if moved.change is None else f"{moved.change:+}"
            about = (times, change.level, change.label, _told(moved.people))
            yield Row((*about, way, _told(count), mean))


def _rows(result: PointResult, outcome: Outcome, *, words: bool) -> Iterator[Row]:
    about = (result.point.title, outcome.level, outcome.question["label"])
    mean = "" if outcome.average is None else str(outcome.average)
    answered = _told(outcome.answered)
    lines: list[Count | None] = [*outcome.counts, *outcome.sure]
    for one in lines or [None]:
        label, count = (one.label, _told(one.count)) if one else ("", "")
        yield Row((*about, answered, label, count, mean))
    for text in outcome.texts if words else ():
        yield Row((*about, answered, text, "", ""))


def _told(count: int | None) -> str:
    return HIDDEN if count is None else str(count)
