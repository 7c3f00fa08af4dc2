"""The command that fills a room with invented people, to practise or to measure."""

from __future__ import annotations

import asyncio
from functools import partial

import click

from toolkit.clock import now
from toolkit.commands.base import PORT, open_store, settings_for
from toolkit.commands.completing import workshops
from toolkit.commands.progress import progress
from toolkit.demo.material import material_of
from toolkit.demo.rehearse import (
    Rehearsal,
    Room,
    find_server,
    prepare_room,
    remove_rooms,
)
from toolkit.programme import load_programme
from toolkit.server.door.links import new_link
from toolkit.server.stopping import run_until_told, unless_told
from toolkit.settings import Settings
from toolkit.store import Store

_SOME = click.IntRange(min=1)
_TIME = click.FloatRange(min=0, min_open=True)
_PAUSE = click.FloatRange(min=0)


@click.command()
@click.option("--people", default=30, type=_SOME, help="How many participants.")
@click.option(
    "--workshop",
    shell_complete=workshops,
    help="Which workshop; the first if not given.",
)
@click.option("--minutes", default=20.0, type=_TIME, help="How long it lasts.")
@click.option(
    "--pause", default=8.0, type=_PAUSE, help="Seconds between a person's answers."
)
@click.option("--port", type=PORT, help="The server's port, if not TOOLKIT_PORT.")
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
    place = material_of(settings.programme).speech.place
    with progress("Inviting people", people) as step:
        room = prepare_room(
            store,
            workshop=workshop,
            people=people,
            at=now(),
            hours=hours,
            place=place,
            told=step,
        )
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
