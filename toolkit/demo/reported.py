"""What the demonstration's impact report shows, and what was agreed to be there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from toolkit.activities.audit.audit import PROMPTS
from toolkit.activities.audit.statements import load_statements
from toolkit.activities.base.agreeing import WORDING as AGREED
from toolkit.activities.story.story import PROMPT
from toolkit.files import PACKAGE
from toolkit.model import (
    PROGRAMME,
    Response,
    ResponseKey,
    Role,
    Seating,
    Sharing,
)
from toolkit.model.consent import Consent, Purpose
from toolkit.model.succession import Sort
from toolkit.store import Store

COMMUNITY = "community"
WORDING = "This may be in a report, with my role and no name."
STORY = (PROGRAMME, "story-of-change")
CHOICE = "report"
"""What the choice is called that `toolkit.report.keeping` reads."""

_TOLD = PACKAGE / "demo" / "reported.toml"


def reported(
    people: Mapping[int, Seating], *, at: datetime, write: str
) -> Iterator[Response]:
    """What *people*, by their numbers, share of it."""
    told = _told()
    for number in told["audit"]["people"]:
        if number in people:
            value = {"stages": _stages(number), "notes": {}}
            key = _key(people[number], PROGRAMME, "audit-baseline")
            level, prompt = Sharing.FACILITATORS, PROMPTS["baseline"]
            yield Response(key, value, level, 1, at, prompt, write)
    for one in _known(told["stories"], people):
        key = _key(people[one["by"]], *STORY)
        story = {**one["value"], "consent": True}
        yield Response(key, story, Sharing.COHORT, 1, at, PROMPT, write)
    for one in _known(told["voices"], people):
        key = _key(people[one["by"]], COMMUNITY, f"voices.{one['topic']}")
        voice = {"sentence": one["sentence"], "role": one["role"], "consent": True}
        yield Response(key, voice, Sharing.COHORT, 1, at, "In a sentence", write)


def agree_to_report(
    store: Store, people: Mapping[int, Seating], *, cohort: str, at: datetime
) -> None:
    """Keep to what people agreed, and what was chosen for the report."""
    told = _told()
    chosen: dict[Purpose, list[str]] = {Purpose.STORY: [], Purpose.QUOTE: []}
    for purpose, each in ((Purpose.STORY, "stories"), (Purpose.QUOTE, "voices")):
        for one in _known(told[each], people):
            place = (COMMUNITY, f"voices.{one.get('topic')}")
            place = STORY if purpose is Purpose.STORY else place
            who = people[one["by"]]
            id = f"{who.id}-{purpose}"  # noqa: A001 - what it is
            consent = Consent(
                id, cohort, who.person.id, purpose, *place, WORDING, given_at=at
            )
            store.consents.give(consent)
            store.consents.give(_next(consent))
            chosen[purpose] += [consent.id] if one["chosen"] else []
    picked = {"stories": chosen[Purpose.STORY], "quotes": chosen[Purpose.QUOTE]}
    for seating in store.people.roster(cohort):
        if seating.role is Role.FACILITATOR:
            value = {**told["report"], **picked}
            store.choices.choose(seating.id, CHOICE, value, at=at)


def _next(consent: Consent) -> Consent:
    """Whoever agrees to the report lets the next cohort read it, too."""
    sort = Sort.STORY if consent.purpose is Purpose.STORY else Sort.VOICE
    purpose, wording = Purpose.NEXT_COHORT, AGREED[sort]
    return replace(consent, id=f"{consent.id}-on", purpose=purpose, wording=wording)


def _told() -> dict[str, Any]:
    return tomllib.loads(_TOLD.read_text(encoding="utf-8"))


def _known(
    told: list[dict[str, Any]], people: Mapping[int, Seating]
) -> Iterator[dict[str, Any]]:
    return (one for one in told if one["by"] in people)


def _stages(number: int) -> dict[str, int]:
    """Where somebody's department stands: a little different for each."""
    codes = load_statements().codes
    return {
        code: min(4, 1 + (number * 5 + place * 3 + number // 4) % 7 // 2)
        for place, code in enumerate(codes)
    }


def _key(seating: Seating, workshop: str, activity: str) -> ResponseKey:
    return ResponseKey(seating.cohort.id, seating.person.id, workshop, activity)
