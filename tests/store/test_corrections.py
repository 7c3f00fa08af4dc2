"""Corrections of the record of attendance, kept for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.conftest import NOW
from toolkit.model import EventKind, Role, Seating
from toolkit.model.attendance import Attendance, Correction, Mark, Times
from toolkit.store import Store

W = "workshop1_launch"


@pytest.fixture
def first(store: Store, ana: Seating) -> Correction:
    leads = store.people.add("north", name="Facilitator 1", role=Role.FACILITATOR)
    said = Attendance(ana.person.id, mode="online", mark=Mark.APOLOGY, note="Train")
    times = Times(NOW, NOW + timedelta(minutes=50))
    return Correction("c1", leads.person.id, NOW, said, times, "They told me so.")


def test_each_is_kept_with_who_said_it_and_why(store: Store, first: Correction) -> None:
    assert store.attendance.correct("north", W, correction=first)
    second = replace(
        first,
        id="c2",
        at=NOW + timedelta(minutes=1),
        said=replace(first.said, mark=None),
        times=None,
        reason="A mistake of mine.",
    )
    assert store.attendance.correct("north", W, correction=second, after="c1")
    person = first.said.person
    assert store.corrections.of("north", W) == {person: (first, second)}
    assert store.corrections.of("north", "workshop2") == {}
    assert store.attendance.of("north", W)[person] == second.said


def test_whoever_has_not_seen_the_newest_changes_nothing(
    store: Store, first: Correction
) -> None:
    assert store.attendance.correct("north", W, correction=first, after="")
    late = replace(first, id="c2", said=replace(first.said, mark=Mark.ABSENT))
    assert not store.attendance.correct("north", W, correction=late, after="")
    assert store.corrections.of("north", W) == {first.said.person: (first,)}
    assert store.attendance.of("north", W)[first.said.person].mark is Mark.APOLOGY
    heard = [e.kind for e in store.events.since("north", 0)]
    assert heard.count(EventKind.PRESENCE) == 1
