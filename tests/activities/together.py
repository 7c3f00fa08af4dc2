"""The activities done together, as a notebook's author might ask for them."""

from __future__ import annotations

from typing import Any

from tests.activities.conftest import WORKSHOP
from toolkit.activities import Cycle, Meetings, Protocol

STEPS = (
    (2, "Roles and purpose", "Timekeeper"),
    (8, "The unit & the question", "Presenter only"),
    (1, "Silent reading", "Nobody"),
)
KINDS = {"M": "mathematics and teaching", "P": "people", "N": "notice"}
WEEKS = (
    ("Agree one question", "30 min meeting", "Build knowledge"),
    ("Plan a key lesson", "60 min", "Build knowledge, technique"),
    ("Edit the scheme", "30 min", "Embed, motivate"),
)


def protocol(**more: Any) -> Protocol:
    asked = {"steps": STEPS, "roles": ("Presenter", "Timekeeper"), **more}
    return Protocol("tuning", "Make the work fit better.", **asked).at(WORKSHOP)


def meetings(**more: Any) -> Meetings:
    asked = {"kinds": KINDS, "spare": ("Duty rota", "Look at six books"), **more}
    prompt = "Where did the minutes go?"
    return Meetings("meetings", prompt, **asked).at(WORKSHOP)


def cycle(**more: Any) -> Cycle:
    asked = {"weeks": WEEKS, **more}
    return Cycle("cycle", "Weeks of learning together", **asked).at(WORKSHOP)
