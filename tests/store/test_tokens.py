from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from toolkit.errors import StoreError
from toolkit.model import Role, Seating
from toolkit.store import Store
from toolkit.store.connect import read_url
from toolkit.store.tokens import mark_of

DAY = timedelta(days=1)


def test_a_token_stands_for_its_seat(store: Store, ana: Seating, now: datetime) -> None:
    token = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    assert store.tokens.holder(token, "link", now=now) == ana


def test_a_token_serves_its_purpose_only(
    store: Store, ana: Seating, now: datetime
) -> None:
    token = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    assert store.tokens.holder(token, "sign-in", now=now) is None


def test_a_token_ends_when_it_expires(
    store: Store, ana: Seating, now: datetime
) -> None:
    token = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    last_moment = now + DAY - timedelta(microseconds=1)
    assert store.tokens.holder(token, "link", now=last_moment) == ana
    assert store.tokens.holder(token, "link", now=now + DAY) is None


def test_an_unknown_token_stands_for_nobody(
    store: Store, ana: Seating, now: datetime
) -> None:
    for token in ("", "guess", ana.id, "\ud800", "x" * 100_000, "' or 1=1 --", "\x00"):
        assert store.tokens.holder(token, "link", now=now) is None


def test_a_revoked_token_is_dead_and_the_others_live(
    store: Store, ana: Seating, now: datetime
) -> None:
    lost = store.tokens.issue(ana.id, "sign-in", expires_at=now + DAY)
    kept = store.tokens.issue(ana.id, "sign-in", expires_at=now + DAY)
    store.tokens.revoke(lost)
    store.tokens.revoke("unknown")
    assert store.tokens.holder(lost, "sign-in", now=now) is None
    assert store.tokens.holder(kept, "sign-in", now=now) == ana


def test_every_token_of_a_seat_can_be_revoked(
    store: Store, ana: Seating, now: datetime
) -> None:
    ben = store.people.add("north", name="Participant 8")
    link = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    cookie = store.tokens.issue(ana.id, "sign-in", expires_at=now + DAY)
    bens = store.tokens.issue(ben.id, "sign-in", expires_at=now + DAY)
    store.tokens.revoke_all(ana.id, "sign-in")
    assert store.tokens.holder(cookie, "sign-in", now=now) is None
    assert store.tokens.holder(link, "link", now=now) == ana
    store.tokens.revoke_all(ana.id)
    assert store.tokens.holder(link, "link", now=now) is None
    assert store.tokens.holder(bens, "sign-in", now=now) == ben


