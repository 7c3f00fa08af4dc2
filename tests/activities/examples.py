"""One activity of every kind that a person answers, as an author might ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.activities.conftest import WORKSHOP
from tests.first_year import YEAR
from toolkit.activities import (
    Activity,
    Cycle,
    Discussion,
    Evaluation,
    Ladder,
    Meetings,
    PenPicture,
    Poll,
    Protocol,
    Ranking,
    Recall,
    Recommendations,
    Reflection,
    Scale,
    Sorting,
    Story,
    Thread,
    questions,
)

Make = Callable[[], Activity]

NINE = [f"Card {number}" for number in range(1, 10)]
TOPICS = ("Ratio", "Angle facts", "Fractions", "Averages", "Area")
GROUPS = {"Newer": ("Listen", "Teach in public"), "Everyone": ("Ask", "Edit", "Rest")}
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


# -- talk, votes and order --------------------------------------------------------


def reflection() -> Reflection:
    return Reflection("hope", "Hope?", fields=("Keep", "Question")).at(WORKSHOP)


def discussion() -> Discussion:
    return Discussion("talk", "Talk?", choices=("One", "Two")).at(WORKSHOP)


def poll() -> Poll:
    options = ["Not yet", "Nearly", "Ready"]
    return Poll("ready", "Ready?", options=options).at(WORKSHOP)


def diamond() -> Ranking:
    return Ranking("nine", "Order?", cards=NINE).at(WORKSHOP)


def order() -> Ranking:
    return Ranking("four", "Order?", cards=NINE[:4], shape="list").at(WORKSHOP)


def recall() -> Recall:
    names = {"source_workshop": WORKSHOP, "source": "hope"}
    return Recall("Your hope", title="My hope", **names).at("workshop2")


# -- cards to place, and what arrives together ------------------------------------


def sorting() -> Sorting:
    more = {"limits": {"Rebuild": 2}, "reasons_for": ("Wait",)}
    return Sorting("sort", "Sort?", cards=TOPICS, **more).at(WORKSHOP)


def ladder() -> Ladder:
    levels = ("Reaction", "Learning", "Pupils")
    return Ladder("rungs", "How?", cards=TOPICS, levels=levels).at(WORKSHOP)


def recommendations() -> Recommendations:
    more = {"groups": GROUPS, "stars": 2, "closing": ("How many?",)}
    return Recommendations("list", "Which?", **more).at(WORKSHOP)


def thread() -> Thread:
    more = {"images": ("Bar", "Graph"), "questions": ("Which travels?",)}
    return Thread("grow", "How?", strips=TOPICS, **more).at(WORKSHOP)


def slider() -> Scale:
    ends = ("None", "All")
    return Scale("share", "Share?", low=0, high=100, ends=ends).at(WORKSHOP)


def waterfall() -> Discussion:
    return Discussion("first", "First?", together=True).at(WORKSHOP)


# -- together ---------------------------------------------------------------------


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


def evaluation(**more: Any) -> Evaluation:
    asked = {
        "questions": [
            questions.scale("good-use", "A good use of my time.", level=1),
            questions.text("keep", "What should we keep?", level=1, sure=True),
            questions.ticks("gave", "School gave", level=3, options=("Time", "Money")),
            questions.count("teachers", "How many teachers?", level=4),
            questions.lines("practices", "Which practices?", level=4),
        ],
        **more,
    }
    return Evaluation(YEAR, "end-1", "How was it?", **asked).at("evaluation")


IN_THE_ROOM: tuple[Make, ...] = (reflection, discussion, poll, diamond, order)
WITH_CARDS: tuple[Make, ...] = (
    sorting,
    ladder,
    recommendations,
    thread,
    slider,
    waterfall,
)
TOGETHER: tuple[Make, ...] = (
    *(protocol, meetings, cycle, evaluation),
    *(PenPicture, Story),
)
EVERY_KIND = (*IN_THE_ROOM, *WITH_CARDS, *TOGETHER)
