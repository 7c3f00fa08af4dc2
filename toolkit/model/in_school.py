"""What somebody is in their school: in their own words, and as it is counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

IN_SCHOOL = "in-school"
"""The choice of a seat that says it."""

ROLES = (
    "Head of mathematics",
    "Second in department",
    "Leader of a key stage",
    "Lead practitioner",
)
"""What is offered; whatever else is written is kept as it is."""

ANOTHER, NOT_KNOWN = "Another role", "Not known"
COUNTED = (*ROLES, ANOTHER, NOT_KNOWN)
"""What is counted: everybody is in one of these."""

_HEAD, _SECOND, _STAGE, _LEAD = ROLES
_SAME: Mapping[str, str] = {
    **{role.casefold(): role for role in ROLES},
    **dict.fromkeys(
        (
            *("head of maths", "head of department", "head of the department", "hod"),
            *("head of mathematics department", "head of maths department"),
            *("subject leader", "subject lead", "curriculum leader"),
            *("leader of mathematics", "leader of maths", "mathematics lead"),
            *("maths lead", "director of mathematics", "director of maths"),
        ),
        _HEAD,
    ),
    **dict.fromkeys(
        (
            *("second in mathematics", "second in maths", "2nd in department"),
            *("deputy head of mathematics", "deputy head of maths"),
            *("deputy head of department", "assistant head of mathematics"),
            *("assistant head of maths", "2ic", "second in charge"),
        ),
        _SECOND,
    ),
    **dict.fromkeys(("lead teacher", "lead teacher of mathematics"), _LEAD),
}
_OF_A_STAGE = re.compile(
    r"((leader|lead|coordinator|co ordinator) (of|for) )?(key stage|ks) ?\d.*"
)


def counted_as(role: str) -> str:
    """As which of those that are counted *role* counts."""
    said = re.sub(r"[^\w]+", " ", unicodedata.normalize("NFKC", role)).casefold()
    plain = " ".join(said.split())
    if not plain:
        return NOT_KNOWN
    return _SAME.get(plain) or (_STAGE if _OF_A_STAGE.fullmatch(plain) else ANOTHER)
