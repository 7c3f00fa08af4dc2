"""What people have agreed to, with its date, and what they took back."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from toolkit.model.consent import Consent, Purpose
from toolkit.store.after_tables import consent as consents
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.names_now import name_now

STANDING = consents.c.taken_back_at.is_(None)
OF_PERSON = (
    select(consents)
    .where(consents.c.person == bindparam("person"))
    .order_by(consents.c.given_at, consents.c.id)
)
IN_COHORT = (
    select(consents)
    .where(
        consents.c.cohort == bindparam("cohort"),
        consents.c.purpose == bindparam("purpose"),
        STANDING,
    )
    .order_by(consents.c.given_at, consents.c.id)
)
SAME = (
    consents.c.cohort == bindparam("of_cohort"),
    consents.c.person == bindparam("of_person"),
    consents.c.purpose == bindparam("of_purpose"),
    consents.c.workshop == bindparam("of_workshop"),
    consents.c.activity == bindparam("of_activity"),
)
STANDS = select(consents).where(*SAME, STANDING)
TAKE_BACK = (
    update(consents).where(*SAME, STANDING).values(taken_back_at=bindparam("at"))
)


class Consents:
    """One row for each time somebody agreed; what was taken back keeps its days."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, consent: Consent) -> Consent:
        """Keep that somebody agrees; if they do already, that one stays."""
        with self._database.changing() as connection:
            consent = _now(connection, consent)
            known = connection.execute(STANDS, _same(consent)).first()
            if known is not None:
                return _consent_from(known)
            add_new(connection, consents, asdict(consent))
        return consent

    def take_back(self, consent: Consent, *, at: datetime) -> None:
        """Let it hold no longer. Harmless if it does not, or never did."""
        with self._database.changing() as connection:
            now = _now(connection, consent)
            connection.execute(TAKE_BACK, {**_same(now), "at": at})

    def of_person(self, person: str) -> tuple[Consent, ...]:
        """All that somebody ever agreed to, in every cohort, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(OF_PERSON, {"person": person})
            return tuple(map(_consent_from, rows))

    def standing(self, cohort: str, purpose: Purpose) -> tuple[Consent, ...]:
        """What holds in *cohort* for one purpose, oldest first."""
        wanted = {"cohort": cohort, "purpose": purpose}
        with self._database.reading() as connection:
            return tuple(map(_consent_from, connection.execute(IN_COHORT, wanted)))


def _now(connection: Connection, consent: Consent) -> Consent:
    name = name_now(connection, consent.workshop, consent.activity)
    return replace(consent, activity=name)


def _same(consent: Consent) -> dict[str, str]:
    return {
        "of_cohort": consent.cohort,
        "of_person": consent.person,
        "of_purpose": consent.purpose,
        "of_workshop": consent.workshop,
        "of_activity": consent.activity,
    }


def _consent_from(row: AnyRow) -> Consent:
    return Consent(**{**row._mapping, "purpose": Purpose(row.purpose)})
