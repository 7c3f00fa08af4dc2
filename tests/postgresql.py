"""A PostgreSQL server of the tests' own, from Debian's package."""

import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from toolkit.store import Store

MISSING = (
    "These tests need PostgreSQL's server programs. "
    "On Debian install them with: apt-get install postgresql"
)
ACCOUNT = "postgres"


class PostgreSQL:
    """Listens on a private socket only. Lives as long as the test run."""

    def __init__(self) -> None:
        self.programs = find_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="toolkit-postgresql-"))
        self.numbers = count(1)
        if os.geteuid() == 0:
            shutil.chown(self.folder, ACCOUNT)

    def start(self) -> None:
        data = self.folder / "data"
        self.run("initdb", "-D", data, "-A", "trust", "-U", ACCOUNT, "-N", "-E", "UTF8")
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        log = self.folder / "log"
        self.run("pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")
        self.create("prepared")
        Store.open(self.url("prepared")).close()

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

    def drop(self, database: str) -> None:
        statement = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        self.execute(statement.format(sql.Identifier(database)))

    def execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def new_name(self) -> str:
        return f"test_{next(self.numbers)}"


def find_programs() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    packaged = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(packaged, key=lambda path: int(path.parts[-3]), default=None)
    if newest is None:
        pytest.fail(MISSING)
    return newest.parent
