"""Commands about those who organise."""

from __future__ import annotations

import click

from toolkit.commands.base import open_store
from toolkit.server.door.links import new_link
from toolkit.server.door.organisers import add_organiser
from toolkit.settings import Settings


@click.command("add")
@click.argument("name")
@click.option("--email", default="", help="By it they are known in cohorts, too.")
def add(name: str, email: str) -> None:
    """Let NAME organise, and make their personal link; earlier ones of theirs end."""
    settings = Settings.load()
    with open_store(settings) as store:
        seating = add_organiser(store, name=name, email=email)
        click.echo(new_link(seating, store=store, settings=settings))
