"""The command that makes a cohort's impact report."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.clock import now
from toolkit.commands.base import FILE, open_store
from toolkit.commands.completing import cohorts
from toolkit.commands.progress import progress
from toolkit.errors import RosterError, ToolkitError
from toolkit.model.looked import Looked, What
from toolkit.programme import load_programme
from toolkit.programme.dated import dated
from toolkit.settings import Settings
from toolkit.store import Store

if TYPE_CHECKING:
    from toolkit.report.report import Report

COMMAND = "command"
UNLED = (
    "Nobody facilitates {title} yet, so what a report counts cannot be kept for the "
    "next one. Appoint somebody first: toolkit person add {id} NAME --facilitator."
)


@click.command("report")
@click.argument("id", shell_complete=cohorts)
@click.argument("file", type=FILE)
def report(
    id: str,  # noqa: A002 - what the command line says
    file: Path,
) -> None:
    """Write the impact report of the cohort ID to FILE.pdf, for whoever asks.

    What is in it is chosen on the cohort's page "Report". It is written into its log.
    """
    settings = Settings.load()
    with open_store(settings) as store:
        with progress("Counting", 3) as step:
            pdf = _made(store, settings, id, step=step)
        _write(file, pdf)
        store.looks.note(Looked(id, COMMAND, What.REPORT, "", now()))
    click.echo(f"Wrote {file}.")


def _made(
    store: Store,
    settings: Settings,
    id: str,  # noqa: A002
    *,
    step: Callable[[], object],
) -> bytes:
    # Pandas takes a moment to load, which no other command should wait for.
    from toolkit.cohort import Cohort
    from toolkit.report.handing_out import hand_out
    from toolkit.report.pdf import pdf_of_report

    found = store.cohorts.led(id)
    if found is None:
        raise RosterError(store.cohorts.unknown(id))
    programme = load_programme(settings.programme)
    frames = Cohort(
        id,
        store=store,
        contents=settings.contents,
        programme=dated(programme, store.calendars.of(id)),
    )
    step()

    def drawn(report: Report) -> bytes:
        step()
        return pdf_of_report(report)

    pdf = hand_out(frames, store, at=now(), make=drawn)
    step()
    if not pdf:
        raise ToolkitError(UNLED.format(title=found.title, id=id))
    return pdf


def _write(file: Path, pdf: bytes) -> None:
    """A new file that only who asked may read."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise ToolkitError(f"{file} is there already. Give another name.") from None
    except OSError as error:
        raise ToolkitError(
            f"{file} cannot be written ({error.strerror}). Name another file."
        ) from error
    with os.fdopen(handle, "wb") as opened:
        opened.write(pdf)
