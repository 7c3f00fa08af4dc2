"""Commands that look after the database: copying, mending and checking it."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.clock import now
from toolkit.commands.base import FILE, open_store
from toolkit.commands.progress import copying, progress
from toolkit.errors import ProgrammeError, StoreError
from toolkit.programme import clocks_of, load_programme
from toolkit.settings import Settings
from toolkit.store import Store, restore_backup
from toolkit.store.backups import ELSEWHERE
from toolkit.store.checkup import Checkup
from toolkit.store.patience import Patience
from toolkit.store.restore import look_at

NOT_COMPACTED = (
    "The database could not be written anew: others use it at this moment, or there is "
    "too little room on its disk. Try again in a minute."
)

BEING_MADE = (
    "The server makes its backup at this moment. When it is done, toolkit doctor names "
    "it."
)


@click.command()
def upgrade() -> None:
    """Prepare the database for this release, copying it aside if that changes it."""
    open_store(Settings.load()).close()
    click.echo("The database is ready.")


@click.command()
@click.argument("file", type=FILE, required=False)
def backup(file: Path | None) -> None:
    """Copy the database, even while the server runs: to FILE, else as each night.

    Without FILE the copy is in the backups of the data folder, checked and named like
    a nightly one, and as with these, older ones that need not stay go.
    """
    settings = Settings.load()
    with open_store(settings) as store, copying("Copying") as patience:
        if file is None:
            file = _nightly(store, settings, patience)
        else:
            store.backup(file, patience=patience)
    click.echo(f"Copied to {file}.")


@click.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Put the backup FILE in place of the database, which is copied aside first.

    The server must not run meanwhile: what people save would be lost.
    """
    settings = Settings.load()
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with copying("Restoring") as patience:
        aside = restore_backup(
            settings.store_url, file, backups=settings.backups, patience=patience
        )
    if aside is not None:
        click.echo(f"What was kept before is in {aside}.")
    click.echo(f"Restored {file}. Next: toolkit doctor")


@click.command()
def compact() -> None:
    """Write the database anew, so that no byte is left of who was erased.

    It may run beside the server, which does the same by itself, at night at the latest.
    """
    with open_store(Settings.load()) as store, progress("Writing it anew", 1) as step:
        if not store.erasures.compact(at=now(), at_night=True):
            raise StoreError(NOT_COMPACTED)
        step()
    click.echo("Nothing is left in the database's files of who was erased.")


@click.command()
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
        with progress("Checking", 2) as step:
            around = store.troubles(reserve=reserve, elsewhere=True)
            problems = [*(each.words for each in around), *backups.problems]
            step()
            found = _checkup(store, problems)
            step()
        problems += [*found.problems, *_overdue(store, settings)]
        notices = _unasked(store, settings)
    told = found.told(problems=len(problems))
    click.echo("\n".join([*problems, *notices, told]))
    if problems:
        raise SystemExit(1)


def _nightly(store: Store, settings: Settings, patience: Patience) -> Path:
    backups = store.backups(settings.backups)
    if backups is None:
        raise StoreError(ELSEWHERE)
    with backups.alone() as is_ours:
        if not is_ours:
            raise StoreError(BEING_MADE)
        return backups.make_nightly(
            at=now(),
            reserve=settings.quota.reserve,
            local=clocks_of(settings.programme),
            patience=patience,
        )


def _unasked(store: Store, settings: Settings) -> list[str]:
    """What nothing asks for any more: worth a look, and nothing that is wrong."""
    from toolkit.checking.unasked import unasked_in

    try:
        programme = load_programme(settings.programme)
    except ProgrammeError:
        return []
    found = unasked_in(store, programme, settings.contents)
    return [f"Notice: {one.told} {one.cure}" for one in found]


def _checkup(store: Store, known: list[str]) -> Checkup:
    try:
        return store.checkup()
    except StoreError as worst:
        others = [each for each in known if each != str(worst)]
        raise StoreError("\n".join([*others, str(worst)])) from worst


def _overdue(store: Store, settings: Settings) -> list[str]:
    from toolkit.commands.data import overdue

    try:
        return overdue(store, load_programme(settings.programme))
    except ProgrammeError:
        return []  # what is wrong with it is said by who needs it
