"""Bring a database to the tables of this release."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL

from toolkit.errors import StoreError
from toolkit.store.backup import copy_database, make_private_file, moment_in_name
from toolkit.store.connect import file_of, make_engine, transaction

SCRIPTS = "toolkit.store:migrations"

# PostgreSQL's servers agree on this number, so that only one of them migrates.
TURN = 7_302_019


def upgrade(url: URL, *, backups: Path | None) -> None:
    """Migrate the database at *url*, copying an SQLite file into *backups* first.

    Leaves no connection open. Without *backups* the copy goes into a folder "backups"
    beside the file.
    """
    file = file_of(url)
    if file is not None and not file.exists():
        _make_file(file)
    engine = make_engine(url, pooled=False)
    with transaction(engine, url, writes=True) as connection:
        if file is None:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({TURN})"))
        _migrate(connection, url, backups=backups)


def _make_file(file: Path) -> None:
    try:
        make_private_file(file)
    except FileExistsError:
        return  # another process was quicker
    except OSError as error:
        raise StoreError(
            f'The database "{file}" cannot be made ({error}). Check that this account '
            "may write in its folder."
        ) from error


def _migrate(connection: Connection, url: URL, *, backups: Path | None) -> None:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    current = MigrationContext.configure(connection).get_current_revision()
    if current == newest:
        return
    if current is not None and current not in _known(scripts):
        raise StoreError(
            f"The database {url.render_as_string()} was written by a newer release "
            "of the toolkit. Install that release, or restore a backup made before "
            "it was upgraded."
        )
    _copy_first(connection, url, backups=backups)
    command.upgrade(config, "head")


def _known(scripts: ScriptDirectory) -> set[str]:
    return {script.revision for script in scripts.walk_revisions()}


def _copy_first(connection: Connection, url: URL, *, backups: Path | None) -> None:
    file = file_of(url)
    if file is None or not inspect(connection).get_table_names():
        return
    folder = backups or file.parent / "backups"
    copy_database(file, folder / f"{file.stem}-{moment_in_name()}{file.suffix}")
