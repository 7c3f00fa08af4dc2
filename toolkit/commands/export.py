"""The command that hands over what a cohort shares."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.clock import now
from toolkit.commands.base import open_store
from toolkit.commands.completing import cohorts
from toolkit.commands.progress import counted
from toolkit.model.looked import Looked, What
from toolkit.programme import load_programme
from toolkit.settings import Settings


@click.command("export")
@click.argument("cohort", shell_complete=cohorts)
@click.argument("target", type=click.Path(path_type=Path))
def export(cohort: str, target: Path) -> None:
    """Write what COHORT shares with facilitators to TARGET, a folder or a .zip file.

    One PDF a participant, never with a private answer, and a list of what is there.
    """
    from toolkit.export import handovers, pack, shared_files

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
    files = counted(shared_files(found), "Printing", length=len(found) + 1)
    pack(files, target)
    click.echo(f"Wrote the documents of {len(found)} people to {target}.")
