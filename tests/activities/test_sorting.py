"""Sorting, ladder, recommendations, thread, slider and waterfall: what they keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking import anything, save, say
from toolkit.activities import (
    Activity,
    Discussion,
    Ladder,
    Recommendations,
    Scale,
    Sorting,
    Thread,
    printed_blocks,
)
from toolkit.errors import AnswerError, AuthoringError

CARDS = ("Ratio", "Angle facts", "Fractions", "Averages", "Area")
GROUPS = {"Newer": ("Listen", "Teach in public"), "Everyone": ("Ask", "Edit", "Rest")}


def sorting() -> Sorting:
    more = {"limits": {"Rebuild": 2}, "reasons_for": ("Wait",)}
    return Sorting("sort", "Sort?", cards=CARDS, **more).at(WORKSHOP)


def ladder() -> Ladder:
    levels = ("Reaction", "Learning", "Pupils")
    return Ladder("rungs", "How?", cards=CARDS, levels=levels).at(WORKSHOP)


def recommendations() -> Recommendations:
    more = {"groups": GROUPS, "stars": 2, "closing": ("How many?",)}
    return Recommendations("list", "Which?", **more).at(WORKSHOP)


def thread() -> Thread:
    more = {"images": ("Bar", "Graph"), "questions": ("Which travels?",)}
    return Thread("grow", "How?", strips=CARDS, **more).at(WORKSHOP)


def slider() -> Scale:
    ends = ("None", "All")
    return Scale("share", "Share?", low=0, high=100, ends=ends).at(WORKSHOP)


def waterfall() -> Discussion:
    return Discussion("first", "First?", together=True).at(WORKSHOP)


ALL: list[Callable[[], Activity]] = [
    sorting,
    ladder,
    recommendations,
    thread,
    slider,
    waterfall,
]


def printed(activity: Activity, value: object) -> list[Any]:
    return printed_blocks(activity.face, {"": activity.check(value, part="")})


# -- sorting ----------------------------------------------------------------------


def test_a_sorting_keeps_where_cards_are_and_what_they_said() -> None:
    value = {
        "columns": [0, 2, 0],
        "reasons": ["", "Later"],
        "dates": ["", "2023-06-05"],
    }
    kept = sorting().check(value, part="")
    assert kept["columns"] == [0, 2, 0, None, None]
    assert kept["words"] == {
        "Rebuild": ["Ratio", "Fractions"],
        "Weave": [],
        "Wait": ["Angle facts"],
    }
    assert kept["dates"][1] == "2023-06-05"


def test_a_column_never_holds_more_than_its_limit() -> None:
    with pytest.raises(AnswerError, match="Rebuild holds 2 at most"):
        sorting().check({"columns": [0, 0, 0]}, part="")


def test_a_sorting_prints_its_columns_then_why_some_wait() -> None:
    value = {
        "columns": [0, 2, 1],
        "reasons": ["not asked", "Few pupils"],
        "dates": ["", "2023-06-05"],
    }
    rebuild, weave, wait, reasons = printed(sorting(), value)
    assert (rebuild.items, weave.items) == (["Ratio"], ["Fractions"])
    assert wait.label == "Wait"
    assert reasons.rows == [["Angle facts", "Few pupils", "Monday 5 June 2023"]]


def test_an_author_is_told_of_a_limit_for_no_column() -> None:
    with pytest.raises(AuthoringError, match="its own columns"):
        Sorting("s", "?", cards=CARDS, limits={"Now": 1}).at(WORKSHOP)


# -- ladder -----------------------------------------------------------------------


def test_a_ladder_keeps_own_evidence_and_how_sure_each_level_makes_one() -> None:
    value = {
        "columns": [0, None, None, None, None, 2],
        "own": ["Two classes explain"],
        "levels": [{}, {}, {"sentence": "They explain.", "confidence": 1}],
    }
    kept = ladder().check(value, part="")
    assert kept["words"]["Pupils"] == ["Two classes explain"]
    *_, table = printed(ladder(), value)
    assert table.rows == [["Pupils", "They explain.", "Medium"]]


def test_own_evidence_without_words_is_on_no_level() -> None:
    kept = ladder().check({"columns": [None] * 5 + [1], "own": [""]}, part="")
    assert kept["words"]["Learning"] == []


# -- recommendations --------------------------------------------------------------


def test_recommendations_are_marked_starred_and_counted() -> None:
    value = {"marks": [0, 2, 0], "stars": [1], "how": ["", "Open door"]}
    starred, marked = printed(recommendations(), value)
    assert starred.rows == [["Teach in public", "Open door"]]
    assert marked.label == "We do this: 2 · Partly: 0 · Not yet: 1"
    assert marked.rows[2] == ["Ask", "We do this"]


def test_there_are_only_so_many_stars() -> None:
    with pytest.raises(AnswerError, match="2 stars"):
        recommendations().check({"stars": [0, 1, 2]}, part="")


# -- thread -----------------------------------------------------------------------


def test_a_thread_keeps_its_order_its_joins_and_its_images() -> None:
    join = {"from": 0, "kind": 3, "to": 1}
    value = {"order": [2, 0], "joins": [join, join], "images": [[1, 0]]}
    kept = thread().check(value, part="")
    assert kept["order"] == [2, 0, 1, 3, 4]
    assert kept["joins"] == [join]
    order, joins = printed(thread(), value)
    assert order.rows[1] == ["2", "Ratio", "Bar, Graph"]
    assert joins.rows == [["Ratio", "fragile", "Angle facts"]]


@pytest.mark.parametrize(
    "value",
    [
        {"order": [1, 1]},
        {"joins": [{"from": 0, "kind": 0, "to": 0}]},
        {"joins": [{"from": 0, "kind": 9, "to": 1}]},
        {"joins": [{}]},
        {"images": [[2]]},
        {"answers": ["a", "b"]},
    ],
)
def test_a_thread_refuses_what_no_page_sends(value: Any) -> None:
    with pytest.raises(AnswerError):
        thread().check(value, part="")


# -- slider -----------------------------------------------------------------------


def test_a_long_scale_is_a_slider_and_prints_its_number() -> None:
    activity = slider()
    assert activity.face["mode"] == "slider"
    assert activity.face["bands"] == [[0, 19], [20, 39], [40, 59], [60, 79], [80, 100]]
    [block] = printed(activity, {"chosen": [35]})
    assert block.body == "**35**: A number from 0 (None) to 100 (All)."


def test_a_short_scale_stays_a_row_of_points() -> None:
    assert Scale("s", "?").face["mode"] == "scale"


# -- waterfall --------------------------------------------------------------------


def test_words_arrive_together_when_a_facilitator_says_so(people: People) -> None:
    me, facilitator = people.seat(), people.facilitator()
    for text in ("one", "two"):
        save(attached(waterfall(), people.seat()), {"text": text}, sharing="cohort")
    mine, steering = attached(waterfall(), me), attached(waterfall(), facilitator)
    for waiting in (mine, steering):
        assert waiting.room["cards"] == []
        assert waiting.room["ready"] == 2
    [reply] = say(steering, {"do": "reveal", "revealed": True, "write": "r"})
    assert reply == {"re": "r", "done": True}
    for event in me.changes():
        mine.on_event(event)
    assert [card["text"] for card in mine.room["cards"]] == ["two", "one"]


def test_a_participant_cannot_show_the_words(people: People) -> None:
    activity = attached(waterfall(), people.seat())
    [reply] = say(activity, {"do": "reveal", "revealed": True, "write": "r"})
    assert "Only a facilitator" in reply["refused"]


def test_an_open_wall_has_nothing_to_reveal(people: People) -> None:
    talk = Discussion("talk", "Talk?").at(WORKSHOP)
    [reply] = say(
        attached(talk, people.facilitator()),
        {"do": "reveal", "revealed": True, "write": "r"},
    )
    assert "refused" in reply
    assert set(talk.room) == {"cards", "more"}


# -- all of them ------------------------------------------------------------------


@pytest.mark.parametrize("make", ALL)
def test_an_unanswered_one_prints_as_such(make: Callable[[], Activity]) -> None:
    [block] = printed_blocks(make().face, {"": None})
    assert block.note == "Not answered yet."


@pytest.mark.parametrize("make", ALL)
def test_the_static_face_escapes_the_authors_words(
    make: Callable[[], Activity],
) -> None:
    activity = make()
    group = [{"title": "<i>", "items": ["<i>"]}]
    told = ("cards", "columns", "strips", "images", "joins")
    marked = {name: ["<i>"] for name in told if name in activity.face}
    face = {**activity.face, **marked, "limits": [None], "groups": group}
    static = activity._static({**face, "prompt": "<b>", "help": "<u>"})
    assert not any(tag in static for tag in ("<b>", "<i>", "<u>"))


NAMES = ("columns", "reasons", "dates", "own", "levels", "sentence", "confidence")
MORE = ("marks", "stars", "how", "closing", "order", "joins", "from", "to", "images")
LAST = ("answers", "chosen", "text", "kind")
positions = st.lists(st.none() | st.integers(-1, 6), max_size=6)
near = st.dictionaries(
    st.sampled_from((*NAMES, *MORE, *LAST)), positions | anything(*NAMES, *MORE)
)


@pytest.mark.parametrize("make", ALL)
@settings(max_examples=60)
@given(value=near | anything(*NAMES))
def test_whatever_arrives_only_checked_values_are_kept(
    make: Callable[[], Activity], people: People, value: Any
) -> None:
    seat = people.seat()
    activity = attached(make(), seat)
    reply = save(activity, value)
    assert not reply.get("again")
    kept = seat.response(WORKSHOP, activity.name)
    if kept is not None:
        assert activity.check(kept.value, part="") == kept.value
        assert printed_blocks(activity.face, {"": kept.value})
