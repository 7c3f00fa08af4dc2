"""The command that opens a notebook in JupyterLab, with its page beside it."""

from __future__ import annotations

import webbrowser

import click

from toolkit.commands.completing import workshops
from toolkit.settings import Settings


@click.command()
@click.argument("notebook", shell_complete=workshops)
@click.option("--browser/--no-browser", default=True, help="Open it in a browser.")
def edit(notebook: str, *, browser: bool) -> None:
    """Edit NOTEBOOK in JupyterLab, beside the page of it that people see."""
    # Two servers are a second, which asking for help should not wait for.
    from toolkit.lab.editing import edit as edit_notebook

    def say(address: str) -> None:
        click.echo(f"{notebook} and its page: {address}")
        click.echo("What is saved shows on the page. End both with Ctrl+C.")
        if browser:
            webbrowser.open(address)

    edit_notebook(Settings.load(), notebook, say=say)
