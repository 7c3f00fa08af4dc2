"""Thread mapping: strips in order, the joins between them, and images that travel."""

from __future__ import annotations

from toolkit.activities.thread.thread import Thread

__all__ = ["Thread"]
