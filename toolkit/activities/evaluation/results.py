"""What an evaluation came to: counted and grouped, from plain values, without names.

The page of those who run a cohort, the tables and the report all read it from here.
People are only matched by who they are, so that change can be told; none is in what
comes back. That somebody has not answered is no answer, so how many have is said as it
is from five on; what they chose is hidden by `model.suppression`.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.activities.evaluation.changes import Change, changes_of
from toolkit.activities.evaluation.points import (
    EMPTY,
    Point,
    Read,
    answers,
    is_compared,
)
from toolkit.activities.evaluation.shapes import EvaluationFace, Given, Question
from toolkit.model import JSON
from toolkit.model.consent import Consent
from toolkit.model.suppression import FEWEST, average, number_of_all, parts
from toolkit.model.words_of import is_filled

NO_ROLE = "A participant"


@dataclass(frozen=True, slots=True)
class Count:
    """How many chose one thing; None where it is hidden."""

    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    `answered` is None where it is fewer than five people; then all else is empty.
    `texts` are in an order that says nothing of who or when.
    """

    question: Question
    level: str
    answered: int | None
    counts: tuple[Count, ...] = ()
    average: float | None = None
    sure: tuple[Count, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A text whose author agreed to be quoted, under their role and no name."""

    text: str
    role: str
    label: str
    title: str

    @property
    def ref(self) -> str:
        """What it goes by in an order that leads to nobody."""
        return ref_of(self.label, self.text)


@dataclass(frozen=True, slots=True)
class PointResult:
    """What came of one point; `answered` is None for fewer than five of `people`."""

    point: Point
    people: int
    answered: int | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """All points, what changed between them, and what may be quoted."""

    points: tuple[PointResult, ...]
    changes: tuple[Change, ...]
    quotes: tuple[Quote, ...]


def evaluate(
    points: Sequence[Point], read: Read, *, people: int, consents: Iterable[Consent]
) -> Evaluated:
    """What came of *points* in a cohort of so many *people*."""
    return Evaluated(
        tuple(_result(point, read, people) for point in points),
        tuple(changes_of(points, read)),
        tuple(_quotes(points, read, consents)),
    )


def ref_of(question: str, text: str) -> str:
    """What a text is called where it is put into a theme; it leads to nobody."""
    return hashlib.sha256(f"{question}\n{text}".encode()).hexdigest()[:16]


# -- one question ----------------------------------------------------------------


def _result(point: Point, read: Read, people: int) -> PointResult:
    face = point.face
    own = read(point.workshop, point.name).values()
    answered = sum(is_filled(value["given"]) for value in own)
    outcomes = (
        _outcome(question, face, answers(point, question, read))
        for question in face["questions"]
        if not is_compared(question)
    )
    return PointResult(point, people, said_of(answered), tuple(outcomes))


def _outcome(
    question: Question, face: EvaluationFace, given: Mapping[str, Given]
) -> Outcome:
    level = face["levels"][question["level"] - 1]
    if (answered := said_of(len(given))) is None or not given:
        return Outcome(question, level, answered)
    each = list(given.values())
    chosen = Counter(at for one in each for at in one["chosen"])
    sure = Counter(one["sure"] for one in each if one["sure"] is not None)
    return Outcome(
        question,
        level,
        answered,
        counts=_counts(question, chosen, answered),
        average=_average(question, each, chosen),
        sure=_parts(face["sureness"], sure) if question["sure"] else (),
        texts=in_no_order(question["name"], (one["text"] for one in each)),
    )


def in_no_order(question: str, texts: Iterable[str]) -> tuple[str, ...]:
    """*texts* in an order that leads to nobody; none at all of fewer than five."""
    written = [text.strip() for text in texts if text.strip()]
    if len(written) < FEWEST:
        return ()
    return tuple(sorted(written, key=lambda text: ref_of(question, text)))


def _counts(
    question: Question, chosen: Counter[int], answered: int
) -> tuple[Count, ...]:
    if question["form"] == "scale":
        return _parts(question["options"], chosen)
    return tuple(
        Count(option, number_of_all(chosen[at], answered))
        for at, option in enumerate(question["options"])
    )


def _parts(labels: Sequence[str], counted: Mapping[int, int]) -> tuple[Count, ...]:
    shown = parts({at: counted.get(at, 0) for at in range(len(labels))})
    return tuple(Count(label, shown[at]) for at, label in enumerate(labels))


def _average(
    question: Question, each: Sequence[Given], chosen: Counter[int]
) -> float | None:
    if question["form"] == "scale":
        points = range(len(question["options"]))
        return average({at + 1: chosen[at] for at in points})
    if question["form"] == "count":
        numbers = [one["number"] for one in each if one["number"] is not None]
        return round(sum(numbers) / len(numbers), 1) if numbers else None
    return None


def said_of(count: int) -> int | None:
    """*count* of people who answered; None for fewer than five."""
    return None if 0 < count < FEWEST else count


# -- quotes ----------------------------------------------------------------------


def _quotes(
    points: Sequence[Point], read: Read, consents: Iterable[Consent]
) -> Iterator[Quote]:
    agreed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in consents:
        agreed[one.workshop, one.activity].add(one.person)
    for point in points:
        values = read(point.workshop, point.name)
        for question in point.face["questions"]:
            key = point.workshop, f"{point.name}.{question['name']}"
            found = (values[who] for who in agreed.get(key, ()) if who in values)
            quotes = (_quote(point, question, value) for value in found)
            yield from sorted(filter(None, quotes), key=lambda quote: quote.ref)


def _quote(point: Point, question: Question, value: JSON) -> Quote | None:
    text = value["given"].get(question["name"], EMPTY)["text"].strip()
    if not text:
        return None
    role = value["role"]
    named = point.face["roles"][role] if role is not None else NO_ROLE
    return Quote(text, named, question["label"], point.title)
