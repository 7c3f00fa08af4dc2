"""My year: the workshops as a path, and the one that is next or on now."""

from __future__ import annotations

from toolkit.activities.year.year import Year

__all__ = ["Year"]
