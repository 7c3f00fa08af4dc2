"""What is counted for a chart of an activity: never a private answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from toolkit.activities.audit.audit import MOMENTS
from toolkit.model import JSON
from toolkit.model.contents import Asked

if TYPE_CHECKING:
    from toolkit.activities.audit.shapes import AuditFace
    from toolkit.activities.charts.chart import Chart
    from toolkit.activities.poll.shapes import PollFace
    from toolkit.activities.ranking.shapes import RankingFace

COUNTED = ("poll", "ranking", "audit")

Values = Callable[[str, str], list[JSON]]
"""Participants' values without their names, by workshop and activity."""


def is_counted(asked: Asked) -> bool:
    """Whether a room sees counts of *asked*."""
    return asked.kind in COUNTED


def chart_of(asked: Asked, *, votes: Values, shared: Values) -> Chart | None:
    """What the cohort answered to *asked*; None while it could point at somebody.

    People are told that their *votes* are counted; of anything else only what is
    *shared* is.
    """
    # pandas is large: only the kernels of facilitators ever load it.
    from toolkit.activities.charts import chart as charts

    match asked.kind:
        case "poll":
            values = votes(asked.workshop, asked.name)
            return charts.poll_chart(cast("PollFace", asked.face), values)
        case "ranking":
            values = shared(asked.workshop, asked.name)
            return charts.ranking_chart(cast("RankingFace", asked.face), values)
    moments = {
        MOMENTS[name.removeprefix("audit-")]: shared(workshop, name)
        for workshop, name in sources(asked)
    }
    return charts.audit_chart(cast("AuditFace", asked.face), moments)


def sources(asked: Asked) -> Iterator[tuple[str, str]]:
    """The answers, by workshop and name, that are counted for *asked*."""
    if asked.kind == "audit" and asked.name != "audit-baseline":
        yield asked.workshop, "audit-baseline"
    yield asked.workshop, asked.name
