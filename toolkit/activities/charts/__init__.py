"""Charts of what a room answered, for eyes and for screen readers."""

from __future__ import annotations

from toolkit.activities.charts.counting import COUNTED, chart_of, sources
from toolkit.activities.charts.picture import Picture

__all__ = ["COUNTED", "Picture", "chart_of", "sources"]
