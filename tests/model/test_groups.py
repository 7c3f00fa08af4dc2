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
    LIMIT_PLACE,
    Group,
    Grouping,
    checked_place,
    coached,
    deal,
    is_link,
    moved,
    new_groups,
    pairs_of,
    passed_on,
    placed,
    put_first,
    put_in_place,
    roles_in,
)
from toolkit.model.members import of_the_year

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


@pytest.mark.parametrize("place", ["https://example.org/room/4", "https://example.org"])
def test_a_place_may_be_an_https_link(place):
    assert checked_place(place) == place
    assert is_link(place)


def test_one_group_is_told_where_it_meets():
    first, second = put_in_place(fours(), "two", "  Room\t2 ").groups
    assert (first, second.place) == (fours().groups[0], "Room 2")
    with pytest.raises(AnswerError, match=r"^That group is gone"):
        put_in_place(fours(), "three", "Room 2")
    with pytest.raises(AnswerError, match=r"^Only links that start with https://"):
        put_in_place(fours(), "two", "www.example.org")


HOSTILE = [
    "http://example.org",
    "javascript://example.org/%0aalert(1)",
    "data:text/html://x",
    "https://",
    "https://example.org@evil.example.org/",
    "https://exa mple.org",
    "https://example.org\\@x.org",
    "www.example.org",
    "Table\x00 4",
    "x" * 301,
]


@pytest.mark.parametrize("place", HOSTILE)
def test_any_other_address_is_refused(place):
    assert not is_link(place)
    with pytest.raises(AnswerError):
        checked_place(place)


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
