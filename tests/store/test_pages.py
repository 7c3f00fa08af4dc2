"""A group's page: every line in order, in every version, whoever writes at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from toolkit.errors import AnswerError
from toolkit.model import Person, Seating
from toolkit.model.lines import LIMIT_LINES, Change, Line, PageKey, Words
from toolkit.store import Store

NOON = datetime(2023, 1, 27, 12, tzinfo=UTC)


@pytest.fixture
def page(ana: Seating) -> PageKey:
    return PageKey("north", "workshop2", "causes", "one")


@pytest.fixture
def bob(store: Store, ana: Seating) -> Person:
    return store.people.add("north", name="Participant 8").person


def write(
    store: Store,
    page: PageKey,
    person: Person,
    line: str,
    text: str,
    *,
    based_on: int = 0,
    **more: object,
) -> Line:
    gone = bool(more.pop("gone", False))
    change = {
        "write": f"{line}-{text}-{based_on}-{gone}-{person.id}-{more.get('after')}"
    }
    return store.pages.write(
        page,
        Change(line, Words(text, gone), based_on, **{**change, **more}),  # type: ignore[arg-type]
        person=person,
        at=NOON,
    )


def texts(store: Store, page: PageKey) -> list[str]:
    return [line.words.text for line in store.pages.lines(page) if not line.words.gone]


def test_a_page_is_empty_at_first(store: Store, page: PageKey) -> None:
    assert store.pages.lines(page) == ()
    assert store.pages.all("north", "workshop2", "causes") == {}


def test_lines_stand_in_the_order_they_came(
    store: Store, page: PageKey, ana: Seating, bob: Person
) -> None:
    first = write(store, page, ana.person, "a", "one")
    write(store, page, bob, "b", "two")
    assert texts(store, page) == ["one", "two"]
    assert (first.version, first.author.name) == (1, "Participant 7")
    assert first.changed_at == NOON
    events = store.events.since("north", 0)
    assert [(e.kind, e.workshop, e.activity) for e in events] == [
        ("line", "workshop2", "causes")
    ] * 2


def test_a_line_says_who_wrote_it_and_who_changed_it(
    store: Store, page: PageKey, ana: Seating, bob: Person
) -> None:
    write(store, page, ana.person, "a", "one")
    line = write(store, page, bob, "a", "two", based_on=1)
    assert (line.author.id, line.changed_by.id) == (ana.person.id, bob.id)
    assert [old.words.text for old in store.pages.history(page)] == ["one", "two"]


def test_sending_a_write_again_changes_nothing(
    store: Store, page: PageKey, ana: Seating
) -> None:
    once = write(store, page, ana.person, "a", "one")
    assert write(store, page, ana.person, "a", "one") == once
    assert len(store.pages.history(page)) == 1
    assert len(store.events.since("north", 0)) == 1


def test_two_who_change_one_line_keep_both(
    store: Store, page: PageKey, ana: Seating, bob: Person
) -> None:
    write(store, page, ana.person, "a", "one")
    write(store, page, ana.person, "z", "last")
    write(store, page, ana.person, "a", "one of hers", based_on=1)
    beside = write(store, page, bob, "a", "one of his", based_on=1)
    assert beside.id != "a"
    assert texts(store, page) == ["one of hers", "one of his", "last"]
    assert write(store, page, bob, "a", "one of his", based_on=1) == beside
    on = write(store, page, bob, beside.id, "one of his own", based_on=beside.version)
    assert on.id == beside.id
    assert texts(store, page) == ["one of hers", "one of his own", "last"]


def test_a_line_is_taken_away_and_put_back(
    store: Store, page: PageKey, ana: Seating
) -> None:
    write(store, page, ana.person, "a", "one")
    write(store, page, ana.person, "b", "two")
    write(store, page, ana.person, "a", "one", based_on=1, gone=True)
    assert texts(store, page) == ["two"]
    write(store, page, ana.person, "a", "one", based_on=2)
    assert texts(store, page) == ["one", "two"]


def test_nobody_takes_away_what_they_have_not_seen(
    store: Store, page: PageKey, ana: Seating, bob: Person
) -> None:
    write(store, page, ana.person, "a", "one")
    write(store, page, ana.person, "a", "one of hers", based_on=1)
    write(store, page, bob, "a", "one of his", based_on=1, gone=True)
    assert texts(store, page) == ["one of hers"]
    write(store, page, bob, "a", "one of hers", based_on=3, gone=True)
    assert texts(store, page) == []


def test_lines_move_however_often(store: Store, page: PageKey, ana: Seating) -> None:
    for name in "tabc":
        write(store, page, ana.person, name, name)
    version = {"b": 1, "c": 1}
    for turn in range(80):
        name = "bc"[turn % 2]
        # Always between one line and the other: numbers run out, except beside 0.
        write(store, page, ana.person, name, name, based_on=version[name], after="a")
        version[name] += 1
        assert texts(store, page) == ["t", "a", name, "cb"[turn % 2]]
    write(store, page, ana.person, "c", "c", based_on=version["c"], after="")
    assert texts(store, page) == ["c", "t", "a", "b"]


def test_a_page_has_an_end(store: Store, page: PageKey, ana: Seating) -> None:
    for number in range(LIMIT_LINES):
        write(store, page, ana.person, f"l{number}", f"Line {number}")
    with pytest.raises(AnswerError, match="full"):
        write(store, page, ana.person, "more", "One more")
    write(store, page, ana.person, "l0", "Line 0", based_on=1, gone=True)
    write(store, page, ana.person, "more", "One more")
    assert len(texts(store, page)) == LIMIT_LINES


def test_every_groups_page_is_its_own(
    store: Store, page: PageKey, ana: Seating, bob: Person
) -> None:
    other = PageKey("north", "workshop2", "causes", "two")
    write(store, page, ana.person, "a", "ours")
    write(store, other, bob, "a", "theirs")
    found = store.pages.all("north", "workshop2", "causes")
    assert {group: lines[0].words.text for group, lines in found.items()} == {
        "one": "ours",
        "two": "theirs",
    }


def test_who_is_writing_is_known_for_a_moment(
    store: Store, page: PageKey, ana: Seating, bob: Person
) -> None:
    store.pages.be_writing(page, person=ana.person.id, line="a", at=NOON)
    store.pages.be_writing(page, person=bob.id, line="", at=NOON)
    store.pages.be_writing(page, person=bob.id, line="b", at=NOON)
    here = store.pages.writing(page, since=NOON - timedelta(seconds=1))
    assert [(one.person.name, one.line) for one in here] == [
        ("Participant 7", "a"),
        ("Participant 8", "b"),
    ]
    store.pages.be_writing(page, person=bob.id, line=None, at=NOON)
    assert len(store.pages.writing(page, since=NOON)) == 1
    assert store.pages.writing(page, since=NOON + timedelta(seconds=1)) == ()


def test_who_was_here_long_ago_leaves_no_trace(
    store: Store, page: PageKey, ana: Seating, bob: Person
) -> None:
    store.pages.be_writing(page, person=ana.person.id, line="a", at=NOON)
    store.pages.be_writing(page, person=bob.id, line="", at=NOON + timedelta(hours=1))
    (left,) = store.pages.writing(page, since=NOON)
    assert left.person.id == bob.id
