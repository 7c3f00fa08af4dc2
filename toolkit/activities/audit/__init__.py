"""The self-audit: in which stage what is said of a team is true, at three moments."""

from __future__ import annotations

from toolkit.activities.audit.audit import Audit

__all__ = ["Audit"]
