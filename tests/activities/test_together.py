"""Protocol, meetings, cycle, pen picture and story: what they keep and print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking import anything, save, say, writes
from tests.activities.together import WEEKS, cycle, meetings, protocol
from toolkit.activities import (
    Activity,
    PenPicture,
    Story,
    printed_blocks,
)
from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Empty
from toolkit.activities.meetings.meetings import MOST_ITEMS
from toolkit.errors import AuthoringError
from toolkit.export.printed import prepare
from toolkit.model import PROGRAMME
from toolkit.model.contents import ACTIVITY_MIME

ALL = (protocol, meetings, cycle, PenPicture, Story)

TALK = {"who": ["AB", ""], "notes": "I wonder about the table."}
ITEM = {"item": "Duty rota", "minutes": 20, "kind": "P"}
MATHS = {"item": "Try this problem", "minutes": 40, "kind": "M"}
TWO = {"meetings": [[ITEM, MATHS], [{**ITEM, "kind": ""}]], "order": "Maths first"}
WEEK = {
    "what": "Read one thing",
    "time": "30 min",
    "family": "Motivate",
    "who": "AB, CD",
    "room": "M4",
    "cover": "none",
    "date": "2023-04-17",
    "other": True,
}


def printed(activity: Activity) -> list[Any]:
    """The printed blocks of what *activity* now shows, each fit to be exported."""
    values = {part: shown["value"] for part, shown in activity.answers.items()}
    made = printed_blocks(activity.face, values)
    for block in made:
        prepare(block)
    return made


# -- what is kept ------------------------------------------------------------------


@pytest.mark.parametrize(("make", "value"), [(protocol, TALK), (meetings, TWO)])
def test_an_answer_is_kept_as_it_was_given(
    people: People, make: Callable[[], Activity], value: object
) -> None:
    activity = attached(make(), people.seat())
    assert "saved" in save(activity, value)
    assert activity.answers[""]["value"] == value


def test_a_cycle_fills_in_what_was_proposed(people: People) -> None:
    activity = attached(cycle(), people.seat())
    save(activity, {"weeks": [WEEK]})
    weeks = activity.answers[""]["value"]["weeks"]
    assert weeks[0] == WEEK
    assert [week["what"] for week in weeks[1:]] == [week[0] for week in WEEKS[1:]]
    assert weeks[1]["date"] == ""


def test_items_that_say_nothing_are_left_out(people: People) -> None:
    activity = attached(meetings(), people.seat())
    save(activity, {"meetings": [[{"item": " ", "minutes": None, "kind": ""}, ITEM]]})
    assert activity.answers[""]["value"]["meetings"] == [[ITEM], []]


def test_each_piece_of_a_pen_picture_is_private_and_kept_alone(people: People) -> None:
    seat = people.seat()
    activity = attached(PenPicture(), seat)
    assert {shown["sharing"] for shown in activity.answers.values()} == {"private"}
    save(activity, "Eight teachers", part="lead")
    save(activity, "Surds", part="ask", sharing="cohort")
    kept = seat.responses(PROGRAMME)
    assert {name: (r.value, r.sharing) for name, r in kept.items()} == {
        "pen-picture.lead": ("Eight teachers", "private"),
        "pen-picture.ask": ("Surds", "cohort"),
    }


def test_a_pen_picture_longer_than_its_limit_is_kept_whole(people: People) -> None:
    activity = attached(PenPicture(), people.seat())
    assert "saved" in save(activity, "word " * 90, part="ask")


def test_a_story_is_one_for_the_whole_year(people: People) -> None:
    seat = people.seat()
    save(attached(Story(), seat), {"title": "Twenty minutes a fortnight"})
    again = attached(Story(), people.again(seat))
    assert again.answers[""]["value"]["title"] == "Twenty minutes a fortnight"
    assert again.answers[""]["sharing"] == "private"


@pytest.mark.parametrize(
    ("make", "hostile", "words"),
    [
        (protocol, {"who": ["a", "b", "c"]}, "room for 2 names"),
        (meetings, {"meetings": [[], [], []]}, "room for 2 meetings"),
        (meetings, {"meetings": [[ITEM] * (MOST_ITEMS + 1)]}, "room for 20 items"),
        (meetings, {"meetings": [[{**ITEM, "kind": "Z"}]]}, "Reload"),
        (meetings, {"meetings": [[{**ITEM, "minutes": 6000}]]}, "from 0 to 600"),
        (meetings, {"meetings": [[{**ITEM, "minutes": True}]]}, "whole number"),
        (cycle, {"weeks": [WEEK] * 4}, "room for 3 weeks"),
        (cycle, {"weeks": [{**WEEK, "date": "soon"}]}, "date"),
        (cycle, {"weeks": [{**WEEK, "other": "yes"}]}, "Reload"),
        (Story, {"title": "long " * 100}, "Shorten it"),
    ],
)
def test_what_does_not_fit_is_refused_in_calm_words(
    people: People, make: Callable[[], Activity], hostile: object, words: str
) -> None:
    activity = attached(make(), people.seat())
    assert words in save(activity, hostile)["refused"]
    assert activity.answers[""]["value"] is None


names = (
    "who",
    "notes",
    "meetings",
    "item",
    "minutes",
    "weeks",
    "what",
    "date",
    "title",
)
messages = st.fixed_dictionaries(
    {"do": st.just("save") | st.text(max_size=5), "write": writes},
    optional={
        "part": st.sampled_from(["", "lead", "ask"]) | st.text(max_size=3),
        "value": anything(*names),
        "sharing": st.sampled_from(["private", "group"]) | st.text(max_size=3),
        "based_on": st.integers(0, 2),
    },
)


@pytest.mark.parametrize("make", ALL)
@settings(max_examples=40)
@given(message=messages)
def test_whatever_arrives_is_kept_in_its_normal_form_or_not_at_all(
    people: People, make: Callable[[], Activity], message: dict[str, Any]
) -> None:
    activity = attached(make(), people.seat())
    replies = say(activity, message)
    assert not any(reply.get("again") for reply in replies)
    for part, shown in activity.answers.items():
        if shown["version"]:
            assert activity.check(shown["value"], part=part) == shown["value"]
    printed(activity)


# -- print and the face before any script ------------------------------------------


@pytest.mark.parametrize("make", ALL)
def test_nothing_answered_prints_as_not_answered(make: Callable[[], Activity]) -> None:
    assert printed(make()) == [Empty()]


def test_a_protocol_prints_who_did_what_and_the_notes(people: People) -> None:
    activity = attached(protocol(), people.seat())
    save(activity, TALK)
    roles, notes = printed(activity)
    assert roles.rows == [["Presenter", "AB"]]
    assert notes.body == "I wonder about the table."


def test_meetings_print_with_the_minutes_of_each_kind(people: People) -> None:
    activity = attached(meetings(), people.seat())
    save(activity, TWO)
    first, second, tally, order = printed(activity)
    assert first.rows[1] == ["Try this problem", "40", "M: mathematics and teaching"]
    assert second.rows == [["Duty rota", "20", ""]]
    assert tally.rows == [
        ["M: mathematics and teaching", "40", "50%"],
        ["P: people", "20", "25%"],
        ["N: notice", "0", "0%"],
        ["Not marked yet", "20", "25%"],
    ]
    assert order.body == "Maths first"


def test_half_a_hundredth_goes_up_in_print_as_on_the_screen(people: People) -> None:
    activity = attached(meetings(), people.seat())
    save(activity, {"meetings": [[{**ITEM, "minutes": 1}, {**MATHS, "minutes": 7}]]})
    (tally,) = [b for b in printed(activity) if b.label == "Where the minutes went"]
    assert [row[2] for row in tally.rows] == ["88%", "13%", "0%"]


def test_a_cycle_prints_a_row_for_every_week(people: People) -> None:
    activity = attached(cycle(), people.seat())
    save(activity, {"question": "Which table?", "weeks": [WEEK]})
    question, weeks = printed(activity)
    assert question.body == "Which table?"
    assert weeks.rows[0] == [
        "1\nMonday 17 April 2023",
        "Read one thing",
        "30 min\nMotivate",
        "AB, CD\n(led by a colleague)",
        "M4\nCover: none",
    ]
    assert len(weeks.rows) == len(WEEKS)


def test_pen_picture_and_story_print_only_what_is_written(people: People) -> None:
    seat = people.seat()
    picture, story = attached(PenPicture(), seat), attached(Story(), seat)
    save(picture, "Surds", part="ask")
    save(story, {"title": "Twenty minutes", "turning": " "})
    assert [b.label for b in printed(picture)] == ["Ask me about"]
    assert [b.label for b in printed(story)] == ["Title"]


@pytest.mark.parametrize("make", ALL)
def test_the_face_before_any_script_is_words_and_never_markup(
    make: Callable[[], Activity],
) -> None:
    activity = make()
    html = activity._repr_mimebundle_()[0]["text/html"]
    asked = activity.face.get("steps") or activity.face.get("fields") or []
    words = "step" if activity.kind == "protocol" else "label"
    for one in asked:
        assert one[words].replace("&", "&amp;") in html
    assert "<script" not in html


def test_an_authors_markup_is_shown_as_text() -> None:
    hostile = "<script>alert(1)</script>"
    made = (
        protocol(steps=((1, hostile, hostile),), roles=(hostile,)),
        meetings(kinds={"M": hostile}, spare=(hostile,)),
        cycle(weeks=((hostile, hostile, hostile),)),
    )
    for activity in made:
        assert "<script" not in activity._repr_mimebundle_()[0]["text/html"]


def test_the_exporters_find_what_they_need(people: People) -> None:
    activity = attached(protocol(), people.seat())
    save(activity, TALK)
    described = activity._repr_mimebundle_()[0][ACTIVITY_MIME]
    assert [*map(blocks.from_json, described["printed"])] == printed(activity)


# -- authors -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: protocol(steps=()), "steps"),
        (lambda: protocol(steps=((0, "Read", "Nobody"),)), "minutes"),
        (lambda: protocol(steps=(("Read", "Nobody"),)), "minutes"),
        (lambda: meetings(kinds={}), "kinds"),
        (lambda: cycle(weeks=()), "weeks"),
        (lambda: cycle(weeks=(("Plan", "60 min"),)), "weeks"),
    ],
)
def test_an_author_is_told_what_is_missing(
    make: Callable[[], Activity], words: str
) -> None:
    with pytest.raises(AuthoringError, match=words):
        make()


def test_a_group_answer_is_shared_with_the_group_at_first() -> None:
    for make in (protocol, meetings, cycle):
        assert make().answers[""]["sharing"] == "group"
        assert make().workshop == WORKSHOP
