"""Answers that an invented head of mathematics might give to any workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any

from toolkit.model import JSON, Response, ResponseKey, Sharing

SENTENCES = (
    "We agree that pupils should explain a method before they practise it.",
    "Two of us still begin with the rule, and the reasons come later, if at all.",
    "In Year 8 the bar model made $\\frac{3}{4}$ of a number plain to nearly everyone.",
    "Time is what we lack, so the meeting on Thursday now belongs to planning.",
    "Pupils said that they like a question they cannot do at once.",
    "By June I should like each of us to have watched, and been watched.",
    "The exam pulls us towards Year 11; Years 7 to 9 pay for it.",
)
AT = datetime(2023, 1, 12, 16, 20, tzinfo=UTC)

Face = Mapping[str, Any]


def answers_to(faces: Sequence[Face], *, person: int) -> dict[str, Response]:
    """An answer to every activity, by stored name; different for each *person*."""
    return {
        name: _response(face, name, value)
        for number, face in enumerate(faces)
        for name, value in _parts(face, person + number)
    }


def _parts(face: Face, seed: int) -> Iterator[tuple[str, JSON]]:
    if face["kind"] != "task":
        answer = ANSWERS.get(face["kind"])
        if answer is not None:
            yield face["name"], answer(face, seed)
        return
    for number, part in enumerate(face["fields"]):
        name = f"{face['name']}.{part['name']}"
        yield name, FIELDS[part["kind"]](part, seed + number)


def _response(face: Face, name: str, value: JSON) -> Response:
    key = ResponseKey("bench", "person", face["workshop"], name)
    prompt = face["prompt"]
    return Response(key, value, Sharing.GROUP, 3, AT, prompt, "0" * 32)


def _words(seed: int, sentences: int) -> str:
    start = seed % len(SENTENCES)
    return " ".join(islice(cycle(SENTENCES), start, start + sentences))


def _reflection(face: Face, seed: int) -> JSON:
    return {"texts": [_words(seed + i, 2) for i in range(len(face["fields"]) or 1)]}


def _discussion(face: Face, seed: int) -> JSON:
    return {"choice": 0 if face["choices"] else None, "text": _words(seed, 3)}


def _poll(face: Face, seed: int) -> JSON:
    chosen = seed % len(face["options"])
    return {"chosen": [chosen], "words": [face["options"][chosen]]}


def _ranking(face: Face, seed: int) -> JSON:
    cards = face["cards"]
    places = [(place + seed) % len(cards) for place in range(len(cards))]
    return {
        "places": places,
        "own": [""] * face["blanks"],
        "reasons": {str(card): _words(seed + card, 1) for card in places},
        "words": [cards[card] for card in places],
    }


def _audit(face: Face, seed: int) -> JSON:
    groups = face["groups"]
    codes = [s["code"] for group in groups for s in group["statements"]]
    return {
        "stages": {code: 1 + (seed + i) % 4 for i, code in enumerate(codes)},
        "notes": {note["name"]: _words(seed, 2) for note in face["after"]},
    }


def _action_plan(_face: Face, seed: int) -> JSON:
    action = {
        **dict.fromkeys(("action", "help", "resources", "measure"), _words(seed, 1)),
        **{"lead": "Second in department", "by": "2023-05-12"},
        **{"rag": "amber", "reason": _words(seed + 1, 1)},
        "reviews": [{"date": "2023-03-28", "note": _words(seed + 2, 1)}],
    }
    aim = {"aim": _words(seed, 1), "codes": "A1, B2", "actions": [action] * 3}
    return {
        "hope": _words(seed, 1),
        "evidence": _words(seed, 3),
        "aims": [aim, aim],
        "stop": _words(seed + 3, 1),
    }


def _short(_part: Face, seed: int) -> JSON:
    return _words(seed, 1)


def _long(_part: Face, seed: int) -> JSON:
    return f"{_words(seed, 4)}\n\n- {_words(seed, 1)}\n- {_words(seed + 1, 1)}"


def _lists(part: Face, seed: int) -> JSON:
    return [[_words(seed + i, 1)] * 3 for i in range(len(part["parts"]))]


def _table(part: Face, seed: int) -> JSON:
    row = [_words(seed + i, 1) for i in range(len(part["columns"]))]
    return [row] * max(3, part["rows"])


def _tick(part: Face, seed: int) -> JSON:
    chosen = list(range(0, len(part["options"]), 2))
    return {"chosen": chosen, "comment": _words(seed, 1)}


def _date(_part: Face, _seed: int) -> JSON:
    return "2023-01-20"


def _files(_part: Face, seed: int) -> JSON:
    file = {"id": "1", "name": "pupils.pdf", "size": 182_004}
    return {
        "note": _words(seed, 1),
        "files": [{**file, "media_type": "application/pdf"}],
    }


ANSWERS: Mapping[str, Callable[[Face, int], JSON]] = {
    "reflection": _reflection,
    "discussion": _discussion,
    "poll": _poll,
    "ranking": _ranking,
    "audit": _audit,
    "action_plan": _action_plan,
}
"""By kind of activity; the kinds that only show something are not here."""

FIELDS: Mapping[str, Callable[[Face, int], JSON]] = {
    "short": _short,
    "long": _long,
    "lists": _lists,
    "table": _table,
    "tick": _tick,
    "date": _date,
    "evidence": _files,
}
"""By kind of field of a task."""
