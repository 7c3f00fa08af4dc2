"""Ranking: putting cards in order, in a diamond of nine or in a straight list."""

from __future__ import annotations

from toolkit.activities.ranking.ranking import Ranking

__all__ = ["Ranking"]
