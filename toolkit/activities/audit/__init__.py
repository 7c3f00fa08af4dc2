"""The self-audit: where a department stands, in four stages, at three moments."""

from __future__ import annotations

from toolkit.activities.audit.audit import Audit

__all__ = ["Audit"]
