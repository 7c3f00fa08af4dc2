"""What grows all year: my hope, my plan, my audit, my bookmarks, the community."""

from __future__ import annotations

from toolkit.activities.growth.growth import Growth

__all__ = ["Growth"]
