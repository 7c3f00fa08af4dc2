"""Poll: one choice, several, or a point on a scale, counted without names."""

from __future__ import annotations

from toolkit.activities.poll.poll import Poll, Scale

__all__ = ["Poll", "Scale"]
