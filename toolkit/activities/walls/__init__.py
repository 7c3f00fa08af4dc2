"""Walls and polls: the facilitators' panel for what people share as it comes in."""

from __future__ import annotations

from toolkit.activities.walls.walls import Walls

__all__ = ["Walls"]
