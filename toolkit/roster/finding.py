"""Somebody on a roster, by their name."""

from __future__ import annotations

from toolkit.errors import RosterError
from toolkit.model import Seating
from toolkit.roster.lines import same
from toolkit.store import Store

NOBODY = {
    None: "Nobody in {where} is called “{name}”, and nobody who has withdrawn is.",
    False: "Nobody on the roster of {where} is called “{name}”.",
    True: "Nobody who has withdrawn from {where} is called “{name}”.",
}
"""That nobody was found: of all, of those who are there, of those who left."""


def find_seat(
    name: str, *, store: Store, cohort: str = "", withdrawn: bool = False
) -> Seating:
    """The one seat of the person called *name*, or with this id or email address.

    In any cohort, the organisers' too, or only in one; of those who have *withdrawn*,
    or only of others.

    Raises:
        RosterError: there is none, or more than one; says how to choose.
    """
    found = _called(name, store=store, cohort=cohort, withdrawn=withdrawn)
    if len(found) == 1:
        return found[0]
    if not found:
        raise RosterError(NOBODY[withdrawn].format(name=name, where=_where(cohort)))
    raise RosterError(_several(name, found))


def find_person(name: str, *, store: Store, cohort: str = "") -> Seating:
    """A seat of the one person called *name*, whether they have withdrawn or not.

    For what is about somebody in every cohort: any of their seats will do.

    Raises:
        RosterError: there is nobody, or more than one person; says how to choose.
    """
    found = _called(name, store=store, cohort=cohort, withdrawn=None)
    if not found:
        raise RosterError(NOBODY[None].format(name=name, where=_where(cohort)))
    if len({one.person.id for one in found}) > 1:
        raise RosterError(_several(name, found))
    return found[0]


def _called(
    name: str, *, store: Store, cohort: str, withdrawn: bool | None
) -> list[Seating]:
    anywhere = (*store.cohorts.all(), store.cohorts.office())
    cohorts = [cohort] if cohort else [each.id for each in anywhere]
    wanted = same(name)
    return [
        seating
        for each in cohorts
        for seating in store.people.roster(each, withdrawn=withdrawn is not False)
        if wanted in {same(seating.person.name), seating.person.email, seating.id}
        and withdrawn in {None, seating.withdrawn_at is not None}
    ]


def _where(cohort: str) -> str:
    return f"the cohort “{cohort}”" if cohort else "any cohort"


def _several(name: str, found: list[Seating]) -> str:
    which = ", ".join(f"{s.id} ({s.cohort.title}, {s.person.school})" for s in found)
    return f"More than one is called “{name}”. Choose by id: {which}."
