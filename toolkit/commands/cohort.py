"""Commands about cohorts: which there are, what they are called, when they meet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from toolkit.clock import now
from toolkit.commands.base import SURE, THERE, is_at_hand, open_store
from toolkit.commands.completing import cohorts
from toolkit.commands.telling import AS_JSON, Row, tell
from toolkit.commands.year import rows_of
from toolkit.errors import RosterError
from toolkit.model import Cohort
from toolkit.model.calendar import Calendar
from toolkit.model.dates import LocalTime
from toolkit.model.names import check_cohort
from toolkit.programme import Programme, load_programme
from toolkit.programme.clashes import clashes
from toolkit.programme.telling import changes, in_words
from toolkit.roster.dates import read_calendar
from toolkit.settings import Settings
from toolkit.store import Store

NOT_YET = "Nothing is changed yet. To keep this, give the same command with --yes."
STAYS = (
    "{title} stays: in it there is already {why}. Give it another title (toolkit "
    "cohort rename), or withdraw its people (toolkit person withdraw)."
)
LARGEST = 2_000_001


@click.command("add")
@click.argument("id")
@click.argument("title")
@click.option("--calendar", type=THERE, help="When it meets: TOML, .xlsx or CSV.")
def add_cohort(
    id: str,  # noqa: A002 - what the command line says
    title: str,
    calendar: Path | None,
) -> None:
    """Start a cohort under a permanent ID: small letters, digits, single hyphens."""
    settings = Settings.load()
    programme = load_programme(settings.programme)
    dates = _read(calendar, programme) if calendar else None
    with open_store(settings) as store:
        added = store.cohorts.add(check_cohort(id), title)
        if dates is not None:
            store.calendars.save(added.id, dates, at=now())
    click.echo(f"Added {added.title}. Next: toolkit roster import {added.id} FILE.csv")
    if dates is not None:
        _say(_clashes(programme, dates))
    else:
        click.echo(f"Its dates are open: toolkit cohort calendar {added.id} FILE")


@click.command("list")
@AS_JSON
def list_cohorts(*, as_json: bool) -> None:
    """Name every cohort that lasts, with how many people are in it."""
    rows: list[Row] = []
    lines: list[str] = []
    with open_store(Settings.load()) as store:
        for each in store.cohorts.lasting():
            heads = store.cohorts.heads(each.id)
            lines.append(f"{each.id}\t{each.title}\t{heads.told()}")
            own = {"people": heads.people, "joined": heads.joined}
            rows.append({"id": each.id, "title": each.title, **own})
    tell(rows, as_json=as_json, lines=lines, empty="There is no cohort yet.")


@click.command("rename")
@click.argument("id", shell_complete=cohorts)
@click.argument("title")
def rename(id: str, title: str) -> None:  # noqa: A002 - what the command line says
    """Give the cohort ID another TITLE; its ID stays."""
    with open_store(Settings.load()) as store:
        was = _found(store, id)
        store.cohorts.rename(id, title)
    click.echo(f"{was.title} is called {title} now.")


@click.command("follow")
@click.argument("old", shell_complete=cohorts)
@click.argument("new", shell_complete=cohorts)
def follow(old: str, new: str) -> None:
    """Let the cohort NEW follow OLD: what OLD hands on is read there."""
    with open_store(Settings.load()) as store:
        before, after = _found(store, old), _found(store, new)
        store.succession.follow(after.id, before.id)
    click.echo(f"{after.title} follows {before.title} now.")


@click.command("remove")
@click.argument("id", shell_complete=cohorts)
@click.option("--yes", is_flag=True, help="Do it without asking, for scripts.")
def remove(id: str, *, yes: bool) -> None:  # noqa: A002 - what the command line says
    """Remove the cohort ID for good, while nobody has done anything in it."""
    with open_store(Settings.load()) as store:
        found, its = _found(store, id), store.cohorts.belongings(id)
        if its.keep_it:
            raise RosterError(
                STAYS.format(title=found.title, why=", ".join(its.keep_it))
            )
        gone = "".join(f"; {each}" for each in its.go_with_it)
        click.echo(f"What goes away: {found.title}{gone}.")
        if not yes and not is_at_hand():
            click.echo(SURE, err=True)
            raise SystemExit(1)
        if yes or click.confirm("This cannot be undone. Do it?", err=True):
            store.cohorts.remove(id)
            click.echo(f"{found.title} is removed.")


@click.command("calendar")
@click.argument("id", shell_complete=cohorts)
@click.argument("file", type=THERE, required=False)
@click.option("--yes", is_flag=True, help="Keep it without asking, for scripts.")
@AS_JSON
def calendar(
    id: str,  # noqa: A002 - what the command line says
    file: Path | None,
    *,
    yes: bool,
    as_json: bool,
) -> None:
    """Show when the cohort ID meets; with FILE, what that changes, and keep it."""
    settings = Settings.load()
    programme = load_programme(settings.programme)
    with open_store(settings) as store:
        _found(store, id)
        before = store.calendars.of(id)
        if file is None:
            lines = [each.told() for each in in_words(programme, before)]
            tell(rows_of(programme, before), as_json=as_json, lines=lines)
            return
        new = _read(file, programme, before=before)
        different = changes(programme, before, new)
        _say(each.told() for each in different)
        _say(_clashes(programme, new, before=before))
        if not different and before is not None:
            click.echo("Nothing changes.")
        elif _is_confirmed(yes=yes):
            store.calendars.save(id, new, at=now())
            click.echo("Kept. Every page follows at once.")


def _found(store: Store, id: str) -> Cohort:  # noqa: A002 - what the command line says
    found = store.cohorts.led(id)
    if found is None:
        raise RosterError(store.cohorts.unknown(id))
    return found


def _read(
    file: Path, programme: Programme, *, before: Calendar | None = None
) -> Calendar:
    with file.open("rb") as opened:
        data = opened.read(LARGEST)
    return read_calendar(data, file=file.name, programme=programme, before=before)


def _clashes(
    programme: Programme, new: Calendar, *, before: Calendar | None = None
) -> list[str]:
    today = LocalTime(ZoneInfo(new.zone)).day(now())
    found = clashes(programme, new, today=today, before=before)
    return [f"Look at this: {each}" for each in found]


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _is_confirmed(*, yes: bool) -> bool:
    if not yes and not is_at_hand():
        click.echo(NOT_YET, err=True)
        raise SystemExit(1)
    return yes or click.confirm("Keep this?", err=True)
