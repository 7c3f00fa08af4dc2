"""A PostgreSQL server of the tests' own, from Debian's package."""

import fcntl
import os
import shutil
import subprocess
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from toolkit.store import Store
from toolkit.store.tables import metadata

MISSING = (
    "These tests need PostgreSQL's server programs. "
    "On Debian install them with: apt-get install postgresql"
)
ACCOUNT = "postgres"
OPTIONS = "-c listen_addresses='' -c fsync=off -c max_connections=400"
EMPTY = sql.SQL(";").join(
    [
        *(
            sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name))
            for table in reversed(metadata.sorted_tables)
        ),
        sql.SQL("SELECT setval(seqrelid, seqstart, false) FROM pg_sequence"),
    ]
)
"""Leaves a database as new, at a tenth of what a new one takes."""
OTHERS_LEAVE = """
SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class PostgreSQL:
    """Listens on a private socket only. Lives as long as the test run."""

    def __init__(self, folder: Path) -> None:
        self.programs = find_programs()
        self.folder = folder
        self.numbers = count(1)

    @property
    def runs(self) -> bool:
        return (self.folder / "ready").exists()

    def start(self) -> None:
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, ACCOUNT)
        data = self.folder / "data"
        self.run("initdb", "-D", data, "-A", "trust", "-U", ACCOUNT, "-N", "-E", "UTF8")
        options = f"-k {self.folder} {OPTIONS}"
        log = self.folder / "log"
        waiting = ("-w", "-t", "300")
        self.run("pg_ctl", "-D", data, "-l", log, "-o", options, *waiting, "start")
        self.create("prepared")
        Store.open(self.url("prepared")).close()
        (self.folder / "ready").touch()

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def run(self, program: str, *arguments: object) -> None:
        command = [str(self.programs / program), *map(str, arguments)]
        if os.geteuid() == 0:  # the server refuses to run as root
            command = ["runuser", "-u", ACCOUNT, "--", *command]
        done = subprocess.run(
            command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # the server would keep a pipe open
            stderr=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == 0, f"{program} failed; see {self.folder}"

    def url(self, database: str) -> str:
        return f"postgresql://{ACCOUNT}@/{database}?host={self.folder}"

    def create(self, database: str, template: str = "template1") -> None:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self.execute(
            statement.format(sql.Identifier(database), sql.Identifier(template))
        )

    def dump(self, database: str) -> str:
        """All that PostgreSQL's own backup of a database says."""
        file = self.folder / f"{database}.sql"
        self.run("pg_dump", "--inserts", "-f", file, self.url(database))
        try:
            return file.read_text("utf-8")
        finally:
            file.unlink()

    def drop(self, database: str) -> None:
        statement = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        self.execute(statement.format(sql.Identifier(database)))

    def empty(self, database: str) -> None:
        """Take out everything kept, whoever is still connected."""
        with psycopg.connect(self.url(database)) as connection:
            connection.execute(OTHERS_LEAVE)
            connection.execute(EMPTY)

    def execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def new_name(self) -> str:
        """A name that no other process of this run uses."""
        return f"test_{os.getpid()}_{next(self.numbers)}"


def shared(folder: Path) -> PostgreSQL:
    """The one server of the run whose folder this is; started by whoever is first."""
    server = PostgreSQL(folder / "postgresql")
    with (folder / "starting").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not server.runs:
            server.start()
    return server


def stop_shared(folder: Path) -> None:
    """Stop the run's server, if anybody needed one."""
    if (folder / "postgresql").exists():
        PostgreSQL(folder / "postgresql").stop()


def find_programs() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    packaged = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(packaged, key=lambda path: int(path.parts[-3]), default=None)
    if newest is None:
        pytest.fail(MISSING)
    return newest.parent
