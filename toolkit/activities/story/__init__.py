"""The story of change: what happened over a year, in four hundred words."""

from __future__ import annotations

from toolkit.activities.story.story import Story

__all__ = ["Story"]
