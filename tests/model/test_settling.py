"""Counts that grow: whoever lays one look beside the next never finds fewer than five.

A history is made up: people answer, change what they said, take it back or are erased,
and between that somebody looks. The reader knows everything that was shown; here they
are tried against who really answered what.
"""

from __future__ import annotations

import string
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.settling import (
    Row,
    Settling,
    Shown,
    is_near,
    people_between,
    settled,
    texts_shown,
)
from toolkit.model.suppression import FEWEST

PEOPLE = 10
Said = frozenset[str]
"""What somebody chose: one thing, or of what overlaps several."""

WHO = st.integers(0, PEOPLE - 1)
ONE = st.sampled_from("abc").map(lambda one: frozenset({one}))
SEVERAL = st.frozensets(st.sampled_from("abc"), min_size=1)
LOOK: Literal["look"] = "look"


def histories(said: st.SearchStrategy[Said]) -> st.SearchStrategy[list[object]]:
    """Steps: somebody's answer, or None for one that is gone; and looks."""
    step = st.tuples(WHO, st.none() | said | said | said)
    few = st.lists(step, min_size=1, max_size=5)
    most = st.lists(step, min_size=8, max_size=20)
    then = st.lists(few, max_size=12)
    return st.builds(
        lambda first, later: [*first, LOOK, *(x for n in later for x in (*n, LOOK))],
        most,
        then,
    )


@dataclass
class Looks:
    """What looks have shown, and what everybody had answered when it was counted."""

    overlap: bool
    said: dict[int, Said] = field(default_factory=dict)
    row: Row | None = None
    behind: dict[int, Said] = field(default_factory=dict)
    steps: list[tuple[Row | None, dict[int, Said], Row | None, dict[int, Said]]] = (
        field(default_factory=list)
    )

    def take(self, step: object) -> None:
        """Let one thing happen."""
        if step == LOOK:
            self._look()
        elif isinstance(step, tuple):
            who, what = step
            self.said.pop(who, None)
            if what:
                self.said[who] = what

    def _look(self) -> None:
        counts = Counter(one for each in self.said.values() for one in each)
        if self.overlap:
            counts["answered"] = len(self.said)
        found = settled(self.row, Row(counts, PEOPLE), overlap=self.overlap)
        if found is not self.row:
            self.steps.append((self.row, self.behind, found, dict(self.said)))
            self.row, self.behind = found, dict(self.said)


def differ(before: dict[int, Said], after: dict[int, Said]) -> int:
    return sum(before.get(who) != after.get(who) for who in range(PEOPLE))


@pytest.mark.parametrize("overlap", [False, True])
@given(data=st.data())
def test_no_step_from_one_look_to_the_next_is_of_fewer_than_five(
    overlap: bool, data: st.DataObject
) -> None:
    looks = Looks(overlap)
    for step in data.draw(histories(SEVERAL if overlap else ONE)):
        looks.take(step)
    for _, before, _, after in looks.steps:
        assert differ(before, after) >= FEWEST


@given(histories(ONE), WHO, ONE)
def test_whatever_one_person_says_the_pages_differ_only_where_four_others_do(
    history: list[object], who: int, instead: Said
) -> None:
    """Two histories that differ in one person's answers alone, look by look."""
    one, other = Looks(overlap=False), Looks(overlap=False)
    for step in history:
        one.take(step)
        theirs = isinstance(step, tuple) and step[0] == who
        other.take((who, instead) if theirs else step)
        if one.row != other.row:
            # Where one shows something new, it is of four others at the least.
            newest = one if one.behind != other.behind else other
            if newest.steps:
                _, before, _, after = newest.steps[-1]
                others = {k: v for k, v in after.items() if k != who}
                known = {k: v for k, v in before.items() if k != who}
                assert differ(known, others) >= FEWEST - 1


@given(st.lists(st.tuples(ONE, ONE), max_size=PEOPLE), st.sets(WHO))
def test_while_people_only_answer_when_it_changes_tells_nothing_of_what(
    chosen: list[tuple[Said, Said]], looked: set[int]
) -> None:
    one, other = Looks(overlap=False), Looks(overlap=False)
    for who, (this, that) in enumerate(chosen):
        one.take((who, this))
        other.take((who, that))
        if who in looked:
            one.take(LOOK)
            other.take(LOOK)
    counted = [len(after) for *_, after in one.steps]
    assert counted == [len(after) for *_, after in other.steps]


