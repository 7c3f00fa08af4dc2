"""One look at a workshop says what its activities would have asked one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.store.conftest import NOW, Save
from toolkit.model import PROGRAMME, ResponseKey, Sharing
from toolkit.model.lines import Change, PageKey, Words
from toolkit.store import Store

Ask = Callable[[], Any]


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of any database in this block."""
    asked: list[str] = []

    def note(*details: Any) -> None:
        asked.append(details[2])

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
def everything(store: Store, save: Save, key: ResponseKey) -> list[Ask]:
    """All that may be asked where something of every kind was written."""
    bob = store.people.add("north", name="Participant 8").person
    page = PageKey("north", key.workshop, "causes", "one")
    save({"text": "mine"}, sharing=Sharing.COHORT)
    for other in (
        replace(key, workshop=PROGRAMME, activity="plan"),
        replace(key, person=bob.id, activity="worry"),
    ):
        store.responses.save(
            other,
            {"text": other.activity},
            sharing=Sharing.COHORT,
            based_on=0,
            write="w",
            prompt="",
            at=NOW,
        )
    store.evidence.add(
        key, field="", name="wall.png", media_type="image/png", data=b"1", at=NOW
    )
    store.pages.write(
        page, Change("a", Words("We talk"), 0, write="w", after=""), person=bob, at=NOW
    )
    keys = [
        replace(key, person=person, workshop=workshop, activity=activity)
        for person in (key.person, bob.id)
        for workshop in (key.workshop, PROGRAMME, "workshop2")
        for activity in ("hope", "worry", "plan", "nothing")
    ]
    pages = [page, replace(page, group="two"), replace(page, activity="nothing")]
    return [
        *(lambda k=k: store.responses.find(k) for k in keys),
        *(lambda k=k: store.responses.of(k.cohort, k.workshop, k.person) for k in keys),
        *(
            lambda k=k: store.responses.to(k.cohort, k.workshop, k.activity)
            for k in keys
        ),
        *(
            lambda k=k: store.responses.counted(k.cohort, k.workshop, k.activity)
            for k in keys
        ),
        *(lambda k=k: store.evidence.of(k) for k in keys),
        *(lambda p=p: store.pages.lines(p) for p in pages),
        *(lambda p=p: store.pages.writing(p, since=NOW) for p in pages),
    ]


def test_a_glance_says_what_asking_says(
    store: Store, everything: list[Ask], key: ResponseKey
) -> None:
    asked = [ask() for ask in everything]
    with store.at_once():
        store.glance(key.cohort, key.workshop, key.person)
        assert [ask() for ask in everything] == asked
    assert [ask() for ask in everything] == asked


def test_an_empty_workshop_is_asked_about_once(store: Store, key: ResponseKey) -> None:
    with store.at_once():
        store.glance(key.cohort, key.workshop, key.person)
        with statements() as asked:
            for activity in ("hope", "worry"):
                store.responses.find(replace(key, activity=activity))
                store.responses.to(key.cohort, key.workshop, activity)
                store.responses.counted(key.cohort, PROGRAMME, activity)
                store.evidence.of(replace(key, workshop=PROGRAMME))
                store.pages.lines(PageKey(key.cohort, key.workshop, activity, "one"))
        assert asked == []


def test_a_glance_is_over_with_its_moment_and_with_the_next_write(
    store: Store, save: Save, key: ResponseKey
) -> None:
    with store.at_once():
        store.glance(key.cohort, key.workshop, key.person)
        assert store.responses.find(key) is None
    save("first")
    assert store.responses.find(key) is not None
    with store.at_once():
        store.glance(key.cohort, key.workshop, key.person)
    save("second", based_on=1)
    found = store.responses.find(key)
    assert found is not None
    assert found.value == "second"


def test_a_glance_outside_of_a_moment_keeps_nothing(
    store: Store, save: Save, key: ResponseKey
) -> None:
    store.glance(key.cohort, key.workshop, key.person)
    store.evidence.add(
        key, field="", name="a.png", media_type="image/png", data=b"1", at=NOW
    )
    with statements() as asked:
        assert len(store.evidence.of(key)) == 1
    assert asked
