"""My portfolio: all that a person has made, and what of it goes into the document."""

from __future__ import annotations

from toolkit.activities.portfolio.portfolio import Portfolio

__all__ = ["Portfolio"]
