"""Frames of what people answer: never a private answer, of nobody."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from toolkit.activities.audit.audit import MOMENTS
from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.coverage.outcomes import (
    Place,
    about,
    places_of,
    stored_names,
)
from toolkit.activities.evaluation.gathering import points_in
from toolkit.activities.task.task import REQUESTS
from toolkit.cohort.described import CHANGES
from toolkit.cohort.reading import Reading
from toolkit.model import JSON, PROGRAMME, Shared
from toolkit.model.contents import Asked
from toolkit.model.suppression import at_least, parts
from toolkit.model.words_of import plain_words
from toolkit.programme.audit import AuditPlan

ASKED = tuple(f".{part}" for part in REQUESTS)
"""What people ask of facilitators alone, and tell nobody else, is no answer."""

NO_ANSWER = "no answer"


def responses(reading: Reading, workshop: str, activity: str) -> pd.DataFrame:
    """What is shared of one activity, of a workshop, or of everything."""
    places = [workshop] if workshop else reading.notebooks
    unnamed, counted = _unnamed(reading), _counted(reading)
    rows = (
        _row(reading, shared, is_named=_activity(shared) not in unnamed)
        for place in places
        for shared in reading.shared(place)
        if not shared.response.key.activity.endswith(ASKED)
        and shared.response.key.activity not in counted
        and activity in ("", shared.response.key.activity, _activity(shared))
    )
    # By what they say, so that the order of saving leads to nobody.
    ordered = sorted(rows, key=lambda row: (row[1:4], row[0] or "", row[7]))
    return reading.frame("responses", ordered)


def _row(reading: Reading, shared: Shared, *, is_named: bool) -> tuple[object, ...]:
    response = shared.response
    activity, _, part = response.key.activity.partition(".")
    return (
        reading.key(response.key.person) if is_named else None,
        response.key.workshop,
        activity,
        part,
        response.sharing.value,
        response.version,
        response.saved_at if is_named else None,
        plain_words(response.value),
        json.dumps(response.value, ensure_ascii=False),
    )


def _activity(shared: Shared) -> str:
    return shared.response.key.activity.partition(".")[0]


def _unnamed(reading: Reading) -> set[str]:
    """What is shared of these stands under a role and without a name: so here, too."""
    everything = reading.every_asked
    return {one.name for one in everything if activity_kind(one.kind).is_unnamed}


def _counted(reading: Reading) -> set[str]:
    """What an evaluation asked before its form was there: counted without names only.

    Some of it was shared with the facilitators, before it was promised that no page
    says who answered what.
    """
    return {
        source["name"]
        for point in points_in(reading.every_asked)
        for question in point.face["questions"]
        if question["form"] != "elsewhere"
        for source in question["sources"]
    }


# -- the audit -------------------------------------------------------------------------


def audit(reading: Reading) -> pd.DataFrame:
    """Every stage of every audit that its author shares, with facilitators or wider."""
    audit = reading.audit
    rows = [
        (reading.key(shared.response.key.person), moment, code, stages[code], saved)
        for moment, shared in _audits(reading)
        for stages, saved in [
            (_stages(shared.response.value, audit), shared.response.saved_at)
        ]
        for code in audit.titles
        if code in stages
    ]
    return reading.frame("audit", sorted(rows, key=lambda row: row[0]))


def audit_change(reading: Reading) -> pd.DataFrame:
    """How many moved on, by statement, from their first shared audit to the latest."""
    audit = reading.audit
    taken: dict[str, list[Mapping[str, int]]] = defaultdict(list)
    for _moment, shared in _audits(reading):
        if stages := _stages(shared.response.value, audit):
            taken[shared.response.key.person].append(stages)
    people = [taken[s.person.id] for s in reading.participants]
    return reading.frame(
        "audit_change",
        (
            (code, change, count)
            for code in audit.titles
            for change, count in _shown(
                Counter(_change(audits, code) for audits in people), CHANGES
            )
        ),
    )


def _audits(reading: Reading) -> Iterator[tuple[str, Shared]]:
    for moment in MOMENTS:
        for shared in reading.shared(PROGRAMME, f"audit-{moment}"):
            yield moment, shared


def _stages(value: JSON, audit: AuditPlan) -> dict[str, int]:
    """The stages of an audit, as far as it has any."""
    given = value.get("stages") if isinstance(value, dict) else None
    known = given if isinstance(given, dict) else {}
    return {
        code: stage
        for code, stage in known.items()
        if code in audit.titles
        and type(stage) is int
        and 0 < stage <= len(audit.stages)
    }


def _change(audits: Sequence[Mapping[str, int]], code: str) -> str:
    moved_on, same, moved_back, unknown = CHANGES
    if len(audits) < 2 or code not in audits[0] or code not in audits[-1]:
        return unknown
    steps = audits[-1][code] - audits[0][code]
    return moved_on if steps > 0 else moved_back if steps < 0 else same


def _shown(
    counted: Mapping[str, int], names: Sequence[str]
) -> Iterator[tuple[str, int | None]]:
    """The parts of one whole, small ones hidden, in the order of *names*."""
    yield from parts({name: counted.get(name, 0) for name in names}).items()


# -- votes -----------------------------------------------------------------------------


def votes(reading: Reading, workshop: str, activity: str) -> pd.DataFrame:
    """How participants voted in one poll, in those of a workshop, or in all."""
    rows = [
        (asked.workshop, asked.name, option, count)
        for asked in reading.every_asked
        if activity_kind(asked.kind).is_vote
        and workshop in ("", asked.workshop)
        and activity in ("", asked.name)
        for option, count in _votes(reading, asked)
    ]
    return reading.frame("votes", rows)


def _votes(reading: Reading, asked: Asked) -> Iterator[tuple[str, int | None]]:
    """With whoever has not voted beside the options: all are one whole."""
    options = [str(option) for option in asked.face["options"]]
    people = {s.person.id for s in reading.participants}
    chosen = {
        one.response.key.person: one.response.value["chosen"]
        for one in reading.kept(asked.workshop, asked.name)
        if one.response.key.person in people and one.response.value["chosen"]
    }
    counted = Counter(
        options[at] for each in chosen.values() for at in each if at < len(options)
    )
    if asked.face["mode"] == "multiple":
        # Several ticks a person: they are no parts of a whole.
        yield from ((option, at_least(counted[option])) for option in options)
        yield NO_ANSWER, at_least(len(people) - len(chosen))
        return
    counted[NO_ANSWER] = len(people) - counted.total()
    yield from _shown(counted, [*options, NO_ANSWER])


# -- what the year has been about ------------------------------------------------------


def coverage(reading: Reading) -> pd.DataFrame:
    """How many participants have worked on each of the programme's outcomes."""
    names = [plan.name for plan in reading.programme.workshops]
    places = places_of([(name, reading.asked(name)) for name in names])
    answered = _answered(reading, places)
    rows = []
    for code, text in reading.programme.outcomes.items():
        serving = about(places, code)
        people = set().union(*(answered[place.address] for place in serving))
        rows.append((code, text, len(serving), at_least(len(people))))
    return reading.frame("coverage", rows)


def _answered(
    reading: Reading, places: list[Place]
) -> Mapping[tuple[str, str], set[str]]:
    """Which participants have answered each of *places*."""
    asked = {
        (place.asked.workshop, name): place.address
        for place in places
        for name in stored_names(place.asked)
    }
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for workshop in {place.asked.workshop for place in places}:
        for shared in reading.by_participants(reading.kept(workshop)):
            address = asked.get((workshop, shared.response.key.activity))
            if address and is_filled(shared.response.value):
                people[address].add(shared.author.person.id)
    return people
