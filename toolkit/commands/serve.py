"""The command that serves a programme."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import click

from toolkit.commands.base import PORT, open_store, settings_for
from toolkit.forking.zygote import BegunZygote
from toolkit.programme import load_programme
from toolkit.programme.runsheet import not_in_agenda, run_sheet
from toolkit.settings import Settings

GOODBYE = "Goodbye. Everything that was saved is in {place}. To serve again: {again}"


@click.command()
@click.option("--port", type=PORT, help="Port to listen on instead of TOOLKIT_PORT.")
@click.option("--demo/--no-demo", default=True, help="Fill an empty store, to try it.")
@click.pass_obj
def serve(begun: BegunZygote | None, port: int | None, *, demo: bool) -> None:
    """Serve the programme; an empty store gets an organiser and a demo cohort."""
    # Half a second each, which asking for help should not wait for.
    from toolkit.demo.first import first_words
    from toolkit.demo.year import answering
    from toolkit.server.accepted import Accepted
    from toolkit.server.app import serve as serve_workshops
    from toolkit.server.kernels.brought import Brought
    from toolkit.server.listening import listening

    settings = settings_for(port)
    _warn(settings)
    with listening(settings) as sockets:
        # Only who listens makes something in the data folder.
        accepted = Accepted(settings)
        programme, store = accepted.programme, open_store(settings)
        how = partial(first_words, programme=programme, settings=settings, demo=demo)
        for line in how(store):
            click.echo(line)
        click.echo(f"Serving at {settings.here}/ — stop with Ctrl+C.")
        told = answering(accepted, store=store, settings=settings)
        brought = Brought(begun, told) if demo else Brought(begun)
        serve_workshops(
            settings, accepted=accepted, store=store, sockets=sockets, brought=brought
        )
    with suppress(OSError):  # where the window was closed nobody reads it
        click.echo(GOODBYE.format(place=store.place, again=_again(port)))


def _warn(settings: Settings) -> None:
    programme = load_programme(settings.programme, lenient=True)
    for mistake in programme.mistakes.values():
        click.echo(mistake, err=True)
    for plan in programme.workshops:
        if wrong := not_in_agenda(plan, run_sheet(plan, programme)):
            click.echo(wrong, err=True)


def _again(port: int | None) -> str:
    return f"toolkit serve --port {port}" if port else "toolkit serve"
