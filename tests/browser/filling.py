"""Any activity, filled in by the words on it until it says what it should.

Each function takes the activity's place on the page, what the activity says of itself
(its face), and the value to arrive at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Locator

from tests.browser import long_filling
from tests.whole import whole

Face = Mapping[str, Any]
Fill = Callable[[Locator, Face, Any], None]


def fill(place: Locator, face: Face, values: Mapping[str, Any]) -> None:
    """Fill in every part of *values*, by part."""
    if face["kind"] == "task":
        whole(place)
    if face["kind"] in ("task", "pen_picture"):
        fields = {field["name"]: field for field in face["fields"]}
        for part, value in values.items():
            long_filling.fill_field(place, fields[part], value)
    elif face["kind"] == "talking_points":
        labels = {point["name"]: point["label"] for point in face["points"]}
        for part, value in values.items():
            _point(place, labels[part], value)
    elif "" in values:
        FILLED[face["kind"]](place, face, values[""])


def box(within: Locator, name: str) -> Locator:
    """The text box of this name."""
    return within.get_by_role("textbox", name=name, exact=True)


def _point(place: Locator, label: str, value: str) -> None:
    point = place.get_by_role("group").filter(has_text=label).first
    if not point.evaluate("details => details.open"):
        point.locator("summary").first.click()
    point.get_by_label("In words").fill(value)


def _reflection(place: Locator, face: Face, value: Any) -> None:
    del face
    for index, text in enumerate(value["texts"]):
        place.get_by_role("textbox").nth(index).fill(text)


def _discussion(place: Locator, face: Face, value: Any) -> None:
    if value["choice"] is not None:
        name = face["choices"][value["choice"]]
        place.get_by_role("radio", name=name, exact=True).check()
    box(place, "Your contribution").fill(value["text"])


def _poll(place: Locator, face: Face, value: Any) -> None:
    role = "checkbox" if face["mode"] == "multiple" else "radio"
    for chosen in value["chosen"]:
        option = face["options"][chosen]
        if face["mode"] == "slider":
            place.get_by_role("spinbutton", name="Number").fill(option)
        else:
            place.get_by_role(role, name=option, exact=True).check()  # type: ignore[arg-type]


def _ranking(place: Locator, face: Face, value: Any) -> None:
    cards = face["cards"]
    for at, card in enumerate(value["places"]):
        chooser = place.get_by_label(f"Place of: {cards[card]}", exact=True)
        chooser.select_option(str(at))
    for card, reason in value["reasons"].items():
        box(place, f"Why there? {cards[int(card)]}").fill(reason)


def _sorting(place: Locator, face: Face, value: Any) -> None:
    for card, column in zip(face["cards"], value["columns"], strict=True):
        chooser = place.get_by_label(f"Where to put: {card}", exact=True)
        chooser.select_option(face["columns"][column])
    for card, reason, day in zip(
        face["cards"], value["reasons"], value["dates"], strict=True
    ):
        if reason:
            box(place, f"Why? {card}").fill(reason)
        if day:
            place.get_by_label(f"Look again on: {card}", exact=True).fill(day)


def _thread(place: Locator, face: Face, value: Any) -> None:
    words = [face["strips"][strip] for strip in value["order"]]
    for number, strip in enumerate(words, start=1):
        chooser = _strip(place, strip).get_by_label("Place of", exact=False)
        chooser.select_option(label=f"Place {number}")
    unfold(place, "Joins")
    for join in value["joins"]:
        for end in ("from", "to"):
            number = value["order"].index(join[end]) + 1
            label = f"{number}. {face['strips'][join[end]]}"
            place.get_by_label(end.title(), exact=True).select_option(label)
        kind = face["joins"][join["kind"]]
        place.get_by_label("Join", exact=True).select_option(kind)
        place.get_by_role("button", name="Add this join").click()
    for strip, images in zip(face["strips"], value["images"], strict=True):
        if images:
            _mark_images(place, strip, [face["images"][image] for image in images])
    unfold(place, "Questions")
    for question, answer in zip(face["questions"], value["answers"], strict=True):
        box(place, question).fill(answer)


def unfold(place: Locator, title: str) -> None:
    """Open the part of a form that has this heading."""
    part = place.get_by_role("group", name=title, exact=True)
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()


def _strip(place: Locator, strip: str) -> Locator:
    """A strip of a thread, with its place and images open."""
    later = place.page.get_by_role("button", name=f"Move later: {strip}", exact=True)
    item = place.get_by_role("listitem").filter(has=later)
    more = item.locator("details")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    return item


def _mark_images(place: Locator, strip: str, images: list[str]) -> None:
    item = _strip(place, strip)
    for image in images:
        item.get_by_role("checkbox", name=image, exact=True).check()


def _ladder(place: Locator, face: Face, value: Any) -> None:
    for number, text in enumerate(value["own"], start=1):
        box(place, f"Our own evidence {number}").fill(text)
    cards = [*face["cards"], *value["own"]]
    for card, column in zip(cards, value["columns"], strict=True):
        chooser = place.get_by_label(f"Where to put: {card}", exact=True)
        chooser.select_option(face["columns"][column])
    for number, said in enumerate(value["levels"], start=1):
        level = place.get_by_role("group", name=re.compile(f"^Level {number}: "))
        level.get_by_role("textbox").fill(said["sentence"])
        level.get_by_role("radio").nth(said["confidence"]).check()


def _recommendations(place: Locator, face: Face, value: Any) -> None:
    for group in face["groups"]:
        unfold(place, group["title"])
    items = [item for group in face["groups"] for item in group["items"]]
    for item, mark in zip(items, value["marks"], strict=True):
        marks = place.get_by_role("group", name=item, exact=True)
        marks.get_by_role("radio").nth(mark).check()
    for star in value["stars"]:
        place.get_by_label(f"Star this one: {items[star]}", exact=True).check()
        box(place, f"How? {items[star]}").fill(value["how"][star])
    for question, answer in zip(face["closing"], value["closing"], strict=True):
        box(place, question).fill(answer)


def _protocol(place: Locator, face: Face, value: Any) -> None:
    for role, who in zip(face["roles"], value["who"], strict=True):
        if who:
            box(place, role).fill(who)
    box(place, "Notes").fill(value["notes"])


FILLED: Mapping[str, Fill] = {
    "reflection": _reflection,
    "discussion": _discussion,
    "poll": _poll,
    "ranking": _ranking,
    "sorting": _sorting,
    "thread": _thread,
    "ladder": _ladder,
    "recommendations": _recommendations,
    "protocol": _protocol,
    "audit": long_filling.audit,
    "action_plan": long_filling.action_plan,
    "meetings": long_filling.meetings,
    "cycle": long_filling.cycle,
    "story": long_filling.story,
}
"""By kind of activity."""
