"""What a projector or a shared window shows to the whole room."""

from __future__ import annotations

from toolkit.activities.screen.screen import Screen

__all__ = ["Screen"]
