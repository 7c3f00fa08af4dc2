"""Comments: kept once, read in order, counted without words, gone when taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from toolkit.errors import AnswerError
from toolkit.model import EventKind, Person, ResponseKey
from toolkit.model.comments import Comment, Commented
from toolkit.store import Store

NINE = datetime(2023, 1, 21, 9, tzinfo=UTC)


def person(store: Store, name: str, cohort: str = "here") -> Person:
    return store.people.add(cohort, name=name, school="Example School").person


@pytest.fixture
def people(store: Store) -> tuple[Person, Person]:
    """Who answers, and who reads it."""
    store.cohorts.add("here", "Here")
    return person(store, "Participant 1"), person(store, "Participant 2")


def beside(author: Person, *, workshop: str = "workshop1") -> ResponseKey:
    return ResponseKey("here", author.id, workshop, "hope")


def comment(id_: str, about: ResponseKey, by: Person, *, minutes: int = 0) -> Comment:
    at = NINE + timedelta(minutes=minutes)
    return Comment(id_, about, by, f"Words of {id_}", written_at=at)


def test_what_is_kept_is_read_as_it_was_written_oldest_first(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people
    later = comment("later", beside(author), reader, minutes=5)
    first = comment("first", beside(author), author)
    elsewhere = comment("elsewhere", beside(author, workshop="workshop2"), reader)
    for one in (later, first, elsewhere):
        kept = store.comments.add(one)
        assert (kept.id, kept.text, kept.by.name) == (one.id, one.text, one.by.name)
    found = store.comments.on(beside(author))
    assert [(one.id, one.by.name) for one in found] == [
        ("first", "Participant 1"),
        ("later", "Participant 2"),
    ]
    assert found[0].written_at == NINE


def test_a_repeated_write_changes_nothing_and_says_nothing(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people
    store.comments.add(comment("once", beside(author), reader))
    last = store.events.last("here")
    again = comment("once", beside(author), reader, minutes=9)
    assert store.comments.add(again).written_at == NINE
    assert len(store.comments.on(beside(author))) == 1
    assert store.events.last("here") == last


def test_anothers_id_gives_back_what_is_there(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people
    store.comments.add(comment("one", beside(author), reader))
    kept = store.comments.add(comment("one", beside(reader), author))
    assert (kept.about, kept.by.id) == (beside(author), reader.id)
    assert store.comments.on(beside(reader)) == ()


def test_each_change_says_whose_answer_it_is_about(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people
    seen = store.events.last("here")
    store.comments.add(comment("one", beside(author), reader))
    store.comments.end("one")
    store.comments.end("one")
    store.comments.end("never-was")
    told = [
        (e.kind, e.workshop, e.activity, e.person)
        for e in store.events.since("here", seen)
    ]
    assert told == [(EventKind.COMMENT, "workshop1", "hope", author.id)] * 2


def test_what_was_taken_back_is_neither_read_nor_counted_and_stays_gone(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people
    one = comment("one", beside(author), reader)
    store.comments.add(one)
    store.comments.end("one")
    assert store.comments.add(one).gone
    assert store.comments.on(beside(author)) == ()
    assert store.comments.counted("here", ["workshop1"]) == {}
    found = store.comments.find("one")
    assert found is not None
    assert found.gone
    assert store.comments.find("two") is None


def test_what_is_refused_is_not_kept_and_a_repetition_is_not_refused(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people

    def none_beside(beside: int) -> None:
        if beside:
            raise AnswerError("Full.")

    first = comment("first", beside(author), reader)
    store.comments.add(first, check=none_beside)
    store.comments.add(first, check=none_beside)
    with pytest.raises(AnswerError, match="Full"):
        store.comments.add(comment("more", beside(author), reader), check=none_beside)
    assert [one.id for one in store.comments.on(beside(author))] == ["first"]
    assert store.comments.find("more") is None


def test_they_are_counted_by_answer_with_the_newest_moment(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people
    for number in range(3):
        one = comment(f"c{number}", beside(author), reader, minutes=number)
        store.comments.add(one)
    store.comments.add(comment("other", beside(reader), author))
    away = beside(author, workshop="workshop2")
    store.comments.add(comment("away", away, reader))
    assert store.comments.counted("here", ["workshop1"]) == {
        beside(author): Commented(3, NINE + timedelta(minutes=2)),
        beside(reader): Commented(1, NINE),
    }
    assert store.comments.counted("there", ["workshop1"]) == {}


def test_what_is_new_to_somebody_is_what_others_said_to_them_or_after_them(
    store: Store, people: tuple[Person, Person]
) -> None:
    author, reader = people
    third = person(store, "Participant 3")
    for number, (id_, about, by) in enumerate(
        [
            ("before", author, third),
            ("mine", author, reader),
            ("answer", author, author),
            ("to-me", reader, third),
            ("my-own", reader, reader),
            ("not-mine", third, author),
        ]
    ):
        store.comments.add(comment(id_, beside(about), by, minutes=number))

    def news(who: Person, minutes: int = -1, most: int = 9) -> list[str]:
        since = NINE + timedelta(minutes=minutes)
        found = store.comments.to("here", who.id, since=since, most=most)
        return [one.id for one in found]

    assert news(reader) == ["to-me", "answer"]
    assert news(author) == ["mine", "before"]
    assert news(reader, minutes=2) == ["to-me"]
    assert news(reader, most=1) == ["to-me"]
    store.comments.end("mine")
    assert news(reader) == ["to-me"]
