"""Where packaged files are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
SHARE_JUPYTER = PACKAGE / "share" / "jupyter"
VOILA_TEMPLATES = SHARE_JUPYTER / "voila" / "templates"
ACTIVITIES = PACKAGE / "activities"
EXPORT = PACKAGE / "export"
