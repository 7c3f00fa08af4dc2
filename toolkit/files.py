"""Names and cells for files that leave: safe in any folder and any spreadsheet."""

from __future__ import annotations

_AWKWARD = frozenset('/\\:*?"<>|')
_LONGEST = 120
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def file_name(wanted: str) -> str:
    """*wanted* as a name that every system keeps, with its ending."""
    safe = "".join(" " if c in _AWKWARD or not c.isprintable() else c for c in wanted)
    return " ".join(safe.split()).lstrip(".")[-_LONGEST:] or "file"


def cell_text(cell: str) -> str:
    """*cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
