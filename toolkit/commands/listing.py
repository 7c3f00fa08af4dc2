"""Lists: of people, organisers, readers' links and workshops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.clock import now
from toolkit.commands.base import open_store
from toolkit.commands.completing import cohorts
from toolkit.commands.telling import AS_JSON, Row, tell
from toolkit.errors import RosterError
from toolkit.settings import Settings

if TYPE_CHECKING:
    from toolkit.model import Seating
    from toolkit.programme import Plan
    from toolkit.store import Store

NOBODY = "Nobody is on the roster yet."
NO_READER = "Nobody has made a link for a reader."


@click.command("list")
@click.argument("cohort", shell_complete=cohorts)
@AS_JSON
def people(cohort: str, *, as_json: bool) -> None:
    """Name everybody in COHORT, who has withdrawn too, and who has joined."""
    with open_store(Settings.load()) as store:
        _insist_on(cohort, store)
        roster = store.people.roster(cohort, withdrawn=True)
        rows = [_person(seating, store) for seating in roster]
    tell(rows, as_json=as_json, empty=NOBODY)


@click.command("list")
@AS_JSON
def organisers(*, as_json: bool) -> None:
    """Name everybody who organises, and who of them has joined."""
    with open_store(Settings.load()) as store:
        roster = store.people.roster(store.cohorts.office().id)
        rows = [_organiser(seating, store) for seating in roster]
    tell(rows, as_json=as_json, empty="Nobody organises yet.")


@click.command("list")
@click.argument("cohort", shell_complete=cohorts)
@AS_JSON
def readers(cohort: str, *, as_json: bool) -> None:
    """List by which links people outside COHORT read a part of it, and until when.

    No link is shown: its secret is known only to who holds it.
    """
    with open_store(Settings.load()) as store:
        _insist_on(cohort, store)
        rows: list[Row] = [
            {
                "by": seating.person.name,
                "whom": link.whom,
                "made": link.made_at.isoformat(),
                "until": link.expires_at.isoformat(),
                "opened": link.opened,
                "holds": link.holds(now()),
            }
            for seating, link in store.readers.in_cohort(cohort)
        ]
    tell(rows, as_json=as_json, empty=NO_READER)


@click.command("list")
@click.option("--cohort", shell_complete=cohorts, help="With this cohort's dates.")
@AS_JSON
def workshops(cohort: str | None, *, as_json: bool) -> None:
    """Name the workshops of the programme, in their order."""
    from toolkit.programme import load_programme
    from toolkit.programme.dated import dated

    settings = Settings.load()
    programme = load_programme(settings.programme)
    if cohort is not None:
        with open_store(settings) as store:
            _insist_on(cohort, store)
            programme = dated(programme, store.calendars.of(cohort))
    tell([_workshop(plan) for plan in programme.workshops], as_json=as_json)


def _insist_on(cohort: str, store: Store) -> None:
    if store.cohorts.led(cohort) is None:
        raise RosterError(store.cohorts.unknown(cohort))


def _person(seating: Seating, store: Store) -> Row:
    return {
        "name": seating.person.name,
        "school": seating.person.school,
        "email": seating.person.address,
        "role": seating.role.value,
        "group": seating.group or "",
        "joined": store.tokens.has_signed_in(seating.id),
        "withdrawn": seating.withdrawn_at is not None,
        "seat": seating.id,
    }


def _organiser(seating: Seating, store: Store) -> Row:
    return {
        "name": seating.person.name,
        "email": seating.person.address,
        "joined": store.tokens.has_signed_in(seating.id),
        "seat": seating.id,
    }


def _workshop(plan: Plan) -> Row:
    when = plan.when
    return {
        "name": plan.name,
        "title": plan.title,
        "minutes": plan.minutes,
        "starts": when.starts.isoformat() if when else None,
        "ends": when.ends.isoformat() if when else None,
        "place": when.place if when else None,
        "confirmed": when.confirmed if when else None,
    }
