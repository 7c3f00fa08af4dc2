"""Long forms: tasks, the audit, the plan, meetings, a cycle, a story."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Locator

from tests.whole import stepwise
from toolkit.activities.action_plan.words import WORDS as PLAN

Face = Mapping[str, Any]
PLAN_TEXTS = ("action", "lead", "help", "by", "resources", "measure", "reason")
WEEK_LABELS = {
    "what": "What happens",
    "time": "Time needed",
    "family": "Family",
    "who": "Who",
    "room": "Room",
    "cover": "Cover, or “none”",
    "date": "Date",
}


def fill_field(place: Locator, field: Face, value: Any) -> None:
    """Fill in one field of a task."""
    FIELDS[field["kind"]](place, field, value)


def _text(place: Locator, field: Face, value: Any) -> None:
    place.get_by_label(field["label"], exact=True).fill(value)


def _lists(place: Locator, field: Face, value: Any) -> None:
    for title, entries in zip(field["parts"], value, strict=True):
        for entry in entries:
            place.get_by_role("textbox", name=title, exact=True).fill(entry)
            place.get_by_role("button", name=f"Add to “{title}”").click()


def _table(place: Locator, field: Face, value: Any) -> None:
    table = place.get_by_role("group", name=field["label"], exact=True)
    for number, row in enumerate(value, start=1):
        if number > field["rows"]:
            table.get_by_role("button", name="Add a row").click()
        for column, text in zip(field["columns"], row, strict=True):
            cell = f"{column}, row {number}"
            table.get_by_role("textbox", name=cell, exact=True).fill(text)


def _tick(place: Locator, field: Face, value: Any) -> None:
    ticks = place.get_by_role("group", name=field["label"], exact=True)
    for chosen in value["chosen"]:
        name = field["options"][chosen]
        ticks.get_by_role("checkbox", name=name, exact=True).check()
    if value["comment"]:
        place.get_by_role("textbox", name="Comment").fill(value["comment"])


FIELDS: Mapping[str, Callable[[Locator, Face, Any], None]] = {
    "short": _text,
    "long": _text,
    "date": _text,
    "lists": _lists,
    "table": _table,
    "tick": _tick,
}
"""By kind of field."""


def audit(place: Locator, face: Face, value: Any) -> None:
    """Place every statement, then note what comes after."""
    stepwise(place)
    codes = [s["code"] for group in face["groups"] for s in group["statements"]]
    for code in codes:
        statement = place.get_by_role("group", name=re.compile("^Stage of "))
        statement.get_by_role("radio").nth(value["stages"][code] - 1).check()
        place.get_by_role("button", name=re.compile("^Next")).click()
    for question in face["after"]:
        note = value["notes"][question["name"]]
        place.get_by_role("textbox", name=question["prompt"], exact=True).fill(note)


def action_plan(place: Locator, face: Face, value: Any) -> None:
    """Write the plan with all its aims and actions."""
    del face
    for name in ("hope", "evidence", "stop"):
        _line(place, PLAN[name]).fill(value[name])
    for number, aim in enumerate(value["aims"], start=1):
        place.get_by_role("button", name=PLAN["add_aim"], exact=True).click()
        _line(place, f"Aim {number}").fill(aim["aim"])
        _line(place, PLAN["codes"]).last.fill(aim["codes"])
        for position, action in enumerate(aim["actions"], start=1):
            adding = PLAN["add_action"].format(number=number)
            place.get_by_role("button", name=adding, exact=True).click()
            name = PLAN["action_number"].format(aim=number, number=position)
            _action(place.get_by_role("group", name=name, exact=True), action)


def _action(card: Locator, action: Mapping[str, Any]) -> None:
    for name in PLAN_TEXTS:
        card.get_by_label(PLAN[name], exact=True).fill(action[name])
    card.get_by_role("radio", name=PLAN[action["rag"]], exact=True).check()
    for number, review in enumerate(action["reviews"]):
        card.get_by_role("button", name=PLAN["add_review"], exact=True).click()
        for name in ("date", "note"):
            label = PLAN[f"review_{name}"]
            card.get_by_label(label, exact=True).nth(number).fill(review[name])


def _line(place: Locator, name: str) -> Locator:
    return place.get_by_role("textbox", name=name, exact=True)


def meetings(place: Locator, face: Face, value: Any) -> None:
    """List the items of both meetings, and the new order."""
    kinds = {kind["letter"]: kind["label"] for kind in face["kinds"]}
    for title, items in zip(face["meetings"], value["meetings"], strict=True):
        meeting = place.get_by_role("group", name=title, exact=True)
        for number, item in enumerate(items, start=1):
            line = meeting.get_by_label(f"Item {number}", exact=True)
            if not line.count():
                name = f"Add an item: {title}"
                meeting.get_by_role("button", name=name, exact=True).click()
            line.fill(item["item"])
            minutes = meeting.get_by_label(f"Minutes of item {number}", exact=True)
            minutes.fill(str(item["minutes"]))
            kind = meeting.get_by_label(f"Kind of item {number}", exact=True)
            kind.select_option(label=f"{item['kind']}: {kinds[item['kind']]}")
    _line(place, "Our new standing order").fill(value["order"])


def cycle(place: Locator, face: Face, value: Any) -> None:
    """Write the question and every week."""
    del face
    _line(place, "Our question about learning").fill(value["question"])
    for number, week in enumerate(value["weeks"], start=1):
        canvas = place.get_by_role("group", name=f"Week {number}", exact=True)
        if canvas.get_attribute("open") is None:
            canvas.locator("summary").click()
        for name, label in WEEK_LABELS.items():
            if week[name]:
                canvas.get_by_label(label, exact=True).fill(week[name])
        led = canvas.get_by_role("checkbox", name=re.compile("^Somebody other"))
        led.set_checked(week["other"])


def story(place: Locator, face: Face, value: Any) -> None:
    """Write every field of the story."""
    for field in face["fields"]:
        _line(place, field["label"]).fill(value[field["name"]])
