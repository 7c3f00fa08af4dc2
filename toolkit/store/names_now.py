"""What renamed activities are called now: a page that was open says the old name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from toolkit.model import ResponseKey
from toolkit.model.renames import now_called
from toolkit.store.after_tables import renamed
from toolkit.store.connect import AnyRow

IN_WORKSHOP = select(renamed.c.old, renamed.c.new).where(
    renamed.c.workshop == bindparam("workshop")
)


def name_now(connection: Connection, workshop: str, name: str) -> str:
    """What *name*, of an activity or of a part of one, is called now."""
    found = connection.execute(IN_WORKSHOP, {"workshop": workshop}).all()
    return now_called(name, {row.old: row.new for row in found}) if found else name


def key_now(connection: Connection, key: ResponseKey) -> ResponseKey:
    """*key* with what its activity is called now."""
    name = name_now(connection, key.workshop, key.activity)
    return key if name == key.activity else replace(key, activity=name)


def part_now(
    connection: Connection, key: ResponseKey, part: str
) -> tuple[ResponseKey, str]:
    """The same of a part that is said apart: of which answer, and which part of it."""
    name = name_now(connection, key.workshop, f"{key.activity}.{part}")
    activity, _, now = name.partition(".")
    return replace(key, activity=activity), now


def found_now(
    connection: Connection,
    statement: Select[*tuple[Any, ...]],
    wanted: Mapping[str, str],
) -> Sequence[AnyRow]:
    """What *statement* finds; where that is nothing, under the name there is now."""
    rows = connection.execute(statement, wanted).all()
    if rows:
        return rows
    now = name_now(connection, wanted["workshop"], wanted["activity"])
    if now == wanted["activity"]:
        return rows
    return connection.execute(statement, {**wanted, "activity": now}).all()
