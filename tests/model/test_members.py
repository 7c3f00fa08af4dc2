"""Members: whoever has left is in no group today, and in theirs once back."""

from __future__ import annotations

from toolkit.model import PROGRAMME
from toolkit.model.groups import Group, Grouping
from toolkit.model.members import among, kept_with


def made(*groups: str, workshop: str = PROGRAMME) -> Grouping:
    named = (
        Group(f"g{number}", f"Group {number}", tuple(members))
        for number, members in enumerate(groups, start=1)
    )
    return Grouping("north", workshop, groups=tuple(named))


def members(grouping: Grouping) -> list[str]:
    return ["".join(group.members) for group in grouping.groups]


def test_nobody_coaches_alone_when_their_partner_has_left():
    pairs = (("a", "b"), ("c", "d"))
    year = Grouping(
        "north", PROGRAMME, groups=(Group("g", "G", (*"abcd",), "", pairs),)
    )
    (group,) = among(year, "abc").groups
    assert group.pairs == (("a", "b", "c"),)


def test_a_group_that_all_have_left_stays_in_a_workshop_and_not_in_the_year():
    assert members(among(made("ab", "cd", workshop="w"), "cd")) == ["", "cd"]
    assert members(among(made("ab", "cd"), "cd")) == ["cd"]


def test_what_is_changed_meanwhile_is_kept_with_who_has_left():
    before = made("ab", "cd", "e")
    seen = among(before, "abc")
    assert members(kept_with(seen, before, "abc")) == ["ab", "cd", "e"]
    assert kept_with(before, before, "abcde") == before
