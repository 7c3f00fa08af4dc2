"""Recall of one field of an earlier task."""

from __future__ import annotations

from tests.activities.conftest import WORKSHOP, People, attached
from toolkit.activities import Recall, Task
from toolkit.activities.task import fields


def task() -> Task:
    asked = [fields.short("gap", "The gap"), fields.lists("both", "Both")]
    return Task("picture", "Task", due="2023-01-20", fields=asked).at(WORKSHOP)


def recall() -> Recall:
    names = {"source_workshop": WORKSHOP, "source": "picture.gap"}
    return Recall("The gap you saw", **names).at("workshop2")


def test_recall_shows_one_field_of_a_task_and_follows_it(people: People) -> None:
    me = people.seat()
    activity = attached(recall(), me)
    assert activity.room["texts"] == []
    answered = attached(task(), people.again(me))
    saved = {"do": "save", "sharing": "group", "based_on": 0}
    for part, value in (("gap", "Speed is praised"), ("both", [["x"], []])):
        message = {**saved, "part": part, "value": value, "write": part}
        answered._receive(answered, message, [])
    for event in me.changes():
        activity.on_event(event)
    assert activity.room["texts"] == ["Speed is praised"]
