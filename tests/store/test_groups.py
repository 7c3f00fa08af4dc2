"""Arrangements: the newest stands, none is lost, begun pages keep their groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from toolkit.errors import StaleError
from toolkit.model import PROGRAMME, Seating
from toolkit.model.groups import Group, Grouping
from toolkit.model.lines import Change, PageKey, Words
from toolkit.store import Store
from toolkit.store.group_tables import grouping_version
from toolkit.store.groups import _state

NOON = datetime(2023, 1, 27, 12, tzinfo=UTC)


def keep(
    store: Store,
    ana: Seating,
    grouping: Grouping,
    *,
    instead_of: Grouping | None = None,
) -> Grouping:
    return store.groups.save(
        grouping, person=ana.person.id, at=NOON, instead_of=instead_of
    )


def group_of(ana: Seating, *, id_: str = "one") -> Group:
    pairs = ((ana.person.id,),)
    return Group(id_, "Group 1", (ana.person.id,), place="Table 4", pairs=pairs)


def begin_page(store: Store, ana: Seating, *, activity: str, group: str) -> None:
    key = PageKey("north", "workshop2", activity, group)
    change = Change("first", Words("Hello"), based_on=0, write=f"w-{activity}")
    store.pages.write(key, change, person=ana.person, at=NOON)


def test_there_are_no_groups_at_first(store: Store, ana: Seating) -> None:
    assert store.groups.made_for("north", "workshop2") == Grouping("north", "workshop2")
    assert store.groups.all("north") == ()


def test_groups_come_back_as_they_were_kept(store: Store, ana: Seating) -> None:
    made = Grouping(
        "north", "workshop2", "causes", groups=(group_of(ana),), turns={"w3-a": 2}
    )
    kept = keep(store, ana, made)
    assert kept == replace(made, version=1)
    assert store.groups.made_for("north", "workshop2", "causes") == kept
    assert store.groups.made_for("north", "workshop2") == Grouping("north", "workshop2")
    assert store.groups.all("north") == (kept,)
    (event,) = store.events.since("north", 0)
    assert (event.kind, event.workshop, event.activity) == (
        "groups",
        "workshop2",
        "causes",
    )


def test_a_link_that_stood_as_a_place_is_read_as_the_link(
    store: Store, ana: Seating
) -> None:
    group = replace(group_of(ana), link="https://rooms.example.org/4")
    made = keep(store, ana, Grouping("north", "workshop2", groups=(group,)))
    assert store.groups.made_for("north", "workshop2") == made
    (kept,) = _state(made)["groups"]
    for place, found in (
        (kept["link"], ("", kept["link"])),
        ("Table 4", ("Table 4", "")),
    ):
        earlier = {**kept, "place": place}
        del earlier["link"]
        with store.groups._database.changing() as connection:
            state = {"groups": [earlier], "turns": {}}
            connection.execute(update(grouping_version).values(state=state))
        (read,) = store.groups.made_for("north", "workshop2").groups
        assert (read.place, read.link) == found


def test_of_two_facilitators_the_second_undoes_nothing(
    store: Store, ana: Seating
) -> None:
    read = Grouping("north", "workshop2", groups=(group_of(ana),))
    first = keep(store, ana, read)
    for stale in (read, replace(read, groups=())):
        with pytest.raises(StaleError, match="Theirs are shown"):
            keep(store, ana, stale)
    assert store.groups.made_for("north", "workshop2") == first
    second = keep(store, ana, replace(first, groups=()))
    with pytest.raises(StaleError):
        keep(store, ana, first)
    assert store.groups.before(second) == first
    assert store.groups.before(first) is None


def test_groups_for_the_year_are_those_of_the_seats(store: Store, ana: Seating) -> None:
    other = store.people.add("north", name="Participant 8", group="Old")
    year = Grouping("north", PROGRAMME, groups=(group_of(ana),))
    keep(store, ana, year)
    groups = {seating.id: seating.group for seating in store.people.roster("north")}
    assert groups == {ana.id: "Group 1", other.id: None}


def test_groups_for_a_workshop_leave_the_years_alone(
    store: Store, ana: Seating
) -> None:
    other = store.people.add("north", name="Participant 8", group="Old")
    keep(store, ana, Grouping("north", "workshop2", groups=(group_of(other),)))
    groups = {seating.id: seating.group for seating in store.people.roster("north")}
    assert groups == {ana.id: None, other.id: "Old"}


def test_pages_that_were_begun_keep_their_groups(store: Store, ana: Seating) -> None:
    before = keep(store, ana, Grouping("north", "workshop2", groups=(group_of(ana),)))
    begin_page(store, ana, activity="causes", group="one")
    new = replace(before, groups=(group_of(ana, id_="two"),))
    keep(store, ana, new, instead_of=before)
    assert store.groups.made_for("north", "workshop2", "causes").groups == before.groups
    assert store.groups.made_for("north", "workshop2").groups == new.groups
    assert store.groups.made_for("north", "workshop2", "other").groups == ()


def test_new_groups_for_the_year_leave_begun_pages_theirs(
    store: Store, ana: Seating
) -> None:
    before = Grouping("north", PROGRAMME, groups=(group_of(ana),))
    begin_page(store, ana, activity="causes", group="one")
    keep(store, ana, replace(before, groups=()), instead_of=before)
    assert store.groups.made_for("north", "workshop2", "causes").groups == before.groups
