"""Answers that an invented head of mathematics might give to any workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from random import Random
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
VOCABULARY = tuple(word for sentence in SENTENCES for word in sentence.split())
SENTENCE = 13
"""Words in a sentence, as in the ones above."""

BETWEEN_PEOPLE, BETWEEN_ACTIVITIES, BETWEEN_ROWS = 1_000_003, 997, 31
"""Steps from seed to seed; as primes, so that choices differ too."""

AT = datetime(2023, 1, 12, 16, 20, tzinfo=UTC)

Face = Mapping[str, Any]

_STOPS = str.maketrans("", "", ".;")
PARTED = ("task", "pen_picture")
"""Kinds whose every field is an answer of its own."""


def answers_to(faces: Sequence[Face], *, person: int) -> dict[str, Response]:
    """An answer to every activity, by stored name; different for each *person*."""
    return {
        name: _response(face, name, value)
        for number, face in enumerate(faces)
        for name, value in _parts(
            face, person * BETWEEN_PEOPLE + number * BETWEEN_ACTIVITIES
        )
    }


def _parts(face: Face, seed: int) -> Iterator[tuple[str, JSON]]:
    if face["kind"] not in PARTED:
        answer = ANSWERS.get(face["kind"])
        if answer is not None:
            yield face["name"], answer(face, seed)
        return
    for number, part in enumerate(face["fields"]):
        name = f"{face['name']}.{part['name']}"
        yield name, FIELDS[part.get("kind", "long")](part, seed + number)


def _response(face: Face, name: str, value: JSON) -> Response:
    key = ResponseKey("bench", "person", face["workshop"], name)
    prompt = face["prompt"]
    return Response(key, value, Sharing.GROUP, 3, AT, prompt, "0" * 32)


def _words(seed: int, sentences: int) -> str:
    """Words that nobody else writes, so that no answer is printed from memory."""
    drawn = Random(seed)  # noqa: S311 - nothing is kept secret with it
    return " ".join(_sentence(drawn) for _ in range(sentences))


def _sentence(drawn: Random) -> str:
    words = " ".join(drawn.sample(VOCABULARY, SENTENCE)).translate(_STOPS)
    return f"{words[0].upper()}{words[1:]}."


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
    aims = [_aim(seed + BETWEEN_ROWS * (1 + 4 * number)) for number in range(2)]
    return {
        "hope": _words(seed, 1),
        "evidence": _words(seed + 1, 3),
        "aims": aims,
        "stop": _words(seed + 2, 1),
    }


def _aim(seed: int) -> JSON:
    actions = [_action(seed + BETWEEN_ROWS * number) for number in range(3)]
    return {"aim": _words(seed, 1), "codes": "A1, B2", "actions": actions}


def _action(seed: int) -> JSON:
    parts = ("action", "help", "resources", "measure", "reason")
    return {
        **{part: _words(seed + 1 + i, 1) for i, part in enumerate(parts)},
        **{"lead": "Second in department", "by": "2023-05-12", "rag": "amber"},
        "reviews": [{"date": "2023-03-28", "note": _words(seed + 7, 1)}],
    }


def _story(face: Face, seed: int) -> JSON:
    return {
        field["name"]: _words(seed + i, max(1, field["lines"]))
        for i, field in enumerate(face["fields"])
    }


def _recommendations(face: Face, seed: int) -> JSON:
    items = [item for group in face["groups"] for item in group["items"]]
    stars = list(range(min(face["stars"], len(items))))
    return {
        "marks": [(seed + i) % len(face["marks"]) for i in range(len(items))],
        "stars": stars,
        "words": [items[star] for star in stars],
        "how": [_words(seed + i, 1) if i in stars else "" for i in range(len(items))],
        "closing": [_words(seed + 50 + i, 1) for i in range(len(face["closing"]))],
    }


def _sorting(face: Face, seed: int) -> JSON:
    cards = face["cards"]
    placed = [(seed + i) % len(face["columns"]) for i in range(len(cards))]
    return {
        "columns": placed,
        "words": _held(face["columns"], cards, placed),
        "reasons": [_words(seed + i, 1) for i in range(len(cards))],
        "dates": ["2023-06-16"] * len(cards),
    }


def _ladder(face: Face, seed: int) -> JSON:
    levels, own = face["columns"], [_words(seed + i, 1) for i in range(2)]
    cards = [*face["cards"], *own]
    placed = [(seed + i) % len(levels) for i in range(len(cards))]
    said = [{"sentence": _words(seed + 9 + i, 1)} for i in range(len(levels))]
    return {
        "columns": placed,
        "own": own,
        "words": _held(levels, cards, placed),
        "levels": [{**level, "confidence": 1} for level in said],
    }


def _held(
    columns: Sequence[str], cards: Sequence[str], placed: Sequence[int]
) -> dict[str, list[str]]:
    return {
        column: [card for card, where in zip(cards, placed, strict=True) if where == at]
        for at, column in enumerate(columns)
    }


def _thread(face: Face, seed: int) -> JSON:
    strips = face["strips"]
    order = [(place + seed) % len(strips) for place in range(len(strips))]
    return {
        "order": order,
        "words": [strips[strip] for strip in order],
        "joins": [{"from": 0, "kind": seed % len(face["joins"]), "to": 1}],
        "images": [[] for _ in strips],
        "answers": [_words(seed + i, 2) for i in range(len(face["questions"]))],
    }


def _meetings(face: Face, seed: int) -> JSON:
    letters = [kind["letter"] for kind in face["kinds"]]
    meetings = [
        [
            {"item": _words(seed + 10 * meeting + i, 1), "minutes": 10, "kind": letter}
            for i, letter in enumerate(letters)
        ]
        for meeting in range(2)
    ]
    return {"meetings": meetings, "order": _words(seed + 30, 2)}


def _cycle(face: Face, seed: int) -> JSON:
    about = {"who": "Second in department", "room": "M4", "cover": "", "other": True}
    weeks = [
        {**week, **about, "what": _words(seed + i, 1), "date": "2023-05-12"}
        for i, week in enumerate(face["weeks"])
    ]
    return {"question": _words(seed + 20, 1), "weeks": weeks}


def _protocol(face: Face, seed: int) -> JSON:
    who = [f"Participant {number + 1}" for number in range(len(face["roles"]))]
    return {"who": who, "notes": _words(seed, 3)}


def _short(_part: Face, seed: int) -> JSON:
    return _words(seed, 1)


def _long(_part: Face, seed: int) -> JSON:
    return f"{_words(seed, 4)}\n\n- {_words(seed + 1, 1)}\n- {_words(seed + 2, 1)}"


def _lists(part: Face, seed: int) -> JSON:
    return [_row(seed + i * BETWEEN_ROWS, 3) for i in range(len(part["parts"]))]


def _table(part: Face, seed: int) -> JSON:
    rows, columns = max(3, part["rows"]), len(part["columns"])
    return [_row(seed + row * BETWEEN_ROWS, columns) for row in range(rows)]


def _row(seed: int, columns: int) -> list[str]:
    return [_words(seed + column, 1) for column in range(columns)]


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
    "story": _story,
    "recommendations": _recommendations,
    "sorting": _sorting,
    "ladder": _ladder,
    "thread": _thread,
    "meetings": _meetings,
    "cycle": _cycle,
    "protocol": _protocol,
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
