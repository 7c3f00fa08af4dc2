"""Reflection, discussion, poll, ranking and recall: what they keep and show."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.conftest import WORKSHOP, People, attached
from toolkit.activities import (
    Activity,
    Discussion,
    Poll,
    Ranking,
    Recall,
    Reflection,
    Scale,
    printed_blocks,
)
from toolkit.activities.base.blocks import Empty, Text
from toolkit.errors import AnswerError, AuthoringError
from toolkit.export.printed import prepare
from toolkit.model import Sharing
from toolkit.seat import Seat
from toolkit.store import Store

CARDS = [f"Card {number}" for number in range(1, 10)]
OPTIONS = ["Not yet", "Nearly", "Ready"]


def reflection() -> Reflection:
    return Reflection("hope", "Hope?", fields=("Keep", "Question")).at(WORKSHOP)


def discussion() -> Discussion:
    return Discussion("talk", "Talk?", choices=("One", "Two")).at(WORKSHOP)


def poll() -> Poll:
    return Poll("ready", "Ready?", options=OPTIONS).at(WORKSHOP)


def scale() -> Scale:
    return Scale("ready", "Ready?", low=1, high=3).at(WORKSHOP)


def diamond() -> Ranking:
    return Ranking("nine", "Order?", cards=CARDS).at(WORKSHOP)


def order() -> Ranking:
    cards = CARDS[:4]
    return Ranking("four", "Order?", cards=cards, shape="list").at(WORKSHOP)


ALL = [reflection, discussion, poll, diamond, order]


def heard(activity: Activity) -> list[dict[str, Any]]:
    """Collects what *activity* says to its browser."""
    said: list[dict[str, Any]] = []
    activity.send = said.append
    return said


def save(activity: Activity, value: Any, *, write: str = "w1", **more: Any) -> None:
    message = {"do": "save", "value": value, "sharing": "cohort", "based_on": 0}
    activity._receive(activity, {**message, "write": write, **more}, [])


def voted(people: People, *chosen: int) -> None:
    for index in chosen:
        save(attached(poll(), people.seat()), {"chosen": [index]}, write=f"v{index}")


def catch_up(activity: Activity, seat: Seat) -> None:
    for event in seat.changes():
        activity.on_event(event)


# -- discussion -----------------------------------------------------------------


def test_the_wall_shows_what_others_share_newest_first(people: People) -> None:
    me = people.seat()
    wall = attached(discussion(), me)
    for text in ("first", "second"):
        save(attached(discussion(), people.seat()), {"choice": 1, "text": text})
    catch_up(wall, me)
    cards = wall.room["cards"]
    assert [card["text"] for card in cards] == ["second", "first"]
    assert cards[0]["name"] == "Participant 3"
    assert cards[0]["choice"] == "Two"


def test_private_and_empty_contributions_are_not_on_the_wall(people: People) -> None:
    save(attached(discussion(), people.seat()), {"text": "mine"}, sharing="private")
    save(attached(discussion(), people.seat()), {"choice": 0, "text": "  \n"})
    assert attached(discussion(), people.seat()).room == {"cards": [], "more": 0}


def test_ones_own_contribution_is_not_repeated_on_the_wall(people: People) -> None:
    me = people.seat()
    activity = attached(discussion(), me)
    save(activity, {"text": "mine"})
    catch_up(activity, me)
    assert activity.room["cards"] == []


def test_a_full_wall_sends_sixty_and_counts_the_rest(people: People) -> None:
    for number in range(62):
        save(attached(discussion(), people.seat()), {"text": f"{number}"})
    room = attached(discussion(), people.seat()).room
    assert (len(room["cards"]), room["more"]) == (60, 2)


# -- poll -----------------------------------------------------------------------


def test_results_are_hidden_from_participants_until_revealed(people: People) -> None:
    voted(people, 0, 2, 2)
    me, facilitator = people.seat(), people.facilitator()
    mine, steering = attached(poll(), me), attached(poll(), facilitator)
    assert mine.room["counts"] is None
    assert steering.room["counts"] == [1, 0, 2]
    steering._receive(steering, {"do": "reveal", "revealed": True, "write": "r"}, [])
    catch_up(mine, me)
    assert mine.room["counts"] == [1, 0, 2]


def test_a_participant_cannot_reveal_results(people: People) -> None:
    activity = attached(poll(), people.seat())
    said = heard(activity)
    activity._receive(activity, {"do": "reveal", "revealed": True, "write": "r"}, [])
    assert "Only a facilitator" in said[-1]["refused"]
    assert activity.room["revealed"] is False


def test_an_anonymous_poll_shows_nothing_below_five_answers(people: People) -> None:
    facilitator = people.facilitator()
    facilitator.pace.reveal(WORKSHOP, "ready", revealed=True)
    voted(people, 0, 1, 2, 2)
    assert attached(scale(), people.seat()).room["counts"] is None
    voted(people, 1)
    assert attached(scale(), people.seat()).room["counts"] == [1, 2, 2]


def test_a_vote_is_kept_private_whatever_the_browser_asks(people: People) -> None:
    me = people.seat()
    save(attached(poll(), me), {"chosen": [1]}, sharing="cohort")
    kept = me.response(WORKSHOP, "ready")
    assert kept is not None
    assert kept.sharing is Sharing.PRIVATE
    assert kept.value == {"chosen": [1], "words": ["Nearly"]}


def test_a_facilitators_vote_is_not_counted(people: People) -> None:
    facilitator = people.facilitator()
    activity = attached(poll(), facilitator)
    save(activity, {"chosen": [1]})
    catch_up(activity, facilitator)
    assert activity.room["answered"] == 0


@pytest.mark.parametrize("chosen", [[0, 1], [3], [-1], [True], ["0"], "0", {}, [[0]]])
def test_a_single_choice_refuses_everything_else(chosen: Any) -> None:
    with pytest.raises(AnswerError):
        poll().check({"chosen": chosen}, part="")


def test_a_poll_without_options_says_so_to_its_author() -> None:
    with pytest.raises(AuthoringError, match="at least two options"):
        Poll("ready", "Ready?", options=["Ready"])


# -- ranking --------------------------------------------------------------------


def test_a_ranking_keeps_the_words_with_the_places() -> None:
    value = {"places": [4, 9], "own": ["My card"], "reasons": {"9": "Missing", "1": ""}}
    kept = diamond().check(value, part="")
    assert kept["places"] == [4, 9] + [None] * 7
    assert kept["own"] == ["My card", ""]
    assert kept["words"][:3] == ["Card 5", "My card", ""]
    assert kept["reasons"] == {"9": "Missing"}


@pytest.mark.parametrize(
    "value",
    [
        {"places": [1, 1]},
        {"places": [11]},
        {"places": [9, 10]},
        {"places": [0] * 10},
        {"own": ["a", "b", "c"]},
        {"reasons": {"11": "no such card"}},
        {"reasons": {"one": "no such card"}},
        [],
        "first",
    ],
)
def test_a_diamond_refuses_what_no_page_sends(value: Any) -> None:
    with pytest.raises(AnswerError):
        diamond().check(value, part="")


def test_a_printed_diamond_has_its_shape_and_its_reasons() -> None:
    activity = diamond()
    value = {"places": list(range(9)), "reasons": {"3": "Because"}}
    kept = activity.check(value, part="")
    shape, reasons = printed_blocks(activity.face, {"": kept})
    assert [len(row) for row in shape.rows] == [1, 2, 3, 2, 1]
    assert reasons.rows[3] == ["4", "Card 4", "Because"]


def test_a_printed_order_has_its_numbers() -> None:
    activity = order()
    kept = activity.check({"places": [1, 0, None, None], "reasons": {}}, part="")
    [ranked, *_reasons] = printed_blocks(activity.face, {"": kept})
    assert [node["is"] for node in prepare(ranked)["inside"]] == ["numbered"]


# -- recall ---------------------------------------------------------------------


def recall() -> Recall:
    names = {"source_workshop": WORKSHOP, "source": "hope"}
    return Recall("Your hope", title="My hope", **names).at("workshop2")


def test_recall_follows_ones_own_earlier_answer(people: People) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    assert activity.room["texts"] == []
    save(attached(reflection(), people.again(me)), {"texts": ["June", ""]})
    catch_up(activity, me)
    assert activity.room["texts"] == ["June"]
    assert activity.room["asked"] == "Hope?"
    [block] = printed_blocks(activity.face, {"": activity.answers[""]["value"]})
    assert block == Text("June", label="My hope")


def test_recall_never_shows_anybody_elses_answer(people: People) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    save(attached(reflection(), people.seat()), {"texts": ["theirs"]})
    catch_up(activity, me)
    assert activity.room["texts"] == []


def test_recall_saves_nothing(people: People, store: Store) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    said = heard(activity)
    save(activity, {"texts": ["changed"]})
    assert "refused" in said[-1]
    assert not me.responses("workshop2")


# -- all of them ----------------------------------------------------------------


@pytest.mark.parametrize("make", ALL)
def test_an_unanswered_activity_prints_as_such(make: Any) -> None:
    activity = make()
    [block] = activity.printed(activity.face, {"": None})
    assert block == Empty() or block.selected == []


def test_old_answers_still_print_when_the_author_shortens_a_list() -> None:
    face = scale().face
    [scale_now] = printed_blocks(face, {"": {"chosen": [4], "words": ["5"]}})
    assert scale_now.value is None
    value = {"choice": 7, "text": "still here"}
    [text] = printed_blocks(discussion().face, {"": value})
    assert text.body == "still here"


@pytest.mark.parametrize("make", [*ALL, recall])
def test_the_static_face_escapes_the_authors_words(make: Any) -> None:
    activity = make()
    marked = {"prompt": "<b>", "cards": ["<i>"], "options": ["<i>"], "choices": ["<i>"]}
    face = {**activity.face, **marked, "help": "<u>"}
    static = activity._static(face)
    assert not any(tag in static for tag in ("<b>", "<i>", "<u>"))
    assert "&lt;b&gt;" in static


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
hostile = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)
near = st.fixed_dictionaries(
    {},
    optional={
        "texts": hostile | st.lists(st.text(max_size=5), max_size=3),
        "choice": hostile | st.integers(-1, 3),
        "text": hostile,
        "chosen": hostile | st.lists(st.integers(-1, 4), max_size=3),
        "places": hostile | st.lists(st.none() | st.integers(0, 11), max_size=9),
        "own": hostile | st.lists(st.text(max_size=4), max_size=2),
        "reasons": hostile
        | st.dictionaries(st.sampled_from("0123x"), st.text(), max_size=3),
    },
)
messages = st.fixed_dictionaries(
    {
        "do": st.sampled_from(["save", "save", "save", "reveal"]) | hostile,
        "write": st.uuids().map(str) | hostile,
    },
    optional={
        "part": st.just("") | hostile,
        "value": near | near | hostile,
        "sharing": st.sampled_from([level.value for level in Sharing]) | hostile,
        "based_on": st.just(0) | st.integers(0, 5) | hostile,
        "revealed": hostile,
    },
)


@pytest.mark.parametrize("make", [*ALL, recall])
@settings(max_examples=60)
@given(message=messages | hostile)
def test_whatever_arrives_only_checked_values_are_kept(
    make: Any, people: People, message: Any
) -> None:
    seat = people.seat()
    activity = attached(make(), seat)
    said = heard(activity)
    activity._receive(activity, message, [])
    assert not any(reply.get("again") for reply in said)
    kept = seat.response(WORKSHOP, activity.name)
    if kept is not None:
        assert activity.check(kept.value, part="") == kept.value
