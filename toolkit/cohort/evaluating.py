"""The frame of the evaluation: grouped, and without anybody's name or key.

What people answer there is kept private, so no other frame has it. Texts are in none:
facilitators read them grouped on the page, and quotes are in the report with consent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from toolkit.cohort.reading import Reading
from toolkit.model import JSON
from toolkit.model.contents import Asked
from toolkit.model.suppression import at_least, parts
from toolkit.model.words_of import plain_words

EVALUATION = "evaluation"
"""The notebook that asks, and the workshop under which its answers are kept."""

NO_ANSWER = "no answer"
SCALE, TICKS = "scale", "ticks"


@dataclass(frozen=True, slots=True)
class Given:
    """One question with options, asked at one point, and who chose what.

    `chosen` are positions of options, by the keys of participants.
    """

    point: str
    title: str
    level: str
    question: str
    label: str
    is_scale: bool
    options: tuple[str, ...]
    chosen: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One scale that was asked several times elsewhere: numbers by key, each time."""

    level: str
    question: str
    label: str
    times: tuple[Mapping[str, int], ...]


def evaluation(reading: Reading) -> pd.DataFrame:
    """How many participants chose what, by point, level and question."""
    people = {reading.key(s.person.id) for s in reading.participants}
    rows = (
        (one.point, one.level, one.question, one.label, option, count)
        for one in given(reading)
        for option, count in _counts(one, len(people))
    )
    return reading.frame("evaluation", rows)


def _counts(one: Given, people: int) -> Iterator[tuple[str, int | None]]:
    counted = Counter(one.options[at] for each in one.chosen.values() for at in each)
    rest = people - len(one.chosen)
    if one.is_scale:
        whole = {option: counted[option] for option in one.options}
        yield from parts({**whole, NO_ANSWER: rest}).items()
        return
    yield from ((option, at_least(counted[option])) for option in one.options)
    yield NO_ANSWER, at_least(rest)


def given(reading: Reading) -> Iterator[Given]:
    """What was chosen, question by question, in the order of asking."""
    for asked in _points(reading):
        values = _values(reading, EVALUATION, asked.name)
        for question in asked.face["questions"]:
            if question["form"] in (SCALE, TICKS):
                options = tuple(map(str, question["options"]))
                yield Given(
                    asked.name,
                    asked.prompt,
                    _level(asked, question),
                    question["name"],
                    question["label"],
                    question["form"] == SCALE,
                    options,
                    dict(_chosen(values, question["name"], len(options))),
                )


def compared(reading: Reading) -> Iterator[Compared]:
    """The scales that were asked elsewhere, more than once."""
    for asked in _points(reading):
        for question in asked.face["questions"]:
            sources = question.get("sources", ())
            found = (_values(reading, s["workshop"], s["name"]) for s in sources)
            times = tuple(dict(_numbers(values)) for values in found)
            if sum(map(bool, times)) > 1:
                said = (question["name"], question["label"])
                yield Compared(_level(asked, question), *said, times)


def _points(reading: Reading) -> list[Asked]:
    everything = reading.asked(EVALUATION)
    return [one for one in everything if "questions" in one.face]


def _level(asked: Asked, question: Mapping[str, JSON]) -> str:
    return str(asked.face["levels"][question["level"] - 1])


def _values(reading: Reading, workshop: str, name: str) -> dict[str, JSON]:
    kept = reading.by_participants(reading.kept(workshop, name))
    return {reading.key(s.author.person.id): s.response.value for s in kept}


def _chosen(
    values: Mapping[str, JSON], question: str, options: int
) -> Iterator[tuple[str, list[int]]]:
    for key, value in values.items():
        own = value.get("given", {}).get(question, {})
        if chosen := [at for at in own.get("chosen", ()) if at < options]:
            yield key, chosen


def _numbers(values: Mapping[str, JSON]) -> Iterator[tuple[str, int]]:
    for key, value in values.items():
        words = plain_words(value).strip()
        if words.isascii() and words.isdigit():
            yield key, int(words)
