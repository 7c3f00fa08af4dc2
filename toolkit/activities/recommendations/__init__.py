"""Recommendations: what we do, partly or not yet; a few stars, and how."""

from __future__ import annotations

from toolkit.activities.recommendations.recommendations import Recommendations

__all__ = ["Recommendations"]
