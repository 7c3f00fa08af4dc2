"""What `programme.toml` says: read once, checked throughout, told as frozen facts."""

from __future__ import annotations

from toolkit.programme.programme import (
    Advice,
    Aim,
    Assignment,
    Entry,
    Plan,
    Programme,
    ProgrammeNotebook,
    Reference,
    Served,
    Tasked,
    When,
    Wording,
    clocks_of,
    find_programme,
    load_programme,
    opens_for_everyone,
    wording_at,
)

__all__ = [
    "Advice",
    "Aim",
    "Assignment",
    "Entry",
    "Plan",
    "Programme",
    "ProgrammeNotebook",
    "Reference",
    "Served",
    "Tasked",
    "When",
    "Wording",
    "clocks_of",
    "find_programme",
    "load_programme",
    "opens_for_everyone",
    "wording_at",
]
