"""Marks: a bookmark and a private note on every activity of a page."""

from __future__ import annotations

from toolkit.activities.marks.marks import Marks

__all__ = ["Marks"]
