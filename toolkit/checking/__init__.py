"""What an author's notebooks and files get wrong, named with its place and its cure."""

from __future__ import annotations

from toolkit.checking.checking import check_notebook, check_programme
from toolkit.checking.finding import Finding

__all__ = ["Finding", "check_notebook", "check_programme"]