def test_only_a_sign_in_counts_as_having_signed_in(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    assert not store.tokens.has_signed_in(ana.id)
    cookie = store.tokens.issue(ana.id, "sign-in", expires_at=now)
    store.tokens.revoke(cookie)
    assert store.tokens.has_signed_in(ana.id)


def test_the_database_never_holds_a_token_itself(
    store: Store, ana: Seating, now: datetime
) -> None:
    token = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    engine = create_engine(read_url(store.url))
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM token")).all()
    engine.dispose()
    assert len(rows) == 1
    assert token not in str(rows)


def test_of_two_who_take_a_seat_at_one_moment_one_gets_it(
    store: Store, ana: Seating, now: datetime
) -> None:
    until = now + timedelta(days=1)
    with ThreadPoolExecutor(8) as people:
        taken = list(
            people.map(lambda _: store.tokens.take(ana.id, expires_at=until), range(8))
        )
    (token,) = filter(None, taken)
    assert store.tokens.holder(token, "sign-in", now=now) == ana


def test_a_new_sign_in_ends_the_one_it_is_instead_of_and_no_other(
    store: Store, ana: Seating, now: datetime
) -> None:
    ben = store.people.add("north", name="Participant 8")
    until = now + DAY
    kept = store.tokens.issue(ana.id, "sign-in", expires_at=until)
    first = store.tokens.issue(ana.id, "sign-in", expires_at=until)
    second = store.tokens.take(ben.id, expires_at=until, instead_of=first)
    assert second is not None
    third = store.tokens.issue(ana.id, "sign-in", expires_at=until, instead_of=second)
    for ended in (first, second):
        assert store.tokens.holder(ended, "sign-in", now=now) is None
    for lives in (kept, third):
        assert store.tokens.holder(lives, "sign-in", now=now) == ana


def test_a_seat_that_is_not_free_costs_nobody_their_sign_in(
    store: Store, ana: Seating, now: datetime
) -> None:
    held = store.tokens.issue(ana.id, "sign-in", expires_at=now + DAY)
    until = now + DAY
    assert store.tokens.take(ana.id, expires_at=until, instead_of=held) is None
    assert store.tokens.holder(held, "sign-in", now=now) == ana


def test_a_sign_in_and_the_link_it_came_by_end_together(
    store: Store, ana: Seating, now: datetime
) -> None:
    link, other = (
        store.tokens.issue(ana.id, "link", expires_at=now + DAY) for _ in range(2)
    )
    held, kept = (
        store.tokens.issue(ana.id, "sign-in", expires_at=now + DAY) for _ in range(2)
    )
    store.tokens.revoke(held, links=[mark_of(link)])
    store.tokens.revoke("", links=[mark_of(kept)])
    assert store.tokens.holder(link, "link", now=now) is None
    assert store.tokens.holder(held, "sign-in", now=now) is None
    assert store.tokens.holder(other, "link", now=now) == ana
    assert store.tokens.holder(kept, "sign-in", now=now) == ana


def test_new_links_take_the_place_of_the_earlier_ones_and_sign_nobody_out(
    store: Store, ana: Seating, now: datetime
) -> None:
    ben, until = store.people.add("north", name="Participant 8"), now + DAY
    people = (ana, ben)
    links = [store.tokens.issue(p.id, "link", expires_at=until) for p in people]
    held = [store.tokens.issue(p.id, "sign-in", expires_at=until) for p in people]
    made = store.tokens.renew_links([p.id for p in people], expires_at=until)
    holders = [store.tokens.holder(each, "link", now=now) for each in (*made, *links)]
    assert holders == [ana, ben, None, None]
    still = [store.tokens.holder(each, "sign-in", now=now) for each in held]
    assert still == [ana, ben]
    beside = store.tokens.issue_links([ben.id], expires_at=until)
    holders = [store.tokens.holder(each, "link", now=now) for each in (*made, *beside)]
    assert holders == [ana, ben, ben]


def test_a_seat_has_a_link_while_one_leads_in(
    store: Store, ana: Seating, now: datetime
) -> None:
    assert store.tokens.linked([ana.id], now=now) == set()
    store.tokens.issue(ana.id, "sign-in", expires_at=now + DAY)
    link = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    assert store.tokens.linked([ana.id], now=now) == {ana.id}
    assert store.tokens.linked([], now=now) == set()
    assert store.tokens.linked([ana.id], now=now + DAY) == set()
    store.tokens.revoke(link)
    assert store.tokens.linked([ana.id], now=now) == set()


def test_where_one_link_cannot_be_made_every_earlier_one_stays(
    store: Store, ana: Seating, now: datetime
) -> None:
    link = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    with pytest.raises(StoreError):
        store.tokens.renew_links([ana.id, "unheard-of"], expires_at=now + DAY)
    assert store.tokens.holder(link, "link", now=now) == ana


def test_a_sign_in_that_is_used_lasts_on_and_one_that_is_not_dies(
    store: Store, ana: Seating, now: datetime
) -> None:
    used, left = (
        store.tokens.issue(ana.id, "sign-in", expires_at=now + 180 * DAY)
        for _ in range(2)
    )
    for visit in range(1, 6):
        then = now + visit * 70 * DAY
        until = then + 180 * DAY
        may = {"now": then, "until": until, "before": until - DAY}
        assert store.tokens.renew(used, **may)
        assert not store.tokens.renew(used, **may)  # once a day is enough
        held = store.tokens.held(used, "sign-in", now=then)
        assert held is not None
        assert held.until == until
    assert store.tokens.holder(left, "sign-in", now=now + 180 * DAY) is None
    assert not store.tokens.renew(left, **may)


def test_no_use_brings_back_what_has_ended_and_no_link_lasts_longer(
    store: Store, ana: Seating, now: datetime
) -> None:
    ended = store.tokens.issue(ana.id, "sign-in", expires_at=now + DAY)
    link = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    store.tokens.revoke(ended)
    until = now + 180 * DAY
    for each in (ended, link, "unknown"):
        assert not store.tokens.renew(each, now=now, until=until, before=until)
    assert store.tokens.holder(ended, "sign-in", now=now) is None
    assert store.tokens.holder(link, "link", now=now + DAY) is None


def test_a_token_says_how_many_seats_its_person_may_use(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.cohorts.add("south", "South")
    email = "participant@example.org"
    here = store.people.add("north", name="P", email=email)
    there = store.people.add("south", name="P", email=email, role=Role.FACILITATOR)
    assert store.people.open_seats(here.person.id) == (here, there)
    token = store.tokens.issue(here.id, "link", expires_at=now + DAY)
    own = store.tokens.issue(ana.id, "link", expires_at=now + DAY)
    held = [store.tokens.held(each, "link", now=now) for each in (token, own)]
    assert [each.seats for each in held if each] == [2, 1]
