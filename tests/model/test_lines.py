"""Two changes to one line at one moment: nothing anybody wrote is lost."""

from math import inf, nextafter

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.lines import Merged, Words, index_after, merged, place_at

words = st.builds(Words, st.sampled_from(["", "one", "two", "three"]), st.booleans())


@given(words, words, words)
def test_no_new_words_are_lost(seen: Words, now: Words, yours: Words) -> None:
    became = merged(seen, now, yours)
    there = {became.words.text, became.beside}
    if yours.text != seen.text and not yours.gone:
        assert yours.text in there
    if now.text != seen.text:
        assert now.text in there


@given(words, words)
def test_who_has_seen_the_newest_version_has_their_way(
    now: Words, yours: Words
) -> None:
    assert merged(now, now, yours).words == yours


def test_two_changes_to_one_text_stand_beside_each_other() -> None:
    became = merged(Words("a"), Words("ab"), Words("ac"))
    assert (became.words, became.beside) == (Words("ab"), "ac")


def test_the_same_change_made_twice_is_one_change() -> None:
    became = merged(Words("a"), Words("ab"), Words("ab"))
    assert (became.words, became.beside) == (Words("ab"), None)


def test_words_that_somebody_is_changing_are_not_taken_away() -> None:
    took_away = merged(Words("a"), Words("ab"), Words("a", gone=True))
    assert took_away.words == Words("ab")
    wrote = merged(Words("a"), Words("a", gone=True), Words("ab"))
    assert wrote.words == Words("ab")


def test_taking_away_what_somebody_changed_leaves_their_words_and_no_second_line() -> (
    None
):
    took_away = merged(Words("a"), Words("ab"), Words("ac", gone=True))
    assert took_away == Merged(Words("ab"))


def test_who_has_seen_somebodys_change_may_take_it_away() -> None:
    took_away = merged(Words("ab"), Words("ab"), Words("ab", gone=True))
    assert took_away == Merged(Words("ab", gone=True))


def test_a_line_can_be_put_back() -> None:
    gone = Words("a", gone=True)
    assert merged(gone, gone, Words("a")).words == Words("a")


@given(st.lists(st.integers(0, 5), max_size=60))
def test_lines_keep_the_order_they_were_put_in(moves: list[int]) -> None:
    places: list[float] = []
    for move in moves:
        index = min(move, len(places))
        place = place_at(places, index)
        if place is None:
            places = [float(n + (n >= index)) for n in range(len(places))]
            place = float(index)
        places.insert(index, place)
        assert places == sorted(set(places))


def test_a_place_lies_half_way_or_one_beyond_the_end() -> None:
    assert place_at([], 0) == 0
    assert place_at([3.0], 0) == 2
    assert place_at([3.0], 1) == 4
    assert place_at([3.0, 4.0], 1) == 3.5


@given(st.floats(-1e9, 1e9))
def test_between_neighbouring_numbers_there_is_no_place(above: float) -> None:
    below = nextafter(above, inf)
    assert place_at([above, below], 1) is None
    assert place_at([above, above], 1) is None


def test_a_line_goes_below_the_one_that_is_named() -> None:
    names = ["a", "b"]
    assert [index_after(names, after) for after in ("", "a", "b", "c", None)] == [
        0,
        1,
        2,
        2,
        2,
    ]
