"""Recall: one's own earlier answer, or one field of it."""

from __future__ import annotations

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import recall, reflection
from tests.activities.talking import catch_up, save
from toolkit.activities import Recall, Task, printed_blocks
from toolkit.activities.base.blocks import Text
from toolkit.activities.task import fields
from toolkit.store import Store


def test_recall_follows_ones_own_earlier_answer(people: People) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    assert activity.room["texts"] == []
    save(
        attached(reflection(), people.again(me)),
        {"texts": ["June", ""]},
        sharing="cohort",
    )
    catch_up(activity, me)
    assert activity.room["texts"] == ["June"]
    assert activity.room["asked"] == "Hope?"
    [block] = printed_blocks(activity.face, {"": activity.answers[""]["value"]})
    assert block == Text("June", label="My hope")


def test_recall_never_shows_anybody_elses_answer(people: People) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    save(attached(reflection(), people.seat()), {"texts": ["theirs"]}, sharing="cohort")
    catch_up(activity, me)
    assert activity.room["texts"] == []


def test_recall_saves_nothing(people: People, store: Store) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    assert "refused" in save(activity, {"texts": ["changed"]})
    assert not me.responses("workshop2")


def picture() -> Task:
    asked = [fields.short("gap", "The gap"), fields.lists("both", "Both")]
    return Task("picture", "Task", fields=asked).at(WORKSHOP)


def recall_of_field() -> Recall:
    names = {"source_workshop": WORKSHOP, "source": "picture.gap"}
    return Recall("The gap you saw", **names).at("workshop2")


def test_recall_shows_one_field_of_a_task_and_follows_it(people: People) -> None:
    me = people.seat()
    activity = attached(recall_of_field(), me)
    assert activity.room["texts"] == []
    answered = attached(picture(), people.again(me))
    saved = {"do": "save", "sharing": "group", "based_on": 0}
    for part, value in (("gap", "Speed is praised"), ("both", [["x"], []])):
        message = {**saved, "part": part, "value": value, "write": part}
        answered._receive(answered, message, [])
    for event in me.changes():
        activity.on_event(event)
    assert activity.room["texts"] == ["Speed is praised"]
