"""Group pages: the facilitators' panel for what every group writes, side by side."""

from __future__ import annotations

from toolkit.activities.group_pages.group_pages import GroupPages

__all__ = ["GroupPages"]
