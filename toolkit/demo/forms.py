"""Answers that an invented person might give to each kind of activity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from toolkit.activities import (
    ActionPlan,
    Audit,
    Cycle,
    Discussion,
    Evaluation,
    Ladder,
    Meetings,
    Protocol,
    Ranking,
    Recommendations,
    Reflection,
    Sorting,
    Story,
    Thread,
)
from toolkit.activities.action_plan.shapes import Action, Aim, PlanAnswer, PlanFace
from toolkit.activities.audit.shapes import AuditAnswer, AuditFace
from toolkit.activities.base.kind import ActivityKind
from toolkit.activities.cycle.shapes import CycleAnswer, CycleFace, Week
from toolkit.activities.discussion.shapes import DiscussionAnswer, DiscussionFace
from toolkit.activities.evaluation.evaluation import asked_here, is_text
from toolkit.activities.evaluation.given import words_of
from toolkit.activities.evaluation.shapes import (
    EvaluationAnswer,
    EvaluationFace,
    Given,
)
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
from toolkit.activities.thread.shapes import ThreadAnswer, ThreadFace
from toolkit.demo.speech import Speech
from toolkit.model import JSON

_WEEKS_AGO = timedelta(days=45)


def _reflection(face: ReflectionFace, seed: int, say: Speech) -> ReflectionAnswer:
    return {"texts": [say.words(seed + i, 2) for i in range(len(face["fields"]) or 1)]}


def _discussion(face: DiscussionFace, seed: int, say: Speech) -> DiscussionAnswer:
    return {"choice": 0 if face["choices"] else None, "text": say.words(seed, 3)}


def _poll(face: PollFace, seed: int, _say: Speech) -> PollAnswer:
    chosen = seed % len(face["options"])
    return {"chosen": [chosen], "words": [face["options"][chosen]]}


def _ranking(face: RankingFace, seed: int, say: Speech) -> RankingAnswer:
    cards = face["cards"]
    places = [(place + seed) % len(cards) for place in range(len(cards))]
    return {
        "places": list(places),
        "own": [""] * face["blanks"],
        "reasons": {str(card): say.words(seed + card, 1) for card in places},
        "words": [cards[card] for card in places],
    }


def _audit(face: AuditFace, seed: int, say: Speech) -> AuditAnswer:
    groups = face["groups"]
    codes = [s["code"] for group in groups for s in group["statements"]]
    return {
        "stages": {code: 1 + (seed + i) % 4 for i, code in enumerate(codes)},
        "notes": {note["name"]: say.words(seed, 2) for note in face["after"]},
    }


def _action_plan(_face: PlanFace, seed: int, say: Speech) -> PlanAnswer:
    said = say.words(seed, 1)
    action: Action = {
        "action": said,
        "lead": say.leads,
        "help": said,
        "by": say.day.isoformat(),
        "resources": said,
        "measure": said,
        "rag": "amber",
        "reason": say.words(seed + 1, 1),
        "reviews": [
            {"date": (say.day - _WEEKS_AGO).isoformat(), "note": say.words(seed + 2, 1)}
        ],
    }
    aim: Aim = {"aim": said, "codes": say.codes, "actions": [action] * 3}
    return {
        "hope": say.words(seed, 1),
        "evidence": say.words(seed, 3),
        "aims": [aim, aim],
        "stop": say.words(seed + 3, 1),
    }


def _sorting(face: SortingFace, seed: int, say: Speech) -> SortingAnswer:
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
        "reasons": [say.words(seed + column) for column in columns],
        "dates": [""] * len(cards),
    }


def _held(
    names: Sequence[str], columns: Sequence[int | None], cards: Sequence[str]
) -> dict[str, list[str]]:
    return {
        name: [card for card, at in zip(cards, columns, strict=True) if at == column]
        for column, name in enumerate(names)
    }


def _thread(face: ThreadFace, seed: int, say: Speech) -> ThreadAnswer:
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
        "answers": [say.words(seed + i) for i in range(len(face["questions"]))],
    }


def _ladder(face: LadderFace, seed: int, say: Speech) -> LadderAnswer:
    levels = len(face["columns"])
    own = [say.words(seed + i) for i in range(face["own"])]
    cards = [*face["cards"], *own]
    columns: list[int | None] = [(seed + i) % levels for i in range(len(cards))]
    return {
        "columns": columns,
        "own": own,
        "words": _held(face["columns"], columns, cards),
        "levels": [
            {"sentence": say.words(seed + level), "confidence": level % 3}
            for level in range(levels)
        ],
    }


def _recommendations(
    face: RecommendationsFace, seed: int, say: Speech
) -> RecommendationsAnswer:
    items = [item for group in face["groups"] for item in group["items"]]
    count = len(items)
    stars = sorted({(seed + 5 * star) % count for star in range(face["stars"])})
    how = [say.words(seed + item) if item in stars else "" for item in range(count)]
    return {
        "marks": [(seed + item) % 3 for item in range(count)],
        "stars": stars,
        "words": [items[star] for star in stars],
        "how": how,
        "closing": [say.words(seed + i) for i in range(len(face["closing"]))],
    }


def _protocol(face: ProtocolFace, seed: int, say: Speech) -> ProtocolAnswer:
    who = [f"Participant {seed % 30 + 1 + i}" for i in range(len(face["roles"]))]
    return {"who": who, "notes": say.words(seed, 3)}


def _meetings(face: MeetingsFace, seed: int, say: Speech) -> MeetingsAnswer:
    letters = [kind["letter"] for kind in face["kinds"]]
    items: list[MeetingItem] = [
        {"item": item, "minutes": 5 * (i % 4 + 1), "kind": letters[i % len(letters)]}
        for i, item in enumerate(face["spare"][:6])
    ]
    return {"meetings": [items, items[::-1]], "order": say.words(seed, 2)}


def _cycle(face: CycleFace, seed: int, say: Speech) -> CycleAnswer:
    weeks: list[Week] = [
        {
            **week,
            "who": say.leads,
            "room": say.room,
            "cover": say.cover,
            "date": "",
            "other": number % 2 == 1,
        }
        for number, week in enumerate(face["weeks"])
    ]
    return {"question": say.words(seed), "weeks": weeks}


def _story(face: StoryFace, seed: int, say: Speech) -> StoryAnswer:
    return {
        field["name"]: say.words(seed + i, 2 if field["lines"] else 1)
        for i, field in enumerate(face["fields"])
    }


def _evaluation(face: EvaluationFace, seed: int, say: Speech) -> EvaluationAnswer:
    """High points, a tick, a sentence; how sure only where it is asked."""
    given: dict[str, Given] = {}
    for number, asked in enumerate(asked_here(face)):
        count, is_said = len(asked["options"]), is_text(asked)
        chosen = count - 1 - (seed + number) % 2 if asked["form"] == "scale" else seed
        given[asked["name"]] = {
            "chosen": [chosen % count] if count else [],
            "text": say.words(seed + number) if is_said else "",
            "number": 1 + seed % 6 if asked["form"] == "count" else None,
            "sure": seed % len(face["sureness"]) if is_said and asked["sure"] else None,
        }
    words = words_of(asked_here(face), given)
    return {"given": given, "role": seed % len(face["roles"]), "words": words}


ANSWERS: Mapping[type[ActivityKind], Callable[[JSON, int, Speech], JSON]] = {
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
    Evaluation: _evaluation,
}
"""By activity; those that only show something are not here."""
