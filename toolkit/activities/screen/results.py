"""What a room answered, counted: only what may be shown to everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from toolkit.activities.audit import MOMENTS
from toolkit.contents import Asked
from toolkit.seat import Seat

if TYPE_CHECKING:
    from toolkit.charts import Chart

COUNTED = ("poll", "ranking", "audit")
"""Kinds of which a room sees counts."""


def result(asked: Asked, seat: Seat) -> dict[str, Any]:
    """The chart of *asked*, or only its title while too few have answered."""
    chart = chart_of(asked, seat)
    if chart is None:
        return {"title": asked.prompt, "kind": ""}
    # Old wording may stand in the answers; the room reads the prompt of today.
    return replace(chart, title=asked.prompt).as_json()


def chart_of(asked: Asked, seat: Seat) -> Chart | None:
    """What the cohort answered to *asked*; None while it could point at somebody."""
    # pandas is large: only the kernels of facilitators ever load it.
    from toolkit import charts

    match asked.kind:
        case "poll":
            values = seat.all_values(asked.workshop, asked.name)
            return charts.poll_chart(asked.face, values)
        case "ranking":
            values = seat.counted_values(asked.workshop, asked.name)
            return charts.ranking_chart(asked.face, values)
    moments = {
        MOMENTS[name.removeprefix("audit-")]: seat.counted_values(workshop, name)
        for workshop, name in sources(asked)
    }
    return charts.audit_chart(asked.face, moments)


def sources(asked: Asked) -> Iterator[tuple[str, str]]:
    """The answers, by workshop and name, that are counted for *asked*."""
    if asked.kind == "audit" and asked.name != "audit-baseline":
        yield asked.workshop, "audit-baseline"
    yield asked.workshop, asked.name
