"""Cycle: weeks of learning together, with who, where, when and cover."""

from __future__ import annotations

from toolkit.activities.cycle.cycle import Cycle

__all__ = ["Cycle"]