def test_five_answers_are_shown_and_four_more_are_not() -> None:
    first = settled(None, Row({"a": 5}, 20))
    assert first == Row({"a": 5}, 20)
    assert settled(None, Row({"a": 4}, 20)) is None
    assert settled(first, Row({"a": 7, "b": 2}, 24)) == first
    assert settled(first, Row({"a": 8, "b": 2}, 24)) == Row({"a": 8, "b": 2}, 24)


def test_three_who_change_what_they_said_are_three() -> None:
    first = Row({"a": 12}, 20)
    assert settled(first, Row({"a": 9, "b": 3}, 20)) == first
    assert settled(first, Row({"a": 7, "b": 5}, 20)) == Row({"a": 7, "b": 5}, 20)


def test_who_comes_and_says_nothing_moves_no_row() -> None:
    """Else whoever adds people by the roster could make any row show the newest."""
    first = settled(None, Row({"a": 5}, 20))
    assert settled(first, Row({"a": 6}, 90)) == first


def test_five_who_are_erased_are_out_of_the_counts_and_four_are_not() -> None:
    first = Row({"a": 12}, 20)
    assert settled(first, Row({"a": 8}, 16)) == first
    assert settled(first, Row({"a": 7}, 15)) == Row({"a": 7}, 15)


def test_of_what_overlaps_one_person_is_one_whatever_they_tick() -> None:
    before, after = dict.fromkeys("abcdef", 6), dict.fromkeys("abcdef", 7)
    assert people_between(before, after, overlap=True) == 1
    assert people_between(before, after) == 6


@pytest.mark.parametrize(
    ("before", "fresh", "near"),
    [
        ({"a": 10, "b": 5}, {"a": 10, "b": 5}, False),
        ({"a": 10, "b": 5}, {"a": 15, "b": 5}, False),
        ({"a": 10}, {"a": 15, "b": 1}, True),
    ],
)
def test_what_is_near_differs_in_a_count_by_fewer_than_five(
    before: dict[str, int], fresh: dict[str, int], near: bool
) -> None:
    assert is_near(before, fresh) is near


# -- texts ---------------------------------------------------------------------------

WRITING = st.lists(
    st.tuples(WHO, st.none() | st.sampled_from(string.ascii_lowercase[:8]))
    | st.just(LOOK),
    max_size=120,
)


@given(WRITING)
def test_texts_come_in_batches_of_five_people_and_go_at_once(
    history: list[object],
) -> None:
    written: dict[int, str] = {}
    shown: Counter[str] = Counter()
    for step in history:
        if step != LOOK and isinstance(step, tuple):
            written.pop(step[0], None)
            if step[1]:
                written[step[0]] = step[1]
            continue
        found = Counter(texts_shown(shown, {str(k): [v] for k, v in written.items()}))
        now = Counter(written.values())
        # Nothing is shown that nobody says any more, nor more often than it is said.
        assert not found - now
        new = (found - shown).total()
        assert new == 0 or new >= FEWEST
        assert new or found == shown & now
        shown = found


def test_what_one_person_writes_in_five_texts_is_no_batch() -> None:
    many = {"a": list("12345")}
    assert texts_shown({}, many) == {}
    assert set(texts_shown({}, {who: [who] for who in "abcde"})) == set("abcde")


# -- what is kept --------------------------------------------------------------------


def test_what_was_shown_is_kept_as_numbers_and_read_again() -> None:
    settling = Settling(Shown(), people=20)
    settling.row("end/scale", {"0": 5, "3": 2})
    settling.texts("end/text", {who: [who] for who in "abcde"})
    told = settling.shown.told()
    assert told["rows"] == {"end/scale": [20, {"0": 5, "3": 2}]}
    assert Shown.read(told) == settling.shown
    assert Shown.read(None) == Shown()


def test_what_is_not_asked_about_now_stays_as_it_was_shown() -> None:
    last = Shown({"one": Row({"0": 6}, 20)}, {"t": {"x": 5}})
    settling = Settling(last, people=20)
    settling.row("two", {"0": 9})
    assert settling.shown.rows["one"] == last.rows["one"]
    assert settling.shown.texts == last.texts


def test_of_texts_that_are_all_gone_nothing_is_kept() -> None:
    settling = Settling(Shown({}, {"t": {"x": 5}}), people=20)
    assert settling.texts("t", {}) == {}
    assert settling.shown.texts == {"t": {}}
