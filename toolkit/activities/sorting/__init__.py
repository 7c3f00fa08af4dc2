"""Sorting: cards into columns, some of which hold only so many."""

from __future__ import annotations

from toolkit.activities.sorting.sorting import Sorting

__all__ = ["Sorting"]
