"""Group page: one shared page of short lines, which a group writes at once."""

from __future__ import annotations

from toolkit.activities.group_page.group_page import GroupPage

__all__ = ["GroupPage"]
