"""The pace of the room: what is on now, the time left, a notice, a spotlit answer."""

from __future__ import annotations

from toolkit.activities.pacing.pacing import Pacing

__all__ = ["Pacing"]
