"""Elements: the parts of the job, what each feeds, and a note of one's own at each."""

from __future__ import annotations

from toolkit.activities.elements.elements import Elements

__all__ = ["Elements"]
