"""A chart in a notebook: a picture, and the same as a table."""

from __future__ import annotations

from html import escape
from typing import Any

import anywidget
import traitlets

from toolkit.activities.base.component import component, style, synced
from toolkit.activities.charts.shapes import ChartShown

WORDS = {"as_table": "Show as a table", "mean_mark": "average"}


class Picture(anywidget.AnyWidget):
    """A chart; where no script runs, in print or on a website, it is its table."""

    _esm = component("charts/picture", WORDS)
    _css = traitlets.Unicode(style("charts/charts")).tag(sync=True)

    chart: ChartShown = synced()
    """What to draw; see `toolkit.activities.charts.chart.Chart`."""

    def __init__(self, chart: ChartShown) -> None:
        super().__init__(chart=dict(chart))

    def _repr_mimebundle_(self, **options: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        html, plain = _table(self.chart), f"{self.chart['title']}: {self.chart['note']}"
        return {**data, "text/html": html, "text/plain": plain}, metadata


def _table(chart: ChartShown) -> str:
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in chart["headings"])
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in chart["rows"]
    )
    title = f"{escape(chart['title'])} ({escape(chart['note'])})"
    return f"<table><caption>{title}</caption><tr>{head}</tr>{body}</table>"
