"""What an evaluation came to: counted and grouped, from plain values, without names.

The page of those who run a cohort, the tables and the report all read it from here.
People are only matched by who they are, so that change can be told; none is in what
comes back. What was shown stands until five people's answers differ; see
`model.settling`. That somebody has not answered is no answer, so how many have is said
as it is from five on; what they chose is hidden by `model.suppression`.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

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
from toolkit.model.settling import Counts, Row, Settling
from toolkit.model.suppression import (
    FEWEST,
    at_least,
    average,
    number_of_all,
    outside,
    parts,
)
from toolkit.model.words_of import is_filled

NO_ROLE = "A participant"
ANSWERED = "answered"
"""What the people who answered are called beside counts that overlap."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many chose one thing; None where it is hidden.

    `outside` is the same for tables that leave the house: of ticks, which overlap, in
    steps of five.
    """

    label: str
    count: int | None
    outside: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    `answered` of `people` did; None where fewer than five have, and then all else is
    empty. `rest` is how many have not, for tables that leave the house; None where it
    is hidden there. `texts` are in an order that says nothing of who or when.
    """

    question: Question
    level: str
    answered: int | None = None
    people: int = 0
    counts: tuple[Count, ...] = ()
    rest: int | None = None
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
    points: Sequence[Point],
    read: Read,
    *,
    settling: Settling,
    consents: Iterable[Consent],
) -> Evaluated:
    """What came of *points*, as it is shown beside what was shown last."""
    results = tuple(_result(point, read, settling) for point in points)
    return Evaluated(
        results,
        tuple(changes_of(points, read, settling)),
        tuple(_quotes(results, read, consents)),
    )


def ref_of(question: str, text: str) -> str:
    """What a text is called where it is put into a theme; it leads to nobody."""
    return hashlib.sha256(f"{question}\n{text}".encode()).hexdigest()[:16]


def key_of(point: str, question: str) -> str:
    """What the row and the texts of one question are called where they are kept."""
    return f"{point}/{question}"


# -- one question ----------------------------------------------------------------


def _result(point: Point, read: Read, settling: Settling) -> PointResult:
    own = read(point.workshop, point.name).values()
    count = sum(is_filled(value["given"]) for value in own)
    row = settling.row(point.name, {ANSWERED: count})
    answered = answered_of(row)
    outcomes = (
        _outcome(point, question, answers(point, question, read), settling)
        for question in point.face["questions"]
        if not is_compared(question)
    )
    people = row.people if row and answered is not None else settling.people
    return PointResult(point, people, answered, tuple(outcomes))


def _outcome(
    point: Point, question: Question, given: Mapping[str, Given], settling: Settling
) -> Outcome:
    face, key = point.face, key_of(point.name, question["name"])
    level = face["levels"][question["level"] - 1]
    row = settling.row(
        key, _counted(question, given.values()), overlap=question["form"] == "ticks"
    )
    texts = {who: [one["text"]] for who, one in given.items() if one["text"].strip()}
    shown = texts_of(settling, key, texts, question=question["name"])
    sure = _sure(key, face, given.values(), settling) if question["sure"] else ()
    answered = answered_of(row)
    if row is None or answered is None:
        return Outcome(question, level)
    counts, rest = _counts(question, row, answered)
    return Outcome(
        question,
        level,
        answered,
        row.people,
        counts,
        rest,
        _average(question, row),
        sure,
        shown,
    )


def _counted(question: Question, given: Iterable[Given]) -> Counts:
    each = list(given)
    chosen = Counter(str(at) for one in each for at in one["chosen"])
    match question["form"]:
        case "scale":
            return chosen
        case "ticks":
            return {ANSWERED: len(each), **chosen}
        case "count":
            return Counter(str(one["number"]) for one in each)
    return {ANSWERED: len(each)}


def answered_of(row: Row | None) -> int | None:
    """How many people have answered by *row*; None for fewer than five."""
    if row is None:
        return None
    count = row.counts.get(ANSWERED, sum(row.counts.values()))
    return None if count < FEWEST else count


def texts_of(
    settling: Settling, key: str, texts: Mapping[str, Iterable[str]], *, question: str
) -> tuple[str, ...]:
    """Those of *texts*, by person, that are shown, in an order that leads to nobody."""
    named = {
        who: {ref_of(question, text.strip()): text.strip() for text in own}
        for who, own in texts.items()
    }
    words = dict(chain.from_iterable(own.items() for own in named.values()))
    shown = settling.texts(key, named)
    return tuple(
        chain.from_iterable(repeat(words[ref], shown[ref]) for ref in sorted(shown))
    )


def _sure(
    key: str, face: EvaluationFace, given: Iterable[Given], settling: Settling
) -> tuple[Count, ...]:
    chosen = Counter(str(one["sure"]) for one in given if one["sure"] is not None)
    row = settling.row(f"{key}/sure", chosen)
    answered = answered_of(row)
    if row is None or answered is None:
        return ()
    return _parts(face["sureness"], row, answered)[0]


def _counts(
    question: Question, row: Row, answered: int
) -> tuple[tuple[Count, ...], int | None]:
    """How many chose what, and how many nothing."""
    if question["form"] == "scale":
        return _parts(question["options"], row, answered)
    ticked = [row.counts.get(str(at), 0) for at in range(len(question["options"]))]
    counts = tuple(
        Count(option, number_of_all(count, answered), at_least(count))
        for option, count in zip(question["options"], ticked, strict=True)
    )
    return counts, at_least(row.people - answered)


def _parts(
    labels: Sequence[str], row: Row, answered: int
) -> tuple[tuple[Count, ...], int | None]:
    counted = {at: row.counts.get(str(at), 0) for at in range(len(labels))}
    inside, out = parts(counted), outside(counted, row.people - answered)
    counts = (Count(label, inside[at], out[at]) for at, label in enumerate(labels))
    return tuple(counts), out[None]


def _average(question: Question, row: Row) -> float | None:
    if question["form"] == "scale":
        points = range(len(question["options"]))
        return average({at + 1: row.counts.get(str(at), 0) for at in points})
    if question["form"] == "count":
        total = sum(int(number) * count for number, count in row.counts.items())
        return round(total / sum(row.counts.values()), 1)
    return None


# -- quotes ----------------------------------------------------------------------


def _quotes(
    results: Iterable[PointResult], read: Read, consents: Iterable[Consent]
) -> Iterator[Quote]:
    """Only what is shown: what waits for others would say whose it is."""
    agreed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in consents:
        agreed[one.workshop, one.activity].add(one.person)
    for result in results:
        point = result.point
        values = read(point.workshop, point.name)
        for outcome in result.outcomes:
            key = point.workshop, f"{point.name}.{outcome.question['name']}"
            found = (values[who] for who in agreed.get(key, ()) if who in values)
            quotes = filter(
                None, (_quote(point, outcome.question, value) for value in found)
            )
            shown = (one for one in quotes if one.text in outcome.texts)
            yield from sorted(shown, key=lambda quote: quote.ref)


def _quote(point: Point, question: Question, value: JSON) -> Quote | None:
    text = value["given"].get(question["name"], EMPTY)["text"].strip()
    if not text:
        return None
    role = value["role"]
    named = point.face["roles"][role] if role is not None else NO_ROLE
    return Quote(text, named, question["label"], point.title)
