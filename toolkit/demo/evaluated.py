"""What invented people answer when they are asked how it was, and agree to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from toolkit.activities.evaluation.evaluation import QUOTED
from toolkit.activities.evaluation.shapes import EvaluationAnswer, Given
from toolkit.model import Response, ResponseKey, Seating, Sharing
from toolkit.model.consent import Consent, Purpose
from toolkit.programme import Programme

_POINTS = ("1", "2", "3", "4", "5")
_TAKES = timedelta(minutes=9)

Told = Mapping[str, Any]


def evaluated(
    told: Told,
    year: Programme,
    people: Mapping[int, Seating],
    *,
    until: datetime,
    write: str,
) -> Iterator[Response]:
    """What *people*, by their numbers, answered *until* then, some minutes after."""
    for point, opened in _asked(told, year, until):
        for turn, number in enumerate(point["who"]):
            if number in people:
                who, name = people[number], point["name"]
                yield Response(
                    ResponseKey(who.cohort.id, who.person.id, told["notebook"], name),
                    value_of(point, turn, number, options=told["options"]),
                    Sharing.PRIVATE,
                    1,
                    opened + (1 + number % 5) * _TAKES,
                    point["prompt"],
                    write,
                )


def agreed(
    told: Told, year: Programme, people: Mapping[int, Seating], *, until: datetime
) -> Iterator[Consent]:
    """To which of it they agreed that it may be quoted."""
    for point, opened in _asked(told, year, until):
        for question, numbers in point.get("quoted", {}).items():
            for number in (one for one in numbers if one in people):
                who, name = people[number], f"{point['name']}.{question}"
                yield Consent(
                    id=f"{who.id}-{name}",
                    cohort=who.cohort.id,
                    person=who.person.id,
                    purpose=Purpose.QUOTE,
                    workshop=told["notebook"],
                    activity=name,
                    wording=QUOTED,
                    given_at=opened + (1 + number % 5) * _TAKES,
                )


def value_of(
    point: Told, turn: int, number: int, *, options: Mapping[str, list[str]]
) -> EvaluationAnswer:
    """What the one whose *turn* it is answers to all questions of a point."""
    given: dict[str, Given] = {}
    words: dict[str, list[str]] = {}
    scales, ticks = point.get("scales", {}), point.get("ticks", {})
    for name, values in scales.items():
        given[name] = _given(chosen=[values[turn % len(values)]])
        words[name] = [_POINTS[values[turn % len(values)]]]
    for name, values in ticks.items():
        given[name] = _given(chosen=values[turn % len(values)])
        words[name] = [options[name][at] for at in values[turn % len(values)]]
    for name, texts in point["texts"].items():
        has_text = turn < len(texts)
        sure = turn % 3 if has_text and name == "pupils-show" else None
        given[name] = _given(text=texts[turn] if has_text else "", sure=sure)
    return {"given": given, "role": number % 3, "words": words}


def _asked(
    told: Told, year: Programme, until: datetime
) -> Iterator[tuple[Told, datetime]]:
    """The points that were asked by then, each with when it opened."""
    for point in told.get("points", ()):
        when = year.workshops[point["after"] - 1 :][:1]
        if when and when[0].when:
            opened = when[0].when.ends + timedelta(weeks=point.get("weeks", 0))
            if opened + 6 * _TAKES < until:
                yield point, opened


def _given(
    *, chosen: list[int] | None = None, text: str = "", sure: int | None = None
) -> Given:
    return {"chosen": chosen or [], "text": text, "number": None, "sure": sure}
