"""What a database is to this release, so that every command says the same of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from toolkit.errors import StoreError
from toolkit.store.tables import metadata

SCRIPTS = "toolkit.store:migrations"

Columns = Mapping[str, frozenset[str]]
"""The columns of each table, by its name."""

_REWRITTEN = "0002"
"""A revision that was rewritten after stores had been made with it, before that was
forbidden. What calls itself so may lack any of these parts, but each as a whole."""

_PARTS = (
    frozenset({"presence", "attendance"}),
    frozenset({"grouping", "grouping_version"})
    | {"group_page", "line", "line_version", "writing"},
)
_CAME_WITH_ATTENDANCE = frozenset({"filled"})
"""Columns that the answers' versions have where there is attendance."""


class Standing(Enum):
    """What is to be done with a database before this release can use it."""

    NEW = auto()
    OLDER = auto()
    READY = auto()
    NEWER = auto()
    ODD = auto()


_SAYS = {
    Standing.NEW: (
        "The database {place} is not ready. Prepare it with: toolkit upgrade"
    ),
    Standing.OLDER: (
        "The database {place} was made by an earlier release of the toolkit. Bring it "
        "to this one, and all that is in it, with: toolkit upgrade"
    ),
    Standing.NEWER: (
        "The database {place} was written by a newer release of the toolkit. Install "
        "that release, or restore a backup made before it was upgraded."
    ),
    Standing.ODD: (
        "The database {place} is not as a release of the toolkit leaves it: it lacks "
        "{lacking}. Nothing was changed. Restore a backup: toolkit restore FILE"
    ),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A database's standing, and what it lacks if that is odd."""

    standing: Standing
    lacking: str = ""

    def refuse_unless(self, *fine: Standing, place: str) -> None:
        """Raise StoreError, with what to do, unless the standing is one of *fine*."""
        if self.standing not in fine:
            words = _SAYS[self.standing]
            raise StoreError(words.format(place=place, lacking=self.lacking))


def look(connection: Connection) -> Looked:
    """How this database stands to the newest revision. Changes nothing."""
    scripts = ScriptDirectory.from_config(_configuration(connection))
    revision = MigrationContext.configure(connection).get_current_revision()
    there = _columns(connection)
    if revision is None:
        is_ours = bool(there.keys() & metadata.tables.keys())
        lacks = "the note of the release that made it"
        return Looked(Standing.ODD, lacks) if is_ours else Looked(Standing.NEW)
    if revision not in {script.revision for script in scripts.walk_revisions()}:
        return Looked(Standing.NEWER)
    is_newest = revision == scripts.get_current_head()
    expected = _of_this_release() if is_newest else _made_by(revision)
    if revision == _REWRITTEN:
        expected = _without_missing_parts(expected, there)
    if lacking := _lacking(expected, there):
        return Looked(Standing.ODD, lacking)
    return Looked(Standing.READY if is_newest else Standing.OLDER)


def run_migrations(connection: Connection, *, to: str = "head") -> None:
    """Run what leads from the revision that the database is at as far as *to*."""
    command.upgrade(_configuration(connection), to)


def _configuration(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    return config


def _lacking(expected: Columns, there: Columns) -> str:
    """What of *expected* is not there, in words; what is there besides is no matter."""
    missing = [
        f"the table {table}"
        if table not in there
        else f"the column {column} of {table}"
        for table, columns in sorted(expected.items())
        for column in (sorted(columns - there[table]) if table in there else [""])
    ]
    return ", ".join(missing)


def _of_this_release() -> Columns:
    return {
        name: frozenset(table.columns.keys()) for name, table in metadata.tables.items()
    }


def _without_missing_parts(expected: Columns, there: Columns) -> Columns:
    left_out = {table for part in _PARTS if not part & there.keys() for table in part}
    found = {table: expected[table] for table in expected if table not in left_out}
    if "attendance" in left_out:
        found["response_version"] -= _CAME_WITH_ATTENDANCE
    return found


def _made_by(revision: str) -> Columns:
    """What the migrations make as far as *revision*, found out in memory."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        run_migrations(connection, to=revision)
        made = _columns(connection)
    engine.dispose()
    return made


def _columns(connection: Connection) -> Columns:
    found = inspect(connection).get_multi_columns()
    return {
        table: frozenset(column["name"] for column in columns)
        for (_schema, table), columns in found.items()
    }
