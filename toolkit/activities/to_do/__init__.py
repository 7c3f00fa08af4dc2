"""My tasks: how far each has come, when it is due, and the way straight to it."""

from __future__ import annotations

from toolkit.activities.to_do.to_do import ToDo

__all__ = ["ToDo"]
