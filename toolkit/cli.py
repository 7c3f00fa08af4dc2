"""The `toolkit` command: each function calls the package and prints."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

import click

from toolkit.clock import now
from toolkit.commands.base import FILE, open_store, settings_for
from toolkit.commands.cohort import cohort
from toolkit.commands.data import ones_data, overdue, retention
from toolkit.commands.message import message
from toolkit.commands.organiser import organiser
from toolkit.commands.person import link, person
from toolkit.commands.roster import roster
from toolkit.demo.first import first_words
from toolkit.demo.rehearse import (
    Rehearsal,
    Room,
    find_server,
    prepare_room,
    remove_rooms,
)
from toolkit.errors import ProgrammeError, StoreError, ToolkitError
from toolkit.export import handovers, pack, shared_files
from toolkit.forking.zygote import BegunZygote
from toolkit.model.looked import Looked, What
from toolkit.programme import clocks_of, load_programme
from toolkit.programme.runsheet import not_in_agenda, run_sheet
from toolkit.server.app import serve as serve_workshops
from toolkit.server.door.links import new_link
from toolkit.server.listening import listening
from toolkit.server.stopping import run_until_told, stopped_as_by_hand, unless_told
from toolkit.settings import LAST_PORT, Settings
from toolkit.store import Store, restore_backup
from toolkit.store.restore import look_at

_PORT = click.IntRange(1, LAST_PORT)
_SOME = click.IntRange(min=1)
_TIME = click.FloatRange(min=0, min_open=True)
_PAUSE = click.FloatRange(min=0)
NOT_COMPACTED = (
    "The database could not be written anew: others use it at this moment, or there is "
    "too little room on its disk. Try again in a minute."
)
_STOPPED = 130
"""The exit status of what was stopped by hand, as shells have it."""


class CalmGroup(click.Group):
    """Commands whose failures are told in a sentence, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            with stopped_as_by_hand():
                return super().invoke(ctx)
        except ToolkitError as failure:
            raise click.ClickException(str(failure)) from None
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(_STOPPED)


@click.group(cls=CalmGroup, context_settings={"show_default": True})
@click.version_option(package_name="workshop-toolkit")
def main() -> None:
    """Serve a programme of workshops, and look after the people in it."""


@main.command()
@click.option("--port", type=_PORT, help="Port to listen on instead of TOOLKIT_PORT.")
@click.option("--demo/--no-demo", default=True, help="Fill an empty store, to try it.")
@click.pass_obj
def serve(begun: BegunZygote | None, port: int | None, *, demo: bool) -> None:
    """Serve the programme; an empty store gets an organiser and a demo cohort."""
    settings = settings_for(port)
    programme = load_programme(settings.programme)
    for plan in programme.workshops:
        if wrong := not_in_agenda(plan, run_sheet(plan, programme)):
            click.echo(wrong, err=True)
    with listening(settings) as sockets:
        store = open_store(settings)
        how = partial(first_words, programme=programme, settings=settings, demo=demo)
        for line in how(store):
            click.echo(line)
        click.echo(f"Serving at {settings.here}/ — stop with Ctrl+C.")
        serve_workshops(
            settings, programme=programme, store=store, sockets=sockets, begun=begun
        )


cohort.add_command(retention)
person.add_command(ones_data)
main.add_command(cohort)
main.add_command(message)
main.add_command(organiser)
main.add_command(roster)
main.add_command(person)
main.add_command(link)


@main.command("export")
@click.argument("cohort")
@click.argument("target", type=click.Path(path_type=Path))
def export_shared(cohort: str, target: Path) -> None:
    """Write what COHORT shares with facilitators to TARGET, a folder or a .zip file.

    One PDF a participant, never with a private answer, and a list of what is there.
    """
    settings = Settings.load()
    programme = load_programme(settings.programme)
    with open_store(settings) as store:
        found = handovers(
            cohort,
            store=store,
            programme=programme,
            contents=settings.contents,
            at=now(),
        )
        store.looks.note(Looked(cohort, "command", What.WORK, "", now()))
    pack(shared_files(found), target)
    click.echo(f"Wrote the documents of {len(found)} people to {target}.")


@main.command()
def upgrade() -> None:
    """Prepare the database for this release, copying it aside if that changes it."""
    open_store(Settings.load()).close()
    click.echo("The database is ready.")


