"""The clock by which the programme speaks of days and hours."""

from __future__ import annotations

from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/London")
"""The clock on the wall of every room."""
