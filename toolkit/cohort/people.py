"""Frames of who takes part, with whom, and what they agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

import pandas as pd

from toolkit.cohort.reading import Reading
from toolkit.model import PROGRAMME
from toolkit.model.consent import Purpose
from toolkit.model.groups import Group, Grouping
from toolkit.model.members import of_the_year

GONE = "An earlier group"


def people(reading: Reading) -> pd.DataFrame:
    """Everybody, also who has withdrawn."""
    has_signed_in = reading.store.tokens.has_signed_in
    rows = (
        (
            reading.key(s.person.id),
            s.person.name,
            s.person.school,
            s.role.value,
            s.in_school,
            s.group,
            has_signed_in(s.id),
            s.withdrawn_at,
        )
        for s in reading.everybody
    )
    return reading.frame("people", rows)


def groups(reading: Reading, workshop: str) -> pd.DataFrame:
    """Who works with whom in *workshop*, or all year."""
    known = {s.person.id for s in reading.everybody}
    rows = (
        (
            reading.key(person),
            grouping.workshop,
            grouping.activity,
            group.name,
            group.place,
            group.link,
            _coach(reading, group, person),
        )
        for grouping in _groupings(reading, workshop)
        for group in grouping.groups
        for person in group.members
        if person in known
    )
    return reading.frame("groups", rows)


def _coach(reading: Reading, group: Group, person: str) -> str | None:
    pair = next((pair for pair in group.pairs if person in pair), ())
    return next((reading.key(one) for one in pair if one != person), None)


def group_page(reading: Reading, workshop: str, activity: str) -> pd.DataFrame:
    """What groups have written together, a row a line."""
    names = {
        group.id: group.name
        for place in (workshop, PROGRAMME)
        for grouping in _groupings(reading, place)
        for group in grouping.groups
    }
    rows = (
        (
            workshop,
            activity,
            names.get(group, GONE),
            line.words.text,
            reading.key(line.author.id),
            reading.key(line.changed_by.id),
            line.changed_at,
        )
        for group, lines in reading.store.pages.all(
            reading.cohort, workshop, activity
        ).items()
        for line in lines
        if not line.words.gone
    )
    return reading.frame("group_page", rows)


def consents(reading: Reading) -> pd.DataFrame:
    """To what people have agreed, and what they took back, to the day.

    A quote stands without a name, so who agreed to one is left out.
    """
    rows = [
        (
            None if one.purpose is Purpose.QUOTE else reading.key(one.person),
            one.purpose.value,
            one.workshop,
            one.activity,
            _day(reading, one.given_at),
            one.taken_back_at and _day(reading, one.taken_back_at),
        )
        for s in reading.everybody
        for one in reading.store.consents.of_person(s.person.id)
        if one.cohort == reading.cohort
    ]
    # In the order of people the missing names could be filled in.
    mixed = sorted(rows, key=lambda row: (*row[1:5], row[0] or ""))
    return reading.frame("consents", mixed)


def _day(reading: Reading, moment: datetime) -> datetime:
    local = reading.programme.local
    return datetime.combine(local.day(moment), time(), tzinfo=local.zone)


def _groupings(reading: Reading, workshop: str) -> Iterator[Grouping]:
    if workshop == PROGRAMME:
        kept = reading.store.groups.made_for(reading.cohort, PROGRAMME)
        sitting = [s for s in reading.everybody if s.withdrawn_at is None]
        yield of_the_year(kept, sitting)
        return
    made = reading.store.groups.all(reading.cohort)
    here = (grouping for grouping in made if grouping.workshop == workshop)
    yield from sorted(here, key=lambda grouping: grouping.activity)
