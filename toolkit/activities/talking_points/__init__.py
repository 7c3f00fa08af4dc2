"""Talking points: the same few things, said in words or in a clip."""

from __future__ import annotations

from toolkit.activities.talking_points.talking_points import TalkingPoints

__all__ = ["TalkingPoints"]
