"""Links by which somebody without a seat reads what its maker chose."""

from __future__ import annotations

from datetime import timedelta

from tests.store.conftest import NOW
from toolkit.model import Seating
from toolkit.model.reader import USUAL, ReaderLink
from toolkit.store import Store

DAY = timedelta(days=1)
VALUE = {
    "whom": "My line manager",
    "parts": ["workshop1_launch/hope"],
    "private": [],
    "comments": False,
}


def made(store: Store, seating: Seating) -> str:
    return store.readers.make(
        seating.id, value=VALUE, made_at=NOW, expires_at=NOW + USUAL
    )


def only(store: Store, seating: Seating) -> ReaderLink:
    (link,) = store.readers.of(seating.id)
    return link


def test_a_link_leads_to_its_maker_and_its_secret_is_not_kept(
    store: Store, ana: Seating
) -> None:
    token = made(store, ana)
    found = store.readers.behind(token)
    assert found is not None
    link, of = found
    assert of == ana
    assert (link.whom, link.parts) == ("My line manager", ("workshop1_launch/hope",))
    assert token not in repr(only(store, ana))
    assert store.readers.behind(link.digest) is None
    assert store.readers.behind("\ud800") is None


def test_a_link_holds_until_its_day_or_until_it_is_revoked(
    store: Store, ana: Seating
) -> None:
    made(store, ana)
    link = only(store, ana)
    assert link.holds(NOW)
    assert link.holds(NOW + USUAL - DAY)
    assert not link.holds(NOW + USUAL)
    other = store.people.add("north", name="Participant 8")
    store.readers.revoke(other.id, link.digest, at=NOW)
    assert only(store, ana).holds(NOW)
    store.readers.revoke(ana.id, link.digest, at=NOW + DAY)
    store.readers.revoke(ana.id, link.digest, at=NOW + 2 * DAY)
    assert only(store, ana).revoked_at == NOW + DAY
    assert not only(store, ana).holds(NOW)


def test_how_often_it_was_opened_and_what_was_answered_is_kept_with_it(
    store: Store, ana: Seating
) -> None:
    made(store, ana)
    digest = only(store, ana).digest
    store.readers.note_opened(digest, at=NOW)
    store.readers.note_opened(digest, at=NOW + DAY)
    store.readers.answer(digest, "They plan together now.", at=NOW + DAY)
    link = only(store, ana)
    assert (link.opened, link.last) == (2, NOW + DAY)
    assert link.said is not None
    assert link.said.text == "They plan together now."
    assert link.parts == ("workshop1_launch/hope",)
    assert store.readers.in_cohort("north") == ((ana, link),)
    assert store.readers.in_cohort("south") == ()
    store.readers.answer(digest, "", at=NOW + DAY)
    assert only(store, ana).said is None
    store.readers.note_opened("unknown", at=NOW)
