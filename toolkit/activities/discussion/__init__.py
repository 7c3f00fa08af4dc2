"""Discussion: say your own, then read what the others share."""

from __future__ import annotations

from toolkit.activities.discussion.discussion import Discussion

__all__ = ["Discussion"]
