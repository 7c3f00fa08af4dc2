"""What everybody is shown: each change does one thing, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from toolkit.model import Pace, Spotlit, showing
from toolkit.model import pace as pacing

START = datetime(2023, 1, 27, 13, 0, tzinfo=UTC)
PACE = Pace("north", "workshop2")
ONE = Spotlit("one", "hope", person="ana")
TWO = Spotlit("two", "hope", text="More time together")


@pytest.fixture
def live() -> Pace:
    return pacing.open_section(PACE, "section-1", at=START)


@pytest.fixture
def picked(live: Pace) -> Pace:
    return showing.pick(showing.pick(live, ONE), TWO)


def test_answers_are_picked_in_order_and_a_named_one_only_once(picked: Pace) -> None:
    assert picked.spotlight == (ONE, TWO)
    again = Spotlit("three", "hope", person="ana")
    assert showing.pick(picked, again) == picked
    assert showing.pick(picked, TWO) == picked


def test_two_copies_without_a_name_are_both_picked(picked: Pace) -> None:
    other = Spotlit("three", "hope", text=TWO.text)
    assert showing.pick(picked, other).spotlight == (ONE, TWO, other)


def test_only_what_was_picked_is_shown(picked: Pace) -> None:
    assert showing.show(picked, "two").shown == "two"
    assert showing.show(picked, "elsewhere") == picked
    assert showing.show_none(showing.show(picked, "two")).shown is None


def test_what_is_picked_first_is_shown_at_once_and_the_rest_waits_in_order(
    live: Pace,
) -> None:
    first = showing.spotlight(live, ONE, TWO)
    assert (first.shown, _ids(showing.waiting(first))) == ("one", ["two"])
    more = showing.spotlight(first, THREE)
    assert (more.shown, _ids(showing.waiting(more))) == ("one", ["two", "three"])
    moved = showing.move(more, "three", by=-1)
    assert _ids(showing.waiting(moved)) == ["three", "two"]
    assert showing.spotlight(live) == live


def test_what_has_been_shown_waits_no_longer_until_it_is_picked_again(
    live: Pace,
) -> None:
    on = showing.show(showing.spotlight(live, ONE, TWO), "two")
    assert showing.waiting(on) == ()
    assert showing.waiting(showing.show_none(on)) == ()
    again = showing.spotlight(on, Spotlit("other", "hope", person="ana"))
    assert (again.shown, _ids(showing.waiting(again))) == ("two", ["one"])
    assert _ids(again.spotlight) == ["two", "one"]


def test_picking_what_is_on_or_waits_already_changes_nothing(live: Pace) -> None:
    on = showing.spotlight(live, TWO, ONE)
    assert showing.spotlight(on, TWO) == on
    assert showing.spotlight(on, Spotlit("other", "hope", person="ana")) == on


def test_what_was_picked_and_not_shown_is_shown_when_it_is_picked_again(
    picked: Pace,
) -> None:
    again = showing.spotlight(picked, Spotlit("other", "hope", person="ana"))
    assert (again.shown, _ids(again.spotlight)) == ("one", ["one", "two"])


def test_one_of_which_nobody_sees_anything_makes_room_for_the_next(
    live: Pace,
) -> None:
    on = showing.spotlight(live, ONE)
    assert showing.spotlight(on, TWO, unseen=["one"]).shown == "two"
    assert showing.spotlight(on, TWO, unseen=["three"]).shown == "one"


def _ids(picked: Iterable[Spotlit]) -> list[str]:
    return [one.id for one in picked]


THREE = Spotlit("three", "hope", text="Less haste")


@pytest.mark.parametrize(
    ("name", "by", "order"),
    [
        ("one", 1, [TWO, ONE, THREE]),
        ("one", 9, [TWO, THREE, ONE]),
        ("one", -1, [ONE, TWO, THREE]),
        ("two", -1, [TWO, ONE, THREE]),
        ("two", -2, [TWO, ONE, THREE]),
        ("three", -1, [ONE, THREE, TWO]),
        ("three", 1, [ONE, TWO, THREE]),
    ],
)
def test_the_order_changes_as_far_as_there_are_places(
    picked: Pace, name: str, by: int, order: list[Spotlit]
) -> None:
    three = showing.pick(picked, THREE)
    assert list(showing.move(three, name, by=by).spotlight) == order


def test_moving_what_is_gone_changes_nothing(picked: Pace) -> None:
    assert showing.move(picked, "elsewhere", by=1) == picked


def test_what_is_dropped_is_no_longer_shown(picked: Pace) -> None:
    shown = showing.show(picked, "one")
    assert showing.drop(shown, "one").spotlight == (TWO,)
    assert showing.drop(shown, "one").shown is None
    assert showing.drop(shown, "two").shown == "one"


def test_results_are_revealed_and_hidden_again_one_by_one(live: Pace) -> None:
    shown = showing.reveal(live, "ready", revealed=True)
    both = showing.reveal(shown, "hope", revealed=True)
    assert both.revealed == {"ready", "hope"}
    assert showing.reveal(both, "hope", revealed=False) == shown
    assert showing.reveal(shown, "ready", revealed=True) == shown


def test_what_is_hidden_leaves_the_spotlight_too(picked: Pace) -> None:
    shown = showing.show(picked, "one")
    hidden = showing.hide(shown, "hope/ana", "hope/bo", reason="Names a pupil.")
    assert hidden.hidden == {"hope/ana", "hope/bo"}
    assert (hidden.spotlight, hidden.shown) == ((TWO,), None)
    assert showing.show_again(hidden, "hope/bo").hidden == {"hope/ana"}


def test_why_something_is_hidden_is_known_as_long_as_it_is_hidden() -> None:
    hidden = showing.hide(PACE, "hope/ana", "hope/bo", reason="Names a pupil.")
    assert set(hidden.reasons.items()) == {
        ("hope/ana", "Names a pupil."),
        ("hope/bo", "Names a pupil."),
    }
    back = showing.show_again(hidden, "hope/ana")
    assert dict(back.reasons) == {"hope/bo": "Names a pupil."}
    assert showing.hide(hidden, "hope/bo", reason="").reasons["hope/bo"] == ""


def test_answers_that_say_the_same_are_one_card_until_taken_apart() -> None:
    merged = showing.merge(PACE, "a", others=["a", "b", "c"])
    assert merged.merged == {"b": "a", "c": "a"}
    assert showing.take_apart(merged, "a") == PACE


def test_merging_a_merged_card_keeps_everybody_counted_once() -> None:
    pair = showing.merge(PACE, "a", others=["b"])
    assert showing.merge(pair, "c", others=["a"]).merged == {"a": "c", "b": "c"}
    assert showing.merge(pair, "b", others=["c"]).merged == {"b": "a", "c": "a"}
    assert showing.merge(pair, "a", others=["a", "b"]).merged == {"b": "a"}


def test_the_screen_turns_its_pages_until_it_shows_something_else(live: Pace) -> None:
    second = showing.turn(live, by=1)
    assert (second.page, showing.turn(second, by=-2).page) == (1, -1)
    assert showing.put_up(second, "hope").page == 0
    assert pacing.open_section(second, "section-2", at=START).page == 0
    assert pacing.end_live(second, at=START).page == 0
