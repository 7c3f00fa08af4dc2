"""Which of the programme's outcomes a person has worked on, and where to go next."""

from __future__ import annotations

from toolkit.activities.coverage.coverage import Coverage

__all__ = ["Coverage"]
