"""Boxes that invite what learners made remind not to name them, in the chosen words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.first_year import PROGRAMME
from tests.workshops.executed import NOTEBOOKS, executed
from toolkit.activities.base.unnamed import REMINDER

IN_WORDS = PROGRAMME.wording.apply(REMINDER)
SAID_OTHERWISE = ("no names", "not names", "without names")

INVITING = {
    "t1-5-pupils-told-us",
    "t3-5-focus-pupils",
    "t3-8-pupils-show",
    "evaluation-pupils-now",
    "pupils-work",
}
"""Boxes of the four workshops of which somebody has judged that they invite it."""


def boxes_of(face: dict[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
    """Name, label, help, and whether it takes files, of all that *face* asks."""
    yield face["name"], face["prompt"], face["help"], False
    boxes = [box for box in face.get("fields", []) if isinstance(box, dict)]
    for box in boxes:
        about = (box["name"], box["label"], box.get("help", ""))
        yield (*about, box.get("kind") == "evidence")
    for card in face.get("cards", []):
        if isinstance(card, dict) and "files" in card:
            yield card["name"], card["title"], card["about"], card["files"]


def all_boxes() -> list[tuple[str, str, str, bool]]:
    found = []
    for notebook in NOTEBOOKS:
        with executed(notebook) as shown:
            asked = [a for a in shown if a.is_asked]
            found += [
                box for activity in asked for box in boxes_of(dict(activity.face))
            ]
    return found


@pytest.fixture(scope="module")
def boxes() -> list[tuple[str, str, str, bool]]:
    return all_boxes()


def says_so(label: str, help_: str) -> bool:
    return IN_WORDS in help_ or any(
        text in f"{label} {help_}".lower() for text in SAID_OTHERWISE
    )


def test_every_box_that_takes_files_reminds(boxes: list[Any]) -> None:
    filed = [box for box in boxes if box[3]]
    assert len(filed) >= 5
    assert [name for name, label, help_, _ in filed if not says_so(label, help_)] == []


def test_every_box_that_invites_learners_work_reminds(boxes: list[Any]) -> None:
    by_name = {name: (label, help_) for name, label, help_, _ in boxes}
    assert by_name.keys() >= INVITING
    silent = [name for name in INVITING if not says_so(*by_name[name])]
    assert silent == []


def test_no_box_is_reminded_twice_and_most_not_at_all(boxes: list[Any]) -> None:
    counts = [help_.count(IN_WORDS) for _, _, help_, _ in boxes]
    assert max(counts) == 1
    assert sum(counts) < len(boxes) / 4
