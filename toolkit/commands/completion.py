"""The command that lets a shell complete the others."""

from __future__ import annotations

import click

from toolkit.commands.shells import HOW, script_for


@click.command("completion")
@click.argument("shell", type=click.Choice([*HOW]))
def completion(shell: str) -> None:
    """Print what lets SHELL complete commands, cohorts, people and workshops.

    Its last lines say where to put it.
    """
    click.echo(script_for(shell))
