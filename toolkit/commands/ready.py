"""The command that says whether all is ready for a workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.clock import now
from toolkit.commands.base import open_store
from toolkit.commands.completing import cohorts, workshops
from toolkit.commands.telling import AS_JSON, tell_json
from toolkit.errors import RosterError
from toolkit.settings import Settings

if TYPE_CHECKING:
    from toolkit.programme import Programme
    from toolkit.readiness.machine import Running
    from toolkit.readiness.point import Part
    from toolkit.store import Store

TOLD_AT = "Looked at on {when} ({zone})."
WHICH = "For one of its workshops, name the cohort: {known}."


@click.command("ready")
@click.argument("cohort", required=False, shell_complete=cohorts)
@click.option(
    "--workshop", shell_complete=workshops, help="Which one; the next if not given."
)
@AS_JSON
def ready(cohort: str | None, workshop: str | None, *, as_json: bool) -> None:
    """Say whether the server, and COHORT for its workshop, are ready; else what to do.

    It exits with 1 if something is not. Of several cohorts, name the one you mean.
    """
    from toolkit.programme import load_programme
    from toolkit.readiness.point import State, verdict

    settings = Settings.load()
    programme = load_programme(settings.programme)
    with open_store(settings) as store:
        known = [each.id for each in store.cohorts.lasting()]
        if cohort is None and len(known) == 1:
            cohort = known[0]
        parts = _parts(settings, store, programme, cohort, workshop or "")
    if as_json:
        tell_json(_told(parts, verdict(parts)))
    else:
        _say(parts)
        click.echo(verdict(parts))
        click.echo(TOLD_AT.format(**_at(programme, parts)))
        if cohort is None and known:
            click.echo(WHICH.format(known=", ".join(known)))
    if any(p.state is State.WRONG for part in parts for p in part.points):
        raise SystemExit(1)


def _parts(
    settings: Settings,
    store: Store,
    programme: Programme,
    cohort: str | None,
    workshop: str,
) -> list[Part]:
    from toolkit.programme.dated import dated
    from toolkit.readiness.before import before, points
    from toolkit.readiness.machine import PATIENCE
    from toolkit.readiness.point import Part
    from toolkit.readiness.serving import running_at
    from toolkit.readiness.words import PARTS

    running, at, parts, people = running_at(settings, patience=PATIENCE), now(), [], 0
    if cohort is not None:
        if store.cohorts.led(cohort) is None:
            raise RosterError(store.cohorts.unknown(cohort))
        year = dated(programme, store.calendars.of(cohort))
        of = before(store, cohort, year, at=at, workshop=workshop)
        stands = running.pages.get(of.plan.title) if running else None
        title, people = PARTS["workshop"].format(title=of.plan.title), len(of.people)
        refused = running.refused.get(of.plan.title, ()) if running else ()
        parts.append(Part(title, points(of, page=stands, refused=refused), at))
    parts.append(_machine(settings, store, programme, running, people))
    return parts


def _machine(
    settings: Settings,
    store: Store,
    programme: Programme,
    running: Running | None,
    people: int,
) -> Part:
    from toolkit.readiness.machine import Machine, points
    from toolkit.readiness.point import Part
    from toolkit.readiness.words import PARTS

    of = Machine(settings, store, programme.local, people, running, now())
    return Part(PARTS["server"], points(of), of.at)


def _say(parts: list[Part]) -> None:
    from toolkit.readiness.words import SIGNS

    for part in parts:
        click.echo(part.title)
        for point in part.points:
            sign, word = SIGNS[point.state]
            click.echo(f"  {sign} {word:<5}  {point.title}: {point.said}")
            if point.to_do:
                click.echo(f"            {point.to_do}")
        click.echo()


def _told(parts: list[Part], said: str) -> dict[str, object]:
    return {
        "verdict": said,
        "parts": [
            {
                "title": part.title,
                "at": part.at.isoformat(),
                "points": [
                    {
                        "name": point.name,
                        "state": str(point.state),
                        "said": point.said,
                        "to_do": point.to_do,
                    }
                    for point in part.points
                ],
            }
            for part in parts
        ],
    }


def _at(programme: Programme, parts: list[Part]) -> dict[str, str]:
    local = programme.local
    return {"when": local.on_paper(parts[-1].at), "zone": str(local.zone)}
