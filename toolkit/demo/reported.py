"""What the demonstration's impact report shows, and what was agreed to be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from toolkit.activities.base.agreeing import WORDING as AGREED
from toolkit.model import (
    JSON,
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

WORDING = "This may be in a report, with my role and no name."
CHOICE = "report"
"""What the choice is called that `toolkit.report.keeping` reads."""

Told = Mapping[str, Any]


def reported(
    told: Told, people: Mapping[int, Seating], *, at: datetime, write: str
) -> Iterator[Response]:
    """What *people*, by their numbers, share of what is *told*."""
    yield from _audited(told.get("audit", {}), people, at=at, write=write)
    for each in ("stories", "voices"):
        for one in _known(told, each, people):
            asked = told["asked"][each]
            key = _key(people[one["by"]], *_place(asked, one))
            said = one.get("value") or {k: one[k] for k in ("sentence", "role")}
            value = {**said, "consent": True}
            level, prompt = Sharing.COHORT, asked["prompt"]
            yield Response(key, value, level, 1, at, prompt, write)


def agree_to_report(
    told: Told,
    store: Store,
    people: Mapping[int, Seating],
    *,
    cohort: str,
    at: datetime,
) -> None:
    """Keep to what people agreed, and what was chosen for the report."""
    if not told:
        return
    chosen: dict[Purpose, list[str]] = {Purpose.STORY: [], Purpose.QUOTE: []}
    for purpose, each in ((Purpose.STORY, "stories"), (Purpose.QUOTE, "voices")):
        for one in _known(told, each, people):
            place, who = _place(told["asked"][each], one), people[one["by"]]
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
            value = {**told.get("report", {}), **picked}
            store.choices.choose(seating.id, CHOICE, value, at=at)


def _audited(
    told: Told, people: Mapping[int, Seating], *, at: datetime, write: str
) -> Iterator[Response]:
    for number in told.get("people", ()):
        if number in people:
            stages = _stages(number, told["codes"])
            value: JSON = {"stages": stages, "notes": {}}
            key = _key(people[number], PROGRAMME, told["activity"])
            level, prompt = Sharing.FACILITATORS, told["prompt"]
            yield Response(key, value, level, 1, at, prompt, write)


def _next(consent: Consent) -> Consent:
    """Whoever agrees to the report lets the next cohort read it, too."""
    sort = Sort.STORY if consent.purpose is Purpose.STORY else Sort.VOICE
    purpose, wording = Purpose.NEXT_COHORT, AGREED[sort]
    return replace(consent, id=f"{consent.id}-on", purpose=purpose, wording=wording)


def _known(
    told: Told, each: str, people: Mapping[int, Seating]
) -> Iterator[dict[str, Any]]:
    return (one for one in told.get(each, ()) if one["by"] in people)


def _place(asked: Told, one: Told) -> tuple[str, str]:
    """Where what somebody says is kept: all year, or in the notebook that asks."""
    name = str(asked["activity"])
    part = f"{name}.{one['topic']}" if "topic" in one else name
    return str(asked.get("notebook", PROGRAMME)), part


def _stages(number: int, codes: Sequence[str]) -> dict[str, int]:
    """Where somebody's place stands: a little different for each."""
    return {
        code: min(4, 1 + (number * 5 + place * 3 + number // 4) % 7 // 2)
        for place, code in enumerate(codes)
    }


def _key(seating: Seating, workshop: str, activity: str) -> ResponseKey:
    return ResponseKey(seating.cohort.id, seating.person.id, workshop, activity)
