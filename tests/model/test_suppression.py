"""Counts that nobody can be traced by, tried by whoever calculates with a table."""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.model.suppression import (
    FEWEST,
    number_of_all,
    of_all,
    outside,
    parts,
)

COUNTS = st.dictionaries(
    st.sampled_from("abcdef"), st.integers(0, 12), min_size=2, max_size=5
)


def could_be(
    shown: dict[str, int | None], whole: int, key: str, *, most: int
) -> set[int]:
    """What one hidden part can be for all that is published."""
    hidden = [one for one, count in shown.items() if count is None]
    left = whole - sum(count for count in shown.values() if count is not None)
    others = [one for one in hidden if one != key]
    found = set()
    for guess in itertools.product(range(most + 1), repeat=len(others)):
        if 0 <= (mine := left - sum(guess)) <= most:
            found.add(mine)
    return found


@given(COUNTS)
def test_no_small_part_stands_and_none_can_be_worked_out(
    counts: dict[str, int],
) -> None:
    shown, whole = parts(counts), sum(counts.values())
    for key, count in counts.items():
        if not 0 < count < FEWEST:
            continue
        assert shown[key] is None
        possible = could_be(shown, whole, key, most=whole)
        assert len(possible) > 1
        assert max(possible) >= min(FEWEST, whole)


@given(COUNTS)
def test_what_can_stand_stands_as_it_is(counts: dict[str, int]) -> None:
    shown = parts(counts)
    assert all(shown[key] in {None, count} for key, count in counts.items())
    if sum(counts.values()) >= FEWEST and not any(0 < c < 5 for c in counts.values()):
        assert shown == counts


def test_one_small_part_is_not_given_away_by_the_whole() -> None:
    assert parts({"heads": 3, "seconds": 9, "leads": 18}) == {
        "heads": None,
        "seconds": None,
        "leads": 18,
    }


def test_two_small_parts_that_are_one_each_take_another_along() -> None:
    assert parts({"a": 1, "b": 1, "c": 7}) == {"a": None, "b": None, "c": None}


def test_of_few_people_nothing_is_said() -> None:
    assert parts({"a": 4, "b": 0}) == {"a": None, "b": None}
    assert of_all(2, 4) == "some or none of a few"
    assert of_all(4, 4) == of_all(0, 4)
    assert number_of_all(2, 4) is None


def test_all_but_few_gives_away_the_few() -> None:
    assert of_all(26, 30) == "more than 25 of 30"
    assert of_all(25, 30) == "25 of 30"
    assert number_of_all(29, 30) is None
    assert number_of_all(30, 30) == 30
    assert of_all(0, 30) == "0 of 30"


@given(
    st.lists(st.integers(0, 12), min_size=3, max_size=5),
    st.integers(0, 12),
)
@example([0, 0, 0], 5)
def test_what_leaves_the_house_gives_no_few_away_alone_or_beside_the_page(
    chosen: list[int], rest: int
) -> None:
    counts = dict(zip("abcde", chosen, strict=False))
    out, inside, whole = outside(counts, rest), parts(counts), sum(chosen) + rest
    # Whoever reads both knows no number that the page does not show.
    assert all(out[key] in {None, inside[key]} for key in counts)
    shown = {str(key): count for key, count in out.items()}
    assert not [count for count in shown.values() if count and count < FEWEST]
    if whole >= FEWEST:
        for key, count in shown.items():
            if count is None:
                possible = could_be(shown, whole, key, most=whole)
                assert len(possible) > 1
                assert max(possible) >= FEWEST
