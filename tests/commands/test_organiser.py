"""Commands about those who organise, and what a first start says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.conftest import run
from toolkit.demo.first import first_words
from toolkit.model import Role
from toolkit.programme import load_programme
from toolkit.settings import Settings
from toolkit.store import Store

ROOT = Path(__file__).resolve().parents[2]
TOKEN = re.compile(r"/join/(\S+)")


def said(store: Store, *, demo: bool) -> str:
    programme = load_programme(ROOT / "programme.toml")
    words = first_words(store, programme=programme, settings=Settings(), demo=demo)
    return "\n".join(words)


def role_of(store: Store, token: str) -> Role | None:
    holder = store.tokens.holder(token, "link", now=datetime.now(UTC))
    return holder.role if holder else None


def test_an_organiser_is_added_and_a_lost_link_made_anew(kept: Store):
    (first,) = TOKEN.findall(run("organiser", "add", "Robin").output)
    (second,) = TOKEN.findall(run("link", "Robin").output)
    assert [role_of(kept, each) for each in (first, second)] == [None, Role.ORGANISER]
    assert kept.people.roster("north") == ()


def test_an_organiser_is_the_person_whom_their_address_names(kept: Store):
    kim = kept.people.add("north", name="Kim", email="kim@school.example")
    added = run("organiser", "add", "Kim", "--email", "Kim@School.example")
    assert added.exit_code == 0
    assert len(kept.people.open_seats(kim.person.id)) == 2
    other = run("organiser", "add", "Sam", "--email", "kim@school.example")
    assert other.exit_code == 1
    assert "Kim is known by" in other.output


def test_an_empty_store_says_one_link_until_somebody_has_come_in_by_it(store: Store):
    (first,) = TOKEN.findall(said(store, demo=False))
    (second,) = TOKEN.findall(said(store, demo=False))
    assert [role_of(store, each) for each in (first, second)] == [Role.ORGANISER] * 2
    (organiser,) = store.people.roster(store.cohorts.office().id)
    assert store.cohorts.all() == ()
    store.tokens.issue(organiser.id, "sign-in", expires_at=datetime.now(UTC))
    assert not TOKEN.findall(said(store, demo=False))


def test_a_demonstration_has_an_organiser_too_and_is_said_at_each_start(store: Store):
    for _start in range(2):
        links = TOKEN.findall(said(store, demo=True))
        roles = [role_of(store, each) for each in links]
        assert roles == [Role.ORGANISER, Role.FACILITATOR, Role.PARTICIPANT]


@pytest.mark.parametrize("demo", [True, False])
def test_a_store_of_before_there_were_organisers_shows_no_link(
    store: Store, demo: bool
):
    store.cohorts.add("north", "North")
    assert "toolkit organiser add" in said(store, demo=demo)
    assert not TOKEN.findall(said(store, demo=demo))