@main.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Copy the database to FILE, even while the server runs."""
    with open_store(Settings.load()) as store:
        store.backup(file)
    click.echo(f"Copied to {file}.")


@main.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Put the backup FILE in place of the database, which is copied aside first.

    The server must not run meanwhile: what people save would be lost.
    """
    settings = Settings.load()
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = restore_backup(settings.store_url, file, backups=settings.backups)
    if aside is not None:
        click.echo(f"What was kept before is in {aside}.")
    click.echo(f"Restored {file}. Next: toolkit doctor")


@main.command()
def compact() -> None:
    """Write the database anew, so that no byte is left of who was erased.

    It may run beside the server, which does the same by itself, at night at the latest.
    """
    with open_store(Settings.load()) as store:
        if not store.erasures.compact(at=now(), at_night=True):
            raise StoreError(NOT_COMPACTED)
    click.echo("Nothing is left in the database's files of who was erased.")


@main.command()
def doctor() -> None:
    """Check that everything kept hangs together; exit with 1 if it does not.

    The last good backup is named first, also where nothing else can be read.
    """
    settings = Settings.load()
    reserve, local = settings.quota.reserve, clocks_of(settings.programme)
    with Store(settings.store_url) as store:
        kept = store.backups(settings.backups)
        backups = look_at(kept, reserve=reserve, local=local, at=now())
        click.echo(backups.told)
        around = store.troubles(reserve=reserve, elsewhere=True)
        problems = [*(each.words for each in around), *backups.problems]
        try:
            found = store.checkup()
        except StoreError as worst:
            others = [each for each in problems if each != str(worst)]
            raise StoreError("\n".join([*others, str(worst)])) from worst
        problems += [*found.problems, *_overdue(store, settings)]
    click.echo("\n".join([*problems, found.told(problems=len(problems))]))
    if problems:
        raise SystemExit(1)


def _overdue(store: Store, settings: Settings) -> list[str]:
    try:
        return overdue(store, load_programme(settings.programme))
    except ProgrammeError:
        return []  # what is wrong with it is said by who needs it


@main.command()
@click.option("--people", default=30, type=_SOME, help="How many participants.")
@click.option("--workshop", help="Which workshop; the first if not given.")
@click.option("--minutes", default=20.0, type=_TIME, help="How long it lasts.")
@click.option(
    "--pause", default=8.0, type=_PAUSE, help="Seconds between a person's answers."
)
@click.option("--port", type=_PORT, help="The server's port, if not TOOLKIT_PORT.")
@click.option("--tidy", is_flag=True, help="Only remove what was left behind.")
def rehearse(
    people: int,
    workshop: str | None,
    minutes: float,
    pause: float,
    *,
    port: int | None,
    tidy: bool,
) -> None:
    """Fill a throw-away cohort with invented people, on the server that runs here."""
    settings = settings_for(port)
    programme = load_programme(settings.programme)
    with open_store(settings) as store:
        if tidy:
            click.echo(f"Removed {remove_rooms(store)} rehearsals.")
            return
        name = programme.workshop(workshop).name if workshop else None
        work = partial(
            _rehearse,
            store=store,
            settings=settings,
            workshop=name or programme.workshops[0].name,
            people=people,
            minutes=minutes,
            pause=pause,
        )
        run_until_told(work)


async def _rehearse(
    told: asyncio.Event,
    *,
    store: Store,
    settings: Settings,
    workshop: str,
    people: int,
    minutes: float,
    pause: float,
) -> None:
    """Let a room play until its time is over or somebody says stop; then remove it."""
    hours = settings.room_hours
    await unless_told(told, find_server(settings.here))
    room = prepare_room(store, workshop=workshop, people=people, at=now(), hours=hours)
    rehearsal = Rehearsal(room, store=store, settings=settings, pause=pause)
    try:
        _tell_room(room, store, settings)
        await unless_told(told, rehearsal.perform(seconds=60 * minutes))
    finally:
        store.cohorts.remove_throwaway(room.cohort.id)
    click.echo(f"\n{rehearsal.tally.told()} Everything of it is removed.")


def _tell_room(room: Room, store: Store, settings: Settings) -> None:
    for facilitator in room.facilitators:
        address = new_link(facilitator, store=store, settings=settings)
        click.echo(f"  {facilitator.person.name}: {address}")
    click.echo(f"  Room code:     {room.code} at {settings.here}/join")
    click.echo("Stop with Ctrl+C. At the end everything of it is removed.")
