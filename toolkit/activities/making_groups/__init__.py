"""Making groups: the facilitators' panel for who works with whom, and where."""

from __future__ import annotations

from toolkit.activities.making_groups.making_groups import MakingGroups

__all__ = ["MakingGroups"]
