from datetime import datetime, timedelta

from sqlalchemy import create_engine, text

from toolkit.model import Seating
from toolkit.store import Store
from toolkit.store.connect import read_url

DAY = timedelta(days=1)


def test_a_token_stands_for_its_seat(store: Store, ana: Seating, now: datetime) -> None:
    token = store.issue_token(ana.id, "link", expires_at=now + DAY)
    assert store.seat_for_token(token, "link", now=now) == ana


def test_a_token_serves_its_purpose_only(
    store: Store, ana: Seating, now: datetime
) -> None:
    token = store.issue_token(ana.id, "link", expires_at=now + DAY)
    assert store.seat_for_token(token, "sign-in", now=now) is None


def test_a_token_ends_when_it_expires(
    store: Store, ana: Seating, now: datetime
) -> None:
    token = store.issue_token(ana.id, "link", expires_at=now + DAY)
    last_moment = now + DAY - timedelta(microseconds=1)
    assert store.seat_for_token(token, "link", now=last_moment) == ana
    assert store.seat_for_token(token, "link", now=now + DAY) is None


def test_an_unknown_token_stands_for_nobody(
    store: Store, ana: Seating, now: datetime
) -> None:
    for token in ("", "guess", ana.id, "\ud800", "x" * 100_000, "' or 1=1 --", "\x00"):
        assert store.seat_for_token(token, "link", now=now) is None


def test_a_revoked_token_is_dead_and_the_others_live(
    store: Store, ana: Seating, now: datetime
) -> None:
    lost = store.issue_token(ana.id, "sign-in", expires_at=now + DAY)
    kept = store.issue_token(ana.id, "sign-in", expires_at=now + DAY)
    store.revoke_token(lost)
    store.revoke_token("unknown")
    assert store.seat_for_token(lost, "sign-in", now=now) is None
    assert store.seat_for_token(kept, "sign-in", now=now) == ana


def test_every_token_of_a_seat_can_be_revoked(
    store: Store, ana: Seating, now: datetime
) -> None:
    ben = store.add_seat("north", name="Participant 8")
    link = store.issue_token(ana.id, "link", expires_at=now + DAY)
    cookie = store.issue_token(ana.id, "sign-in", expires_at=now + DAY)
    bens = store.issue_token(ben.id, "sign-in", expires_at=now + DAY)
    store.revoke_tokens(ana.id, "sign-in")
    assert store.seat_for_token(cookie, "sign-in", now=now) is None
    assert store.seat_for_token(link, "link", now=now) == ana
    store.revoke_tokens(ana.id)
    assert store.seat_for_token(link, "link", now=now) is None
    assert store.seat_for_token(bens, "sign-in", now=now) == ben


def test_only_a_sign_in_counts_as_having_signed_in(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.issue_token(ana.id, "link", expires_at=now + DAY)
    assert not store.has_signed_in(ana.id)
    cookie = store.issue_token(ana.id, "sign-in", expires_at=now)
    store.revoke_token(cookie)
    assert store.has_signed_in(ana.id)


def test_the_database_never_holds_a_token_itself(
    store: Store, ana: Seating, now: datetime
) -> None:
    token = store.issue_token(ana.id, "link", expires_at=now + DAY)
    engine = create_engine(read_url(store.url))
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM token")).all()
    engine.dispose()
    assert len(rows) == 1
    assert token not in str(rows)
