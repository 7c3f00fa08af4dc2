"""Charts of what a room answered, for eyes and for screen readers."""

from __future__ import annotations

from toolkit.activities.charts.counting import chart_of, is_counted, sources
from toolkit.activities.charts.picture import Picture

__all__ = ["Picture", "chart_of", "is_counted", "sources"]
