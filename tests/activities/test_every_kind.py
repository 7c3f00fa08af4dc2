"""What holds of every kind of activity: print, the static face, hostile messages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.conftest import People, attached
from tests.activities.examples import (
    EVERY_KIND,
    IN_THE_ROOM,
    TOGETHER,
    WITH_CARDS,
    Make,
    cycle,
    evaluation,
    meetings,
    protocol,
    recall,
)
from tests.activities.talking import anything, printed, save, say
from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Empty
from toolkit.model import Sharing
from toolkit.model.contents import ACTIVITY_MIME

# -- print --------------------------------------------------------------------------


@pytest.mark.parametrize("make", EVERY_KIND)
def test_nothing_answered_prints_as_not_answered(make: Make) -> None:
    [block] = printed(make())
    assert block == Empty() or block.selected == []


def test_the_exporters_find_what_they_need(people: People) -> None:
    activity = attached(protocol(), people.seat())
    save(activity, {"who": ["AB", ""], "notes": "I wonder about the table."})
    described = activity._repr_mimebundle_()[0][ACTIVITY_MIME]
    assert [*map(blocks.from_json, described["printed"])] == printed(activity)


# -- the face before any script -------------------------------------------------------

LISTS = ("cards", "options", "choices", "columns", "strips", "images", "joins")


@pytest.mark.parametrize("make", [*IN_THE_ROOM, recall, *WITH_CARDS])
def test_the_static_face_escapes_the_authors_words(make: Make) -> None:
    activity = make()
    marked = {name: ["<i>"] for name in LISTS if name in activity.face}
    group = [{"title": "<i>", "items": ["<i>"]}]
    face = {**activity.face, **marked, "limits": [None], "groups": group}
    static = activity._static({**face, "prompt": "<b>", "help": "<u>"})
    assert not any(tag in static for tag in ("<b>", "<i>", "<u>"))
    assert "&lt;b&gt;" in static


@pytest.mark.parametrize("make", TOGETHER)
def test_the_face_before_any_script_is_words_and_never_markup(make: Make) -> None:
    activity = make()
    html = activity._repr_mimebundle_()[0]["text/html"]
    names = ("steps", "fields", "questions")
    asked = next((activity.face[n] for n in names if n in activity.face), [])
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


# -- hostile messages -----------------------------------------------------------------

wild = anything()

said_in_the_room = st.fixed_dictionaries(
    {},
    optional={
        "texts": wild | st.lists(st.text(max_size=5), max_size=3),
        "choice": wild | st.integers(-1, 3),
        "text": wild,
        "chosen": wild | st.lists(st.integers(-1, 4), max_size=3),
        "places": wild | st.lists(st.none() | st.integers(0, 11), max_size=9),
        "own": wild | st.lists(st.text(max_size=4), max_size=2),
        "reasons": wild
        | st.dictionaries(st.sampled_from("0123x"), st.text(), max_size=3),
    },
)
OF_CARDS = ("columns", "reasons", "dates", "own", "levels", "sentence", "confidence")
OF_LISTS = (
    "marks",
    "stars",
    "how",
    "closing",
    "order",
    "joins",
    "from",
    "to",
    "images",
)
OF_THE_REST = ("answers", "chosen", "text", "kind")
positions = st.lists(st.none() | st.integers(-1, 6), max_size=6)
said_with_cards = st.dictionaries(
    st.sampled_from((*OF_CARDS, *OF_LISTS, *OF_THE_REST)),
    positions | anything(*OF_CARDS, *OF_LISTS),
)
OF_MEETINGS = ("who", "notes", "meetings", "item", "minutes")
OF_WEEKS = ("weeks", "what", "date", "title")
said_together = anything(*OF_MEETINGS, *OF_WEEKS)
to_a_question = anything("chosen", "text", "number", "sure")
said_of_a_workshop = st.fixed_dictionaries(
    {},
    optional={
        "given": wild
        | st.dictionaries(
            st.sampled_from(["good-use", "keep", "gave", "teachers", "practices"]),
            to_a_question
            | st.fixed_dictionaries(
                {"chosen": st.lists(st.integers(-1, 5), max_size=2)},
                optional={
                    "text": st.text(max_size=5),
                    "number": st.integers(-1, 20_000),
                    "sure": st.integers(-1, 3),
                },
            ),
        ),
        "role": wild | st.integers(-1, 6),
    },
)


messages = st.fixed_dictionaries(
    {
        "do": st.sampled_from(["save", "reveal", "quote", "look"]) | wild,
        "write": st.uuids().map(str),
    },
    optional={
        "part": st.sampled_from(["", "lead", "ask"]) | wild,
        "value": wild,
        "sharing": st.sampled_from([level.value for level in Sharing]) | wild,
        "based_on": st.just(0) | wild,
        "revealed": wild,
        "question": st.sampled_from(["keep", "gave"]) | wild,
        "agreed": wild,
    },
)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        *((make, said_in_the_room) for make in IN_THE_ROOM),
        *((make, said_with_cards) for make in WITH_CARDS),
        *((make, said_together) for make in TOGETHER),
        (evaluation, said_of_a_workshop),
    ],
)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_whatever_is_saved_is_kept_in_its_normal_form_or_not_at_all(
    make: Make, said: st.SearchStrategy[Any], people: People, data: st.DataObject
) -> None:
    activity = attached(make(), people.seat())
    part = data.draw(st.sampled_from([*activity.parts]))
    sharing = next(iter(activity.levels), Sharing.PRIVATE)
    reply = save(activity, data.draw(said | wild), part=part, sharing=sharing)
    assert not reply.get("again")
    if "saved" in reply:
        kept = activity.answers[part]["value"]
        assert activity.check(kept, part=part) == kept
    printed(activity)


# Little of this is kept, so one kind of database tells enough.
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("make", [*EVERY_KIND, recall])
@settings(max_examples=settings().max_examples // 2)
@given(message=messages | wild)
def test_whatever_arrives_no_message_stops_a_page(
    make: Make, people: People, message: Any
) -> None:
    activity = attached(make(), people.seat())
    replies = say(activity, message)
    assert not any(reply.get("again") for reply in replies)
    printed(activity)
