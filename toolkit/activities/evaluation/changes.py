"""How answers to what was asked more than once changed, for who answered both times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from toolkit.activities.evaluation.given import kept_at
from toolkit.activities.evaluation.moved import Moved, Score, moved, steps_of
from toolkit.activities.evaluation.points import (
    Point,
    Read,
    Values,
    answers,
    is_compared,
)
from toolkit.activities.evaluation.shapes import Question
from toolkit.model import JSON
from toolkit.model.settling import Settling

Times = Sequence[tuple[str, Mapping[str, Score]]]
"""When something was asked, in words, with what each person then chose."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a question that was asked twice was answered by who answered it both times.

    `is_audit` says that it is of a statement of the self-audit.
    """

    label: str
    level: str
    first: str
    last: str
    moved: Moved
    is_audit: bool = False


NOBODY = Moved(0, 0, None, None, None, None, ())


def changes_of(
    points: Sequence[Point], read: Read, settling: Settling
) -> Iterator[Change]:
    """All that was asked more than once, from the first time to each later."""
    for name in dict.fromkeys(q["name"] for p in points for q in p.face["questions"]):
        asked = [
            (point, question)
            for point in points
            for question in point.face["questions"]
            if question["name"] == name
        ]
        point, question = asked[0]
        level = point.face["levels"][question["level"] - 1]
        times = [time for one, its in asked for time in _times(one, its, read)]
        about = Change(question["label"], level, "", "", NOBODY)
        yield from _from_first(about, name, times, settling)
        if is_compared(question):
            yield from _of_audit(asked[0], level, read, settling)


def _from_first(
    about: Change, name: str, times: Times, settling: Settling
) -> Iterator[Change]:
    """From the first time from which a change can be told, to each later."""
    found = [
        replace(about, first=first, last=last, moved=told)
        for (first, before), (last, after) in combinations(times, 2)
        for row in [settling.row(_key(name, first, last), steps_of(before, after))]
        if row and (told := moved(row))
    ]
    for _first, changes in groupby(found, key=lambda one: one.first):
        yield from changes
        return


def _key(name: str, first: str, last: str) -> str:
    return f"change/{name}/{first}/{last}"


def _times(
    point: Point, question: Question, read: Read
) -> Iterator[tuple[str, Mapping[str, Score]]]:
    """Each time it was asked, and the numbers that were chosen then."""
    if question["form"] == "scale":
        given = answers(point, question, read)
        yield point.title, {who: g["chosen"][0] + 1 for who, g in given.items()}
    elif is_compared(question):
        for source in question["sources"]:
            values = read(source["workshop"], source["name"])
            numbers = {who: kept_at(source, value) for who, value in values.items()}
            chosen = {who: int(n) for who, n in numbers.items() if n.isdecimal()}
            yield source["label"], chosen


def _of_audit(
    asked: tuple[Point, Question], level: str, read: Read, settling: Settling
) -> Iterator[Change]:
    """Of the self-audit each statement: its stages are counted and never averaged."""
    point, question = asked
    audits = [
        (source["label"], read(source["workshop"], source["name"]))
        for source in question["sources"]
    ]
    for code, title in point.statements.items():
        times = [(when, _stages(values, code)) for when, values in audits]
        about = Change(f"{code} {title}", level, "", "", NOBODY, is_audit=True)
        for found in _from_first(about, code, times, settling):
            counted = replace(found.moved, change=None)
            yield replace(found, moved=counted)


def _stages(values: Values, code: str) -> dict[str, Score]:
    """In which stage each person has placed one statement."""
    found = {who: _stage(value, code) for who, value in values.items()}
    return {who: stage for who, stage in found.items() if stage is not None}


def _stage(value: JSON, code: str) -> Score | None:
    stages = value.get("stages") if isinstance(value, dict) else None
    stage = stages.get(code) if isinstance(stages, dict) else None
    return stage if isinstance(stage, int) else None
