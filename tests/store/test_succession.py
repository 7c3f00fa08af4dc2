"""Cohorts that follow others, who and what goes along, and what is handed on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.store.conftest import NOW
from toolkit.errors import StoreError
from toolkit.model import (
    PROGRAMME,
    Cohort,
    ResponseKey,
    Seating,
    Sharing,
)
from toolkit.model.interest import PublicPage
from toolkit.model.succession import HandedOn, Piece
from toolkit.store import Store

SECOND = Cohort("north-2", "North, the second year")
DAY = timedelta(days=1)
ALONG = {
    "action-plan": ["action-plan"],
    "audit-baseline": ["audit-end", "audit-middle", "audit-baseline"],
}


def answered(store: Store, seating: Seating, name: str, value: object) -> None:
    store.responses.save(
        ResponseKey("north", seating.person.id, PROGRAMME, name),
        value,
        sharing=Sharing.COHORT,
        based_on=0,
        write=f"{seating.id} {name}",
        prompt="As it was asked",
        at=NOW,
    )


def test_people_begin_another_year_with_their_plan_and_their_last_audit(
    store: Store, ana: Seating
) -> None:
    ben = store.people.add("north", name="Participant 8", group="Group 1")
    store.people.say_in_school(ana, "Head of mathematics", at=NOW)
    answered(store, ana, "action-plan", {"aims": ["talk"]})
    answered(store, ana, "audit-baseline", {"stages": {"A1": 1}})
    answered(store, ana, "audit-end", {"stages": {"A1": 3}})
    answered(store, ana, "story-of-change", {"title": "Mine"})
    came = store.succession.go_on(
        "north", SECOND, people=[ana.id, "nobody"], carried=ALONG
    )
    assert came == 1
    (again,) = store.people.roster(SECOND.id)
    assert again.person == ana.person
    assert again.id != ana.id
    assert again.group is None
    assert again.in_school == "Head of mathematics"
    found = store.responses.of(SECOND.id, PROGRAMME, ana.person.id)
    assert set(found) == {"action-plan", "audit-baseline"}
    assert found["audit-baseline"].value == {"stages": {"A1": 3}}
    assert found["action-plan"].saved_at == NOW
    assert {each.sharing for each in found.values()} == {Sharing.PRIVATE}
    before = store.responses.of("north", PROGRAMME, ana.person.id)
    assert before["audit-baseline"].value == {"stages": {"A1": 1}}
    assert store.people.seating(ben.id) == ben
    assert store.succession.before(SECOND.id) == Cohort("north", "North 2023")
    assert store.succession.after("north") == (SECOND,)


def test_nothing_happens_where_the_new_cohort_is_there_already(
    store: Store, ana: Seating
) -> None:
    store.cohorts.add(SECOND.id, "Another")
    with pytest.raises(StoreError, match="already"):
        store.succession.go_on("north", SECOND, people=[ana.id], carried=ALONG)
    assert store.people.roster(SECOND.id) == ()


def test_who_has_withdrawn_does_not_go_along(store: Store, ana: Seating) -> None:
    store.people.withdraw(ana, at=NOW)
    assert not store.succession.go_on("north", SECOND, people=[ana.id], carried=ALONG)


def test_no_cohort_follows_itself_not_even_in_a_circle(
    store: Store, ana: Seating
) -> None:
    assert ana.cohort.id == "north"
    store.cohorts.add("south", "South")
    store.succession.follow("south", "north")
    for cohort, earlier in (("north", "south"), ("north", "north")):
        with pytest.raises(StoreError, match="itself"):
            store.succession.follow(cohort, earlier)
    store.succession.follow("south", None)
    assert store.succession.before("south") is None


def test_what_is_handed_on_and_what_the_public_page_says_do_not_touch(
    store: Store, ana: Seating
) -> None:
    piece = Piece(ana.person.id, "community", "voices.belonging")
    chosen = HandedOn((piece,), (piece,), NOW)
    assert store.succession.handed_on("north") == HandedOn()
    store.succession.hand_on("north", chosen, at=NOW)
    page = PublicPage(published=True, facts={"area": "North"})
    store.public_pages.save("north", page, at=NOW + DAY)
    assert store.succession.handed_on("north") == chosen
    store.succession.hand_on("north", HandedOn((piece,)), at=NOW)
    kept = store.public_pages.of("north")
    assert (kept.published, dict(kept.facts)) == (True, {"area": "North"})
    assert store.succession.handed_on("north") == HandedOn((piece,))


def test_a_piece_is_named_in_a_form_and_read_again() -> None:
    piece = Piece("", "workshop4", "Ask pupils, and / or families.")
    assert Piece.read(piece.ref) == piece
    with pytest.raises(ValueError, match="unpack"):
        Piece.read("nothing")
