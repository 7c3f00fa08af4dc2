"""What somebody gives to one question: checked, in words, and where it was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from toolkit.activities.base.checked import fields_of, index_of, indexes_of, text_of
from toolkit.activities.evaluation.shapes import (
    EvaluationFace,
    Given,
    Question,
    Source,
)
from toolkit.activities.ladder.ladder import CONFIDENCE
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import JSON
from toolkit.model.words_of import plain_words
from toolkit.seat import Seat

LIMIT_TEXT = 4_000
MOST_COUNTED = 9_999


def given_to(question: Question, value: object) -> Given:
    """*value* with only that in it for which this question has a box."""
    sent, form = fields_of(value), question["form"]
    sure = sent.get("sure") if question["sure"] else None
    return {
        "chosen": _chosen(question, sent.get("chosen")),
        "text": (
            text_of(sent.get("text"), limit=LIMIT_TEXT)
            if form in ("text", "list")
            else ""
        ),
        "number": _number(sent.get("number")) if form == "count" else None,
        "sure": None if sure is None else index_of(sure, CONFIDENCE),
    }


def words_of(
    questions: Iterable[Question], given: Mapping[str, Given]
) -> dict[str, list[str]]:
    """What was chosen, in the words that it had then."""
    return {
        question["name"]: [question["options"][at] for at in chosen]
        for question in questions
        if (chosen := given[question["name"]]["chosen"])
    }


def kept_at(source: Source, value: JSON) -> str:
    """What an answer that is kept elsewhere says, or the one of its texts that counts.

    What was chosen is said in its words.
    """
    texts = value.get("texts") if isinstance(value, dict) else None
    box = source["box"]
    if box is None or not isinstance(texts, list):
        return plain_words(value)
    return str(texts[box]).strip() if box < len(texts) else ""


def said_before(face: EvaluationFace, seat: Seat) -> dict[str, str]:
    """What this person answered where a question was asked before it was asked here."""
    found = {
        question["name"]: _said(seat, question["sources"])
        for question in face["questions"]
        if question["form"] != "elsewhere" and question["sources"]
    }
    return {name: words for name, words in found.items() if words}


def _said(seat: Seat, sources: Sequence[Source]) -> str:
    for source in sources:
        response = seat.response(source["workshop"], source["name"])
        words = kept_at(source, response.value) if response else ""
        if words:
            return words
    return ""


def _chosen(question: Question, value: object) -> list[int]:
    if question["form"] not in ("scale", "ticks"):
        return []
    chosen = indexes_of([] if value is None else value, question["options"])
    if question["form"] == "scale" and len(chosen) > 1:
        raise OutOfDateError
    return chosen


def _number(value: object) -> int | None:
    if value is None:
        return None
    if type(value) is not int:
        raise OutOfDateError
    if not 0 <= value <= MOST_COUNTED:
        raise AnswerError(f"Write a whole number from 0 to {MOST_COUNTED:,}.")
    return value
