"""Protocol: a talk in timed steps, which a group runs for itself."""

from __future__ import annotations

from toolkit.activities.protocol.protocol import Protocol

__all__ = ["Protocol"]
