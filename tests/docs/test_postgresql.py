"""Backup, restore and removal to another server with PostgreSQL's own programs.

The very lines of the operator's guide, with the tests' own database in place of its.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from tests.docs.blocks import section
from tests.docs.commands import lines_of
from tests.postgresql import PostgreSQL
from toolkit.model import Role
from toolkit.store import Store

HEADING = "PostgreSQL"
OLD, NEW = "postgresql:///workshops", "postgresql:///again"


def told(program: str) -> list[str]:
    """The words of the line of the guide that runs *program*."""
    block = section("docs/running.md", HEADING).split("```sh\n", 2)[2].split("```")[0]
    (words,) = (line for line in lines_of(block) if program in line)
    return words[words.index(program) + 1 :]


def test_what_was_dumped_stands_in_a_new_database(
    postgresql: PostgreSQL, postgresql_url: str, tmp_path: Path
) -> None:
    name, dump = postgresql.new_name(), postgresql.folder / f"{os.getpid()}.dump"
    own = {OLD: postgresql_url, NEW: postgresql.url(name), "workshops.dump": str(dump)}
    with Store(postgresql_url) as store:
        store.cohorts.add("north", "North")
        store.people.add("north", name="Ana Example", role=Role.PARTICIPANT)
    postgresql.run("pg_dump", *placed(told("pg_dump"), own))
    postgresql.create(name)
    try:
        postgresql.run("pg_restore", *placed(told("pg_restore"), own))
        with Store(postgresql.url(name)) as again:
            [ana] = again.people.roster("north")
            assert ana.person.name == "Ana Example"
            assert again.checkup().problems == ()
    finally:
        dump.unlink()
        postgresql.drop(name)


def placed(words: list[str], own: dict[str, str]) -> list[str]:
    text = shlex.join(words)
    for name, here in own.items():
        text = text.replace(name, here)
    return shlex.split(text)
