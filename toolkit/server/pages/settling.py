"""What follows when a place is accepted or given back: a seat, or none."""

from __future__ import annotations

from datetime import datetime

from toolkit.model import Role, Seating
from toolkit.model.interest import Interest, State
from toolkit.store import Store


def settle(store: Store, interest: Interest, state: State, *, at: datetime) -> None:
    """Keep that it is accepted, declined or withdrawn, with all that follows.

    Safe to repeat, also when it was cut short.

    Raises:
        StaleError: what was offered has lapsed, or was never; nothing is changed.
    """
    kept = store.interests.answer(interest, state, at=at)
    if state is State.ACCEPTED:
        _seat(store, kept, at=at)
    elif state is State.WITHDRAWN and kept.seat is not None:
        seating = store.people.seating(kept.seat)
        if seating is not None and seating.role is Role.PARTICIPANT:
            store.people.withdraw(seating, at=at)


def _seat(store: Store, interest: Interest, *, at: datetime) -> None:
    """Who sat there before sits there again; whoever has the address has one seat.

    Their role in school comes along, unless one is known there already.
    """
    seating, role = _seating(store, interest), interest.wrote.in_school
    if role and seating.role is Role.PARTICIPANT and not seating.in_school:
        store.people.say_in_school(seating, role, at=at)
    if seating.withdrawn_at is not None:
        store.people.bring_back(seating)
    if seating.id != interest.seat:
        store.interests.seated(interest.id, seating.id)


def _seating(store: Store, interest: Interest) -> Seating:
    wrote = interest.wrote
    sat = interest.seat and store.people.seating(interest.seat)
    return sat or store.people.add(
        interest.cohort, name=wrote.name, school=wrote.school, email=wrote.email
    )
