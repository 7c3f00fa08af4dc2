"""What a room answered, counted, for the whole room to look at."""

from __future__ import annotations

from dataclasses import replace

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.charts import chart_of
from toolkit.activities.charts.shapes import ChartShown, TitleShown
from toolkit.activities.screen.shapes import VotingShown
from toolkit.model import Pace
from toolkit.model.contents import Asked
from toolkit.model.words_of import is_filled
from toolkit.seat import Seat

MANY = 20
"""A slider has more points than anybody reads: its ends say as much."""


def result(asked: Asked, seat: Seat) -> ChartShown | TitleShown:
    """The chart of *asked*, or only its title while too few have answered."""
    chart = chart_of(asked, votes=seat.wall.all_values, shared=seat.wall.shared_values)
    if chart is None:
        return {"title": asked.prompt, "kind": ""}
    return replace(chart, title=asked.prompt).as_json()


def shows_result(asked: Asked, pace: Pace, *, is_up: bool) -> bool:
    """Whether all see what was counted.

    A vote waits until a facilitator reveals it, so that nobody votes with the others;
    of anything else that is counted, putting it up shows it.
    """
    is_vote = activity_kind(asked.kind).is_vote
    return asked.name in pace.revealed or (is_up and not is_vote)


def voting(asked: Asked, seat: Seat) -> VotingShown:
    """What there is to choose from, and how many have chosen: never who or what."""
    options = list(asked.face["options"])
    values = seat.wall.all_values(asked.workshop, asked.name)
    chosen = (value.get("chosen") for value in values if isinstance(value, dict))
    return {
        "title": asked.prompt,
        "options": options if len(options) <= MANY else [],
        "ends": list(asked.face["ends"]) if asked.face["mode"] in _SCALES else [],
        "answered": sum(map(is_filled, chosen)),
    }


_SCALES = ("scale", "slider")
