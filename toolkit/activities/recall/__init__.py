"""Recall: one's own earlier answer, shown again where it is needed."""

from __future__ import annotations

from toolkit.activities.recall.recall import Recall

__all__ = ["Recall"]
