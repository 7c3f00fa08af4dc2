"""What an author's notebooks and files get wrong, named with its place and its cure."""

from __future__ import annotations

from toolkit.checking.checking import (
    Examined,
    check_notebook,
    check_programme,
    examine_programme,
)
from toolkit.checking.finding import Finding

__all__ = [
    "Examined",
    "Finding",
    "check_notebook",
    "check_programme",
    "examine_programme",
]
