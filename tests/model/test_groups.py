"""Making groups: everybody in one, of equal size, schools mixed; and changing them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import ceil
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import AnswerError
from toolkit.model import PROGRAMME, Cohort, Person, Role, Seating
from toolkit.model.groups import (
    Group,
    Grouping,
    alone_in,
    deal,
    how_many,
    new_groups,
    pairs_of,
    roles_in,
)
from toolkit.model.members import among, of_the_year
from toolkit.model.regrouping import (
    LIMIT_GROUP_NAME,
    LIMIT_LINK,
    LIMIT_PLACE,
    MOST_GROUPS,
    added,
    checked_link,
    checked_place,
    coached,
    is_link,
    linked,
    moved,
    passed_on,
    placed,
    put_first,
    put_in_place,
    removed,
    renamed,
)

schools = st.sampled_from(
    ["", "Example School", "example  school", "Hill School", "Bay"]
)
rooms = st.lists(schools, max_size=40).map(
    lambda named: [Person(f"p{n}", f"Participant {n}", s) for n, s in enumerate(named)]
)
sizes = st.integers(2, 12)


def dealt(people: list[Person], size: int, *, mixed: bool = True, seed: int = 0):
    return deal(people, size=size, chance=Random(seed), mixed=mixed)  # noqa: S311


@given(rooms, sizes, st.booleans(), st.integers(0, 9))
def test_everybody_is_in_exactly_one_group(people, size, mixed, seed):
    groups = dealt(people, size, mixed=mixed, seed=seed)
    assert Counter(one for group in groups for one in group) == {
        p.id: 1 for p in people
    }


@given(rooms, sizes, st.booleans())
def test_sizes_differ_by_at_most_one_and_nobody_is_alone(people, size, mixed):
    counts = [len(group) for group in dealt(people, size, mixed=mixed)]
    assert not counts or max(counts) - min(counts) <= 1
    assert len(people) < 2 or min(counts) >= 2


@given(st.integers(0, 40), st.integers(2, 6))
def test_groups_are_about_as_large_as_asked(count, size):
    people = [Person(f"p{n}", "Participant") for n in range(count)]
    for group in dealt(people, size):
        assert abs(len(group) - size) <= max(1, size // 2) or count < size


@given(rooms, sizes)
def test_colleagues_meet_only_where_it_cannot_be_avoided(people, size):
    groups = dealt(people, size)
    known = {p.id: " ".join(p.school.split()).casefold() for p in people}
    everywhere = Counter(known.values())
    for group in groups:
        for school, here in Counter(known[one] for one in group).items():
            assert not school or here <= ceil(everywhere[school] / len(groups))


def test_chance_decides_who_meets_whom():
    people = [Person(f"p{n}", "Participant", f"School {n}") for n in range(12)]
    assert len({dealt(people, 4, seed=seed) for seed in range(5)}) == 5


def test_new_groups_count_from_one_and_their_ids_are_new():
    first, second = (new_groups(["ab", "cd"], paired=False) for _ in range(2))
    assert [group.name for group in first] == ["Group 1", "Group 2"]
    assert [group.members for group in first] == [("a", "b"), ("c", "d")]
    assert [group.pairs for group in first] == [(), ()]
    assert not {g.id for g in first} & {g.id for g in second}


def test_new_groups_for_the_year_have_coach_pairs():
    (group,) = new_groups(["abcd"], paired=True)
    assert group.pairs == (("a", "b"), ("c", "d"))


# -- coach pairs ----------------------------------------------------------------


@given(st.lists(st.integers(0, 20).map(str), unique=True), st.integers(0, 3))
def test_everybody_has_a_coach(members, leaving):
    pairs = pairs_of(members)
    left = pairs_of(members[leaving:], before=pairs)
    for of, found in ((members, pairs), (members[leaving:], left)):
        assert sorted(one for pair in found for one in pair) == sorted(of)
        assert all(len(pair) >= 2 for pair in found) or len(of) < 2
        assert all(len(pair) <= 3 for pair in found)


def test_a_pair_stays_together_when_others_come_and_go():
    assert pairs_of("bcd", before=["ab", "cd"]) == (("c", "d", "b"),)
    assert pairs_of("abcdx", before=["ab", "cd"]) == (("a", "b"), ("c", "d", "x"))
    assert pairs_of("abcdxy", before=["ab", "cdx"])[0] == ("a", "b")


def fours() -> Grouping:
    groups = (
        Group("one", "Group 1", tuple("abcd"), pairs=(("a", "b"), ("c", "d"))),
        Group("two", "Group 2", tuple("efg"), pairs=(("e", "f", "g"),)),
    )
    return Grouping("north", PROGRAMME, groups=groups)


def six() -> Grouping:
    pairs = (("a", "b"), ("c", "e"), ("d", "f"))
    group = Group("one", "Group 1", tuple("abcdef"), pairs=pairs)
    return Grouping("north", PROGRAMME, groups=(group,))


def test_a_pair_can_be_chosen_by_hand():
    first, second = coached(fours(), "a", by="c").groups
    assert first.pairs == (("a", "c"), ("b", "d"))
    assert second == fours().groups[1]


def test_a_pair_chosen_by_hand_parts_no_other_pair():
    (group,) = coached(six(), "b", by="a").groups
    assert group.pairs == (("b", "a"), ("c", "e"), ("d", "f"))


@pytest.mark.parametrize(("person", "by"), [("a", "e"), ("a", "a"), ("nobody", "a")])
def test_only_two_people_of_one_group_are_a_pair(person: str, by: str):
    with pytest.raises(AnswerError) as refused:
        coached(fours(), person, by=by)
    assert str(refused.value) == (
        "Coach pairs are two people of one group. Choose again."
    )


# -- changing by hand -------------------------------------------------------------


def test_somebody_who_moves_is_in_the_new_group_alone():
    first, second = moved(fours(), "a", to="two").groups
    assert (first.members, second.members) == (tuple("bcd"), tuple("efga"))
    assert second.pairs == (("e", "f"), ("g", "a"))
    first, second = moved(fours(), "e", to="").groups
    assert second.members == tuple("fg")
    assert moved(fours(), "a", to="one") == fours()


def test_only_groups_for_the_year_have_coach_pairs():
    for_one_workshop = replace(
        fours(), workshop="workshop2", groups=new_groups(["abcd", "efg"], paired=False)
    )
    to = for_one_workshop.groups[1].id
    assert {g.pairs for g in moved(for_one_workshop, "a", to=to).groups} == {()}


def test_who_leaves_parts_no_other_pair():
    (group,) = moved(six(), "b", to="").groups
    assert group.pairs == (("c", "e"), ("d", "f", "a"))


def test_nobody_moves_into_a_group_that_is_gone():
    with pytest.raises(AnswerError) as refused:
        moved(fours(), "a", to="three")
    assert str(refused.value) == (
        "That group is gone. Look at the groups as they are now."
    )


def test_latecomers_go_where_there_is_most_room():
    first, second = placed(fours(), ["x", "y", "a"]).groups
    assert (first.members, second.members) == (tuple("abcdy"), tuple("efgx"))


def test_who_is_put_first_begins():
    first, second = put_first(fours(), "c").groups
    assert (first.members, second) == (tuple("cabd"), fours().groups[1])
    assert put_first(fours(), "nobody") == fours()


ROLES = ("Presenter", "Responder", "Second responder", "Timekeeper")


@given(st.integers(1, 6), st.integers(0, 9), st.integers(0, 6))
def test_every_role_is_taken_and_passed_round(count, turn, roles):
    group = Group("one", "Group 1", tuple("abcdef"[:count]))
    taken = roles_in(group, ROLES[:roles], turn=turn)
    assert sorted(r for each in taken.values() for r in each) == sorted(ROLES[:roles])
    assert set(taken) == set(group.members)


def test_in_a_three_the_presenter_keeps_no_time():
    group = Group("one", "Group 1", tuple("abc"))
    taken = roles_in(group, ROLES, turn=0)
    assert taken == {
        "a": ["Presenter"],
        "b": ["Responder", "Timekeeper"],
        "c": ["Second responder"],
    }
    alone = replace(group, members=())
    assert roles_in(alone, ROLES, turn=0) == {}
    many = tuple("ABCDEFG")
    taken = roles_in(group, many, turn=1)
    assert taken == {"b": ["A"], "c": ["B", "D", "F"], "a": ["C", "E", "G"]}
    turned = passed_on(passed_on(fours(), "w3-a"), "w3-a")
    assert turned.turns == {"w3-a": 2}


# -- where they meet ---------------------------------------------------------------


@pytest.mark.parametrize("place", ["", "Table 4", "Room 2, by the window", "4: back"])
def test_a_place_may_be_words(place):
    assert (checked_place(f" {place} "), is_link(place)) == (place, False)


def test_a_place_may_be_as_long_as_is_said():
    assert checked_place("x" * LIMIT_PLACE) == "x" * LIMIT_PLACE
    with pytest.raises(AnswerError, match=f"at most {LIMIT_PLACE}"):
        checked_place("x" * (LIMIT_PLACE + 1))


LINKS = ["https://example.org/room/4", "https://example.org", "https://a.example:8443"]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_an_https_address_and_no_place(link):
    assert is_link(link)
    assert checked_link(f" {link}\n") == link
    with pytest.raises(AnswerError, match="Put it under “Video link”"):
        checked_place(link)


def test_a_link_may_be_as_long_as_those_of_teams():
    longest = f"https://example.org/{'x' * (LIMIT_LINK - 20)}"
    assert checked_link(longest) == longest
    with pytest.raises(AnswerError):
        checked_link(f"{longest}x")


def test_one_group_is_told_where_it_meets_and_what_leads_to_its_call():
    first, second = put_in_place(fours(), "two", "  Room\t2 ").groups
    assert (first, second.place) == (fours().groups[0], "Room 2")
    there = linked(fours(), "two", LINKS[0])
    assert [group.link for group in there.groups] == ["", LINKS[0]]
    assert linked(there, "two", "").groups[1].link == ""
    for change in (put_in_place, linked):
        with pytest.raises(AnswerError, match=r"^That group is gone"):
            change(fours(), "three", "")
    with pytest.raises(AnswerError, match=r"^That is an address"):
        put_in_place(fours(), "two", "WWW.example.org")


HOSTILE = [
    "http://example.org",
    "javascript://example.org/%0aalert(1)",
    "data:text/html://x",
    "https://",
    "https://example.org@evil.example.org/",
    "https://exa mple.org",
    "https://example.org\\@x.org",
    "https://example.org:99999/",
    "https://example.org:0/",
    "https://[example.org",
    "https://example.org/\u202egro.elpmaxe",
    "www.example.org",
    "Table 4",
]


@pytest.mark.parametrize("link", HOSTILE)
def test_any_other_address_is_no_link(link):
    assert not is_link(link)
    with pytest.raises(AnswerError, match="starts with https://"):
        checked_link(link)


@pytest.mark.parametrize("place", ["Table\x00 4", "x" * 301, *HOSTILE[:3]])
def test_no_place_is_an_address_or_longer_than_is_said(place):
    with pytest.raises(AnswerError):
        checked_place(place)


# -- by hand, and alone --------------------------------------------------------------


def test_a_group_made_by_hand_is_empty_and_takes_the_next_number():
    made = added(fours(), "")
    assert [group.name for group in made.groups] == ["Group 1", "Group 2", "Group 3"]
    assert made.groups[2].members == ()
    assert made.groups[2].id not in {"one", "two", "three"}
    filled = moved(made, "a", to=made.groups[2].id)
    assert filled.groups[2].members == ("a",)
    between = replace(fours(), groups=fours().groups[1:])
    assert added(between, " ").groups[-1].name == "Group 1"
    assert added(fours(), " The  window ").groups[2].name == "The window"


@pytest.mark.parametrize("name", ["Group 1", " group  2 ", "x" * 61, "a\u202eb"])
def test_no_group_takes_the_name_of_another_or_one_that_misleads(name):
    with pytest.raises(AnswerError):
        added(fours(), name)
    with pytest.raises(AnswerError):
        renamed(added(fours(), ""), added(fours(), "").groups[2].id, name)


def test_a_group_is_renamed_and_keeps_everything_else():
    first, second = renamed(fours(), "one", " The window ").groups
    assert first == replace(fours().groups[0], name="The window")
    assert second == fours().groups[1]
    assert renamed(fours(), "one", "GROUP 1").groups[0].name == "GROUP 1"
    longest = "x" * LIMIT_GROUP_NAME
    assert renamed(fours(), "one", longest).groups[0].name == longest
    with pytest.raises(AnswerError, match="Name the group"):
        renamed(fours(), "one", " ")


def test_there_are_no_more_groups_than_can_be_looked_at():
    groups = tuple(Group(str(n), f"G{n}", ()) for n in range(MOST_GROUPS - 1))
    full = added(replace(fours(), groups=groups), "")
    with pytest.raises(AnswerError, match=f"There can be {MOST_GROUPS} groups"):
        added(full, "")


def test_only_an_empty_group_is_removed():
    made = added(fours(), "")
    assert removed(made, made.groups[2].id) == fours()
    with pytest.raises(AnswerError, match="Group 1 is not empty"):
        removed(made, "one")


def test_a_group_for_the_year_that_was_made_empty_stays_until_it_is_removed():
    roster = [seated(one, "Group 1") for one in "abcd"]
    kept = added(replace(fours(), groups=fours().groups[:1]), "New")
    year = of_the_year(kept, roster)
    assert [group.name for group in year.groups] == ["Group 1", "New"]
    assert [group.name for group in among(year, "abcd").groups] == ["Group 1", "New"]
    # All of whose members have gone is no more.
    assert [group.name for group in among(year, "").groups] == ["New"]
    assert [group.name for group in of_the_year(fours(), roster).groups] == ["Group 1"]


def alone(grouping: Grouping, here: str | None) -> list[tuple[str, str, str]]:
    found = alone_in(grouping, here)
    return [
        (one.person, one.group.name, one.to.name if one.to else "") for one in found
    ]


def test_who_is_alone_is_in_a_group_of_one_or_the_only_one_here():
    three = replace(fours(), groups=(*fours().groups, Group("x", "Group 3", ("h",))))
    assert alone(fours(), None) == []
    assert alone(three, None) == [("h", "Group 3", "Group 2")]
    assert alone(fours(), "abcdefg") == []
    assert alone(fours(), "befg") == [("b", "Group 1", "Group 2")]
    assert alone(three, "aefgh") == [
        ("a", "Group 1", "Group 3"),
        ("h", "Group 3", "Group 1"),
    ]
    assert alone(three, "ef") == [("h", "Group 3", "Group 2")]


def test_who_is_alone_is_sent_to_nobody_who_is_not_there():
    empty = added(fours(), "")
    assert alone(empty, "a") == [("a", "Group 1", "")]
    only = replace(fours(), groups=(Group("x", "Group 3", ("h",)),))
    assert alone(only, None) == [("h", "Group 3", "")]


@given(rooms, sizes)
def test_it_is_said_before_how_many_groups_there_will_be(people, size):
    assert how_many(len(people), size=size) == len(dealt(people, size))


# -- for the year --------------------------------------------------------------------


def seated(person: str, group: str | None, role: Role = Role.PARTICIPANT) -> Seating:
    cohort = Cohort("north", "North")
    return Seating(person, Person(person, person), cohort, role, group)


def test_the_years_groups_are_those_of_the_seats():
    roster = [
        *(seated(one, "Group 10") for one in "xy"),
        *(seated(one, "Group 2") for one in "abc"),
        seated("z", None),
        seated("f", "Group 2", Role.FACILITATOR),
    ]
    year = of_the_year(Grouping("north", PROGRAMME), roster)
    assert [group.name for group in year.groups] == ["Group 2", "Group 10"]
    assert year.groups[0].members == tuple("abc")
    assert year.groups[0].pairs == (("a", "b", "c"),)
    assert of_the_year(Grouping("north", PROGRAMME), roster) == year
    again = of_the_year(year, [*roster, seated("d", "Group 2")])
    assert again.groups[0].id == year.groups[0].id
    assert again.groups[0].members == tuple("abcd")


def test_the_years_groups_keep_their_order_their_places_and_who_is_first():
    before = put_first(put_in_place(fours(), "one", "Table 4"), "c")
    before = replace(before, groups=before.groups[::-1])
    roster = [
        *(seated(one, "Group 1") for one in "xacd"),
        *(seated(one, "Group 2") for one in "efg"),
    ]
    second, first = of_the_year(before, roster).groups
    assert second == before.groups[0]
    assert (first.id, first.place) == ("one", "Table 4")
    assert first.members == tuple("cadx")
    assert first.pairs == (("c", "d"), ("a", "x"))


def test_the_groups_of_the_year_are_called_alike_in_every_release():
    year = of_the_year(Grouping("north", PROGRAMME), [seated("a", "Group 1")])
    # What they have written hangs on it.
    assert year.groups[0].id == "year-bf37557cc9016d1c7c33c3c6"
