"""Who may read what somebody wrote."""

from __future__ import annotations

from toolkit.model import Evidence, Role, Seating, Shared, Sharing


def may_read(reader: Seating, shared: Shared) -> bool:
    """Whether *reader* may read this answer, by its author's choice of sharing."""
    author = shared.author
    if reader.cohort.id != author.cohort.id:
        return False
    if reader.person.id == author.person.id:
        return True
    match shared.response.sharing:
        case Sharing.COHORT:
            return True
        case Sharing.GROUP:
            same = reader.group is not None and reader.group == author.group
            return same or reader.role is Role.FACILITATOR
        case Sharing.FACILITATORS:
            return reader.role is Role.FACILITATOR
    return False


def shows(shared: Shared, evidence: Evidence) -> bool:
    """Whether the answer shows this file: one that names its clip shows no other."""
    value = shared.response.value
    clip = value.get("clip") if isinstance(value, dict) else None
    return clip is None or clip == evidence.id
