"""Who organises: the first of them, and others."""

from __future__ import annotations

from toolkit.clock import now
from toolkit.errors import RosterError
from toolkit.model import Role, Seating
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.server.door.links import link_to
from toolkit.settings import Settings
from toolkit.store import Store

FIRST = "Organiser 1"
"""What the first one is called, until they say their name."""


def organisers(store: Store) -> tuple[Seating, ...]:
    """Everybody who organises."""
    return store.people.roster(store.cohorts.office().id)


def first_link(store: Store, settings: Settings) -> str:
    """A link for the first organiser; nothing, once any of them has come in."""
    there = organisers(store)
    if any(store.tokens.has_signed_in(each.id) for each in there):
        return ""
    seating = there[0] if there else add_organiser(store, name=FIRST)
    until = now() + LINK_KEPT_FOR
    token = store.tokens.issue(seating.id, "link", expires_at=until)
    return link_to(token, settings)


def add_organiser(store: Store, *, name: str, email: str = "") -> Seating:
    """Let somebody organise; who does already keeps their seat.

    Raises:
        RosterError: another name is known by the address, or the name is missing.
    """
    name, email = name.strip(), email.strip().casefold()
    if not name:
        raise RosterError("Say the name of the organiser.")
    known = store.people.known_by([email]).get(email) if email else None
    if known is not None and known.name.casefold() != name.casefold():
        raise RosterError(
            f"{known.name} is known by {email}. If that is the same person, say the "
            "name as it stands there; if not, leave the address out."
        )
    office = store.cohorts.office().id
    return store.people.add(office, name=name, email=email, role=Role.ORGANISER)
