"""The points of an evaluation, and what people gave there to each question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from toolkit.activities.evaluation.given import kept_at
from toolkit.activities.evaluation.shapes import EvaluationFace, Given, Question
from toolkit.model import JSON
from toolkit.model.words_of import is_filled

Values = Mapping[str, JSON]
"""What people answered, by person."""

Read = Callable[[str, str], Values]
"""What may be read of an answer: of a workshop and stored name, by person."""

EMPTY: Given = {"chosen": [], "text": "", "number": None, "sure": None}


@dataclass(frozen=True, slots=True)
class Point:
    """One evaluation as its notebook asks it."""

    workshop: str
    """Where its answers hang."""

    name: str
    title: str
    face: EvaluationFace
    statements: Mapping[str, str] = field(default_factory=dict)
    """Those of the self-audit, by their codes."""


def answers(point: Point, question: Question, read: Read) -> dict[str, Given]:
    """What everybody gave to one question, also where it was asked before; filled."""
    found: dict[str, Given] = {}
    for source in question["sources"]:
        for person, value in read(source["workshop"], source["name"]).items():
            text = kept_at(source, value)
            if text and person not in found:
                found[person] = _as_given(question, text)
    if question["form"] != "elsewhere":
        for person, value in read(point.workshop, point.name).items():
            given = value["given"].get(question["name"])
            if is_filled(given):
                found[person] = given
    return {person: given for person, given in found.items() if is_filled(given)}


def is_compared(question: Question) -> bool:
    """Whether it is asked elsewhere several times, so that only its change is shown."""
    return question["form"] == "elsewhere" and len(question["sources"]) > 1


def _as_given(question: Question, text: str) -> Given:
    """An earlier answer as one to *question*: what was chosen is known by its words."""
    if not question["options"]:
        return {**EMPTY, "text": text}
    chosen = {line for line in text.split("\n") if line}
    options = enumerate(question["options"])
    return {**EMPTY, "chosen": [at for at, option in options if option in chosen]}
