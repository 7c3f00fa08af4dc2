"""Somebody on a roster, by their name."""

from __future__ import annotations

from toolkit.errors import RosterError
from toolkit.model import Seating
from toolkit.roster.lines import same
from toolkit.store import Store


def find_seat(
    name: str, *, store: Store, cohort: str = "", withdrawn: bool | None = False
) -> Seating:
    """The one seat of the person called *name*, or with this id or email address.

    In any cohort, the organisers' too, or only in one; of those who have *withdrawn*,
    or only of others, or with None of all.

    Raises:
        RosterError: there is none, or more than one; says how to choose.
    """
    anywhere = (*store.cohorts.all(), store.cohorts.office())
    cohorts = [cohort] if cohort else [each.id for each in anywhere]
    wanted = same(name)
    found = [
        seating
        for each in cohorts
        for seating in store.people.roster(each, withdrawn=withdrawn is not False)
        if wanted in {same(seating.person.name), seating.person.email, seating.id}
        and withdrawn in {None, seating.withdrawn_at is not None}
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        who = "who has withdrawn" if withdrawn else "on any roster"
        raise RosterError(f"Nobody {who} is called “{name}”.")
    which = ", ".join(f"{s.id} ({s.cohort.title}, {s.person.school})" for s in found)
    raise RosterError(f"More than one is called “{name}”. Choose by id: {which}.")
