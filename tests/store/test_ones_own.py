"""All that is kept of one person is found, and nothing of anybody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.sql.util import find_tables

from tests.store.conftest import NOW
from toolkit.model import ResponseKey, Seating, Sharing
from toolkit.model.comments import Comment
from toolkit.model.looked import Looked, What
from toolkit.store import Store
from toolkit.store.choices import Wish
from toolkit.store.ones_own import ELSEWHERE, READ
from toolkit.store.tables import metadata


def asked_tables() -> set[str]:
    """Every table that any of the questions reads."""
    froms = [each for asked in READ.values() for each in asked.get_final_froms()]
    return {table.name for each in froms for table in find_tables(each)}


def test_every_table_is_read_or_has_a_reason_not_to_be() -> None:
    assert asked_tables() | set(ELSEWHERE) == set(metadata.tables)
    assert asked_tables() & set(ELSEWHERE) == {"cohort"}


def test_no_table_that_names_a_person_or_a_seat_is_left_out_but_what_passes() -> None:
    names = {"person", "seat", "by", "author", "about"}
    naming = {
        table.name
        for table in metadata.tables.values()
        if names & set(table.c.keys())
        or any(
            key.column.table.name in {"person", "seat"} for key in table.foreign_keys
        )
    }
    passing = {"presence", "writing"}
    assert naming - asked_tables() == passing


@pytest.fixture
def ben(store: Store, ana: Seating) -> Seating:
    return store.people.add(ana.cohort.id, name="Participant 8")


def wrote(store: Store, seating: Seating, text: str) -> None:
    key = ResponseKey("north", seating.person.id, "workshop1_launch", "hope")
    known = store.responses.find(key)
    store.responses.save(
        key,
        text,
        sharing=Sharing.PRIVATE,
        based_on=known.version if known else 0,
        write=text,
        prompt="What do you hope for?",
        at=NOW,
    )


def test_every_version_of_an_answer_is_there_and_no_answer_of_others(
    store: Store, ana: Seating, ben: Seating
) -> None:
    wrote(store, ana, "A first hope")
    wrote(store, ana, "A second hope")
    wrote(store, ben, "Somebody else's")
    rows = store.ones_own.all_of(ana.person.id)["answers"]
    assert [(row["value"], row["stands"]) for row in rows] == [
        ("A first hope", False),
        ("A second hope", True),
    ]
    assert {row["prompt"] for row in rows} == {"What do you hope for?"}


def test_comments_are_there_on_both_sides_with_the_other_ones_name(
    store: Store, ana: Seating, ben: Seating
) -> None:
    wrote(store, ana, "A hope")
    for id_, gone in (("c1", False), ("c2", True)):
        key = ResponseKey("north", ana.person.id, "workshop1_launch", "hope")
        store.comments.add(Comment(id_, key, ben.person, id_, NOW))
        if gone:
            store.comments.end(id_)
    received = store.ones_own.all_of(ana.person.id)["comments-received"]
    written = store.ones_own.all_of(ben.person.id)["comments-written"]
    assert [(row["text"], row["person"]) for row in received] == [
        ("c1", "Participant 8")
    ]
    assert [(row["text"], row["about"], row["gone"]) for row in written] == [
        ("c1", "Participant 7", False),
        ("c2", "Participant 7", True),
    ]


def test_what_hangs_on_a_seat_is_that_persons_alone(
    store: Store, ana: Seating, ben: Seating
) -> None:
    for each in (ana, ben):
        store.choices.choose(each.id, "digest", value=each.person.name, at=NOW)
        store.choices.wish(Wish(each.id, "workshop2", "plan", date(2023, 3, 1)))
        store.tokens.issue(each.id, "link", expires_at=NOW + timedelta(days=1))
    own = store.ones_own.all_of(ana.person.id)
    assert [row["value"] for row in own["choices"]] == ["Participant 7"]
    assert len(own["wishes"]) == len(own["sign-ins"]) == 1
    assert "digest" not in own["sign-ins"][0]


def test_who_looked_stands_with_whom_it_is_about_and_with_who_did(
    store: Store, ana: Seating, ben: Seating
) -> None:
    store.looks.note(Looked("north", ben.person.id, What.FILE, ana.person.id, NOW))
    assert len(store.ones_own.all_of(ana.person.id)["looked-at-you"]) == 1
    assert store.ones_own.all_of(ana.person.id)["you-looked"] == []
    assert len(store.ones_own.all_of(ben.person.id)["you-looked"]) == 1
    assert store.looks.named({ana.person.id, "gone"}) == {
        ana.person.id: "Participant 7"
    }


def test_the_log_is_paged_and_asked_for_one_person(
    store: Store, ana: Seating, ben: Seating
) -> None:
    for minute, about in enumerate((ana.person.id, "workshop2", ana.person.id)):
        at = NOW + timedelta(minutes=minute)
        store.looks.note(Looked("north", ben.person.id, What.ANSWER, about, at))
    looks = store.looks.in_cohort
    assert [look.at.minute for look in looks("north", most=2)] == [44, 43]
    assert [look.at.minute for look in looks("north", most=2, skip=2)] == [42]
    of_ana = looks("north", most=9, person=ana.person.id)
    assert [look.at.minute for look in of_ana] == [44, 42]
    assert len(looks("north", most=9, person=ben.person.id)) == 3
    assert len(store.looks.about(ana.person.id, most=1)) == 1
