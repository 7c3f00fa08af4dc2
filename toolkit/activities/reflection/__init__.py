"""Reflection: thinking in writing, in one box or in several."""

from __future__ import annotations

from toolkit.activities.reflection.reflection import Reflection

__all__ = ["Reflection"]
