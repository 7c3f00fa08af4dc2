"""From a table to a plan, and from a plan to people who sit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toolkit.clock import now
from toolkit.errors import RosterError, StaleError
from toolkit.model import Cohort, Seating
from toolkit.programme.wording import Wording
from toolkit.roster.lines import lines_of
from toolkit.roster.outcome import Around, Outcome
from toolkit.roster.plan import Plan
from toolkit.roster.planner import Planner
from toolkit.roster.table import Table
from toolkit.store import Store

CHANGED = (
    "Somebody has changed the roster since this was shown. Look at what would change "
    "now, and confirm that."
)


def plan_import(
    table: Table,
    cohort: str,
    *,
    store: Store,
    answers: Mapping[int, str] | None = None,
    appoints: bool = True,
) -> Plan:
    """What importing *table* would do; it changes nothing.

    *answers* are what was said to its questions, by the number of the row; *appoints*
    is whether whoever imports may do what organisers may.

    Raises:
        RosterError: there is no such cohort.
    """
    found = store.cohorts.led(cohort)
    if found is None:
        raise RosterError(
            f"There is no cohort “{cohort}”. "
            "Make it first: toolkit cohort add ID TITLE."
        )
    lines, refused = lines_of(table)
    addresses = {line.email for line in lines if line.email}
    around = _around(
        found, addresses, store=store, appoints=appoints, wording=table.wording
    )
    planner = Planner(around, answers or {}, Outcome(around))
    return replace(planner.plan(lines, refused), notes=table.notes)


def check_confirmed(shown: Plan, mark: str) -> None:
    """Go on only if *mark* is that of the plan that was *shown*.

    Raises:
        StaleError: it was another: what would happen has changed since.
    """
    if mark != shown.mark:
        raise StaleError(CHANGED)


def carry_out(plan: Plan, *, store: Store) -> list[Seating]:
    """Do what *plan* says: all of it, or nothing. Everybody it is about, as they sit.

    Raises:
        StaleError: the roster has changed since the plan was made.
    """
    same = [each.seating for each in plan.unchanged]
    if not plan.does_something:
        return same
    wanted = [each.seating for each in (*plan.added, *plan.changed)]
    put = store.people.put(plan.cohort, wanted, seen=plan.seen, at=now())
    return [*put, *same]


def _around(
    cohort: Cohort,
    addresses: set[str],
    *,
    store: Store,
    appoints: bool,
    wording: Wording,
) -> Around:
    seen = store.people.roster(cohort.id, withdrawn=True)
    # Only facilitators are kept from changing them; one question for each is enough.
    elsewhere = {
        seating.person.id
        for seating in (() if appoints else seen)
        if len(store.people.seats_of(seating.person.id)) > 1
    }
    known = store.people.known_by(addresses)
    return Around(cohort, seen, known, elsewhere, wording, appoints)
