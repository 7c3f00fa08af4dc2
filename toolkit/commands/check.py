"""`toolkit check`: what is wrong with a programme, all of it at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from toolkit.commands.completing import notebooks as offer_notebooks


@click.command("check")
@click.argument("notebooks", nargs=-1, shell_complete=offer_notebooks)
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON, for programs.")
@click.option("--quick", is_flag=True, help="Run no notebook; find what can be read.")
def check(notebooks: Sequence[str], *, as_json: bool, quick: bool) -> None:
    """Name every mistake in the programme: its cell, its line and its cure.

    Each notebook is run in a process of its own, and no answer is shown or kept. Name
    NOTEBOOKS, such as workshop2, to check these alone. The exit status is 1 if there
    is an error; a warning leaves it 0.
    """
    from toolkit.checking import examine_programme, telling
    from toolkit.checking.unasked import unasked_findings
    from toolkit.settings import Settings

    settings = Settings.load()
    path = settings.programme
    with _progress() as told:
        seen = examine_programme(path, only=notebooks, told=told, run=not quick)
    found = [*seen.findings]
    if not (notebooks or quick):
        found += unasked_findings(path, seen.runs, settings)
    say = telling.as_json if as_json else telling.in_words
    click.echo(say(found, path.resolve().parent))
    if any(finding.is_error for finding in found):
        raise SystemExit(1)


@contextmanager
def _progress() -> Iterator[Callable[[str, int], object] | None]:
    """A bar on a terminal; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Running", file=sys.stderr) as bar:

        def told(_name: str, total: int) -> None:
            bar.length = total
            bar.update(1)

        yield told
