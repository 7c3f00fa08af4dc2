"""Meetings: where the minutes of two meetings went, and what to do next time."""

from __future__ import annotations

from toolkit.activities.meetings.meetings import Meetings

__all__ = ["Meetings"]
