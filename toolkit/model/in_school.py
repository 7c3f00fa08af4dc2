"""What somebody is in their school: in their own words, and as it is counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import chain

IN_SCHOOL = "in-school"
"""The choice of a seat that says it."""

Roles = Mapping[str, Sequence[str]]
"""What a programme offers, each with other words for it.

In these * is anything, and ? one letter.
"""

USUAL: Roles = {
    "Leads a team": ("team leader", "leader", "head *", "leader of *", "* lead"),
    "Member of a team": ("team member", "teacher", "tutor", "practitioner"),
    "Senior leader": ("principal", "director", "member of senior staff", "slt"),
}
"""Where a programme says nothing of it."""

ANOTHER, NOT_KNOWN = "Another role", "Not known"


def offered(roles: Roles) -> tuple[str, ...]:
    """What people may say that they are, whatever else they write."""
    return (*roles, ANOTHER)


def counted(roles: Roles) -> tuple[str, ...]:
    """What is counted: everybody is in one of these."""
    return (*roles, ANOTHER, NOT_KNOWN)


def counted_as(role: str, roles: Roles) -> str:
    """As which of those that are counted *role* counts."""
    plain = _plain(role)
    if not plain:
        return NOT_KNOWN
    same = (one for one in roles if _plain(one) == plain)
    others = (
        one
        for one, words in roles.items()
        if any(fnmatchcase(plain, _plain(word, keeping="*?")) for word in words)
    )
    return next(chain(same, others), ANOTHER)


def _plain(role: str, *, keeping: str = "") -> str:
    normal = unicodedata.normalize("NFKC", role)
    return " ".join(re.sub(rf"[^\w{keeping}]+", " ", normal).casefold().split())
