"""Ladder of evidence: cards and own evidence on levels, and how sure each makes one."""

from __future__ import annotations

from toolkit.activities.ladder.ladder import Ladder

__all__ = ["Ladder"]
