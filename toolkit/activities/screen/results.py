"""What a room answered, counted, for the whole room to look at."""

from __future__ import annotations

from dataclasses import replace

from toolkit.activities.charts import chart_of
from toolkit.activities.charts.shapes import ChartShown, TitleShown
from toolkit.model.contents import Asked
from toolkit.seat import Seat


def result(asked: Asked, seat: Seat) -> ChartShown | TitleShown:
    """The chart of *asked*, or only its title while too few have answered."""
    chart = chart_of(asked, votes=seat.wall.all_values, shared=seat.wall.shared_values)
    if chart is None:
        return {"title": asked.prompt, "kind": ""}
    return replace(chart, title=asked.prompt).as_json()
