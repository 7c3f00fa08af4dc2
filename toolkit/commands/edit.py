"""The command that opens a notebook in JupyterLab, with its page beside it."""

from __future__ import annotations

import webbrowser
from contextlib import suppress

import click

from toolkit.commands.completing import notebooks
from toolkit.settings import Settings

GOODBYE = (
    "Goodbye. What you saved is in the notebook, and what you typed on its page to try "
    "it is gone. To go on: toolkit edit {notebook}"
)


@click.command()
@click.argument("notebook", shell_complete=notebooks)
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

    click.echo(f"Starting JupyterLab and the page of {notebook} …")
    edit_notebook(Settings.load(), notebook, say=say)
    with suppress(OSError):  # where the window was closed nobody reads it
        click.echo(GOODBYE.format(notebook=notebook))
