"""Answers that an invented head of mathematics might give to any workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from toolkit.activities import (
    ActionPlan,
    Audit,
    Cycle,
    Discussion,
    Ladder,
    Meetings,
    PenPicture,
    Protocol,
    Ranking,
    Recommendations,
    Reflection,
    Sorting,
    Story,
    Task,
    Thread,
    activity_kind,
)
from toolkit.activities.action_plan.shapes import Action, Aim, PlanAnswer, PlanFace
from toolkit.activities.audit.shapes import AuditAnswer, AuditFace
from toolkit.activities.base.kind import ActivityKind
from toolkit.activities.cycle.shapes import CycleAnswer, CycleFace, Week
from toolkit.activities.discussion.shapes import DiscussionAnswer, DiscussionFace
from toolkit.activities.ladder.shapes import LadderAnswer, LadderFace
from toolkit.activities.meetings.shapes import MeetingItem, MeetingsAnswer, MeetingsFace
from toolkit.activities.poll.poll import Counted
from toolkit.activities.poll.shapes import PollAnswer, PollFace
from toolkit.activities.protocol.shapes import ProtocolAnswer, ProtocolFace
from toolkit.activities.ranking.shapes import RankingAnswer, RankingFace
from toolkit.activities.recommendations.shapes import (
    RecommendationsAnswer,
    RecommendationsFace,
)
from toolkit.activities.reflection.shapes import ReflectionAnswer, ReflectionFace
from toolkit.activities.sorting.shapes import SortingAnswer, SortingFace
from toolkit.activities.story.shapes import StoryAnswer, StoryFace
from toolkit.activities.task.kinds import field_kind
from toolkit.activities.thread.shapes import ThreadAnswer, ThreadFace
from toolkit.demo.fields import FIELDS
from toolkit.demo.words import words
from toolkit.model import JSON, Response, ResponseKey, Sharing

AT = datetime(2023, 1, 12, 16, 20, tzinfo=UTC)

Face = Mapping[str, JSON]


def answer_to(face: Face, *, seed: int) -> dict[str, JSON]:
    """An answer to one activity, by part; empty where there is nothing to answer."""
    return dict(_parts(face, seed))


def answers_to(faces: Sequence[Face], *, person: int) -> dict[str, Response]:
    """An answer to every activity, by stored name; different for each *person*."""
    return {
        name: _response(face, name, value)
        for number, face in enumerate(faces)
        for part, value in _parts(face, person + number)
        for name in [f"{face['name']}.{part}" if part else face["name"]]
    }


def _parts(face: Face, seed: int) -> Iterator[tuple[str, JSON]]:
    activity = activity_kind(face["kind"])
    if issubclass(activity, Task | PenPicture):
        for number, field in enumerate(face["fields"]):
            answer = FIELDS[field_kind(field)]
            yield field["name"], answer(field, seed + number)
    elif activity in ANSWERS:
        yield "", ANSWERS[activity](face, seed)


def _response(face: Face, name: str, value: JSON) -> Response:
    key = ResponseKey("bench", "person", face["workshop"], name)
    prompt = face["prompt"]
    return Response(key, value, Sharing.GROUP, 3, AT, prompt, "0" * 32)


def _reflection(face: ReflectionFace, seed: int) -> ReflectionAnswer:
    return {"texts": [words(seed + i, 2) for i in range(len(face["fields"]) or 1)]}


def _discussion(face: DiscussionFace, seed: int) -> DiscussionAnswer:
    return {"choice": 0 if face["choices"] else None, "text": words(seed, 3)}


def _poll(face: PollFace, seed: int) -> PollAnswer:
    chosen = seed % len(face["options"])
    return {"chosen": [chosen], "words": [face["options"][chosen]]}


def _ranking(face: RankingFace, seed: int) -> RankingAnswer:
    cards = face["cards"]
    places = [(place + seed) % len(cards) for place in range(len(cards))]
    return {
        "places": list(places),
        "own": [""] * face["blanks"],
        "reasons": {str(card): words(seed + card, 1) for card in places},
        "words": [cards[card] for card in places],
    }


def _audit(face: AuditFace, seed: int) -> AuditAnswer:
    groups = face["groups"]
    codes = [s["code"] for group in groups for s in group["statements"]]
    return {
        "stages": {code: 1 + (seed + i) % 4 for i, code in enumerate(codes)},
        "notes": {note["name"]: words(seed, 2) for note in face["after"]},
    }


def _action_plan(_face: PlanFace, seed: int) -> PlanAnswer:
    said = words(seed, 1)
    action: Action = {
        "action": said,
        "lead": "Second in department",
        "help": said,
        "by": "2023-05-12",
        "resources": said,
        "measure": said,
        "rag": "amber",
        "reason": words(seed + 1, 1),
        "reviews": [{"date": "2023-03-28", "note": words(seed + 2, 1)}],
    }
    aim: Aim = {"aim": said, "codes": "A1, B2", "actions": [action] * 3}
    return {
        "hope": words(seed, 1),
        "evidence": words(seed, 3),
        "aims": [aim, aim],
        "stop": words(seed + 3, 1),
    }


def _sorting(face: SortingFace, seed: int) -> SortingAnswer:
    cards = face["cards"]
    room = [most or len(cards) for most in face["limits"]]
    columns: list[int] = []
    for card in range(len(cards)):
        wanted = (seed + card) % len(room)
        at = wanted if columns.count(wanted) < room[wanted] else len(room) - 1
        columns.append(at)
    return {
        "columns": list(columns),
        "words": _held(face["columns"], columns, cards),
        "reasons": [words(seed + column) for column in columns],
        "dates": [""] * len(cards),
    }


def _held(
    names: Sequence[str], columns: Sequence[int | None], cards: Sequence[str]
) -> dict[str, list[str]]:
    return {
        name: [card for card, at in zip(cards, columns, strict=True) if at == column]
        for column, name in enumerate(names)
    }


def _thread(face: ThreadFace, seed: int) -> ThreadAnswer:
    count, images = len(face["strips"]), len(face["images"])
    order = list(range(count))
    at = seed % (count - 1)
    order[at], order[at + 1] = order[at + 1], order[at]
    kinds = len(face["joins"])
    pairs = pairwise(order)
    return {
        "order": order,
        "words": [face["strips"][strip] for strip in order],
        "joins": [
            {"from": one, "kind": (seed + one) % kinds, "to": other}
            for one, other in pairs
        ],
        "images": [[strip % images] if images else [] for strip in order],
        "answers": [words(seed + i) for i in range(len(face["questions"]))],
    }


def _ladder(face: LadderFace, seed: int) -> LadderAnswer:
    levels = len(face["columns"])
    own = [words(seed + i) for i in range(face["own"])]
    cards = [*face["cards"], *own]
    columns: list[int | None] = [(seed + i) % levels for i in range(len(cards))]
    return {
        "columns": columns,
        "own": own,
        "words": _held(face["columns"], columns, cards),
        "levels": [
            {"sentence": words(seed + level), "confidence": level % 3}
            for level in range(levels)
        ],
    }


def _recommendations(face: RecommendationsFace, seed: int) -> RecommendationsAnswer:
    items = [item for group in face["groups"] for item in group["items"]]
    count = len(items)
    stars = sorted({(seed + 5 * star) % count for star in range(face["stars"])})
    how = [words(seed + item) if item in stars else "" for item in range(count)]
    return {
        "marks": [(seed + item) % 3 for item in range(count)],
        "stars": stars,
        "words": [items[star] for star in stars],
        "how": how,
        "closing": [words(seed + i) for i in range(len(face["closing"]))],
    }


def _protocol(face: ProtocolFace, seed: int) -> ProtocolAnswer:
    who = [f"Participant {seed % 30 + 1 + i}" for i in range(len(face["roles"]))]
    return {"who": who, "notes": words(seed, 3)}


def _meetings(face: MeetingsFace, seed: int) -> MeetingsAnswer:
    letters = [kind["letter"] for kind in face["kinds"]]
    items: list[MeetingItem] = [
        {"item": item, "minutes": 5 * (i % 4 + 1), "kind": letters[i % len(letters)]}
        for i, item in enumerate(face["spare"][:6])
    ]
    return {"meetings": [items, items[::-1]], "order": words(seed, 2)}


def _cycle(face: CycleFace, seed: int) -> CycleAnswer:
    weeks: list[Week] = [
        {
            **week,
            "who": "Second in department",
            "room": "M4",
            "cover": "One period",
            "date": "",
            "other": number % 2 == 1,
        }
        for number, week in enumerate(face["weeks"])
    ]
    return {"question": words(seed), "weeks": weeks}


def _story(face: StoryFace, seed: int) -> StoryAnswer:
    return {
        field["name"]: words(seed + i, 2 if field["lines"] else 1)
        for i, field in enumerate(face["fields"])
    }


ANSWERS: Mapping[type[ActivityKind], Callable[[JSON, int], JSON]] = {
    Reflection: _reflection,
    Discussion: _discussion,
    Counted: _poll,
    Ranking: _ranking,
    Audit: _audit,
    ActionPlan: _action_plan,
    Sorting: _sorting,
    Thread: _thread,
    Ladder: _ladder,
    Recommendations: _recommendations,
    Protocol: _protocol,
    Meetings: _meetings,
    Cycle: _cycle,
    Story: _story,
}
"""By activity; those that only show something are not here."""
