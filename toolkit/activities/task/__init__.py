"""The work to do in school between two workshops."""

from __future__ import annotations

from toolkit.activities.task.task import Task

__all__ = ["Task"]
