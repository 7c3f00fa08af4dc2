"""What every peer keeps, and how: one file of SQLite, a commit for each answer."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Item = dict[str, Any]

PAGE: dict[str, Any] = json.loads(Path("page.json").read_text(encoding="utf-8"))
"""What the page says and asks, written beside the program that serves it."""

HIDDEN = "Results: hidden"


class Answers:
    """Everybody's answers, as safe on the disk as ours are when they are said to be."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("answers.db", isolation_level=None)
        self._database.execute("pragma journal_mode=wal")
        self._database.execute("pragma synchronous=full")
        self._database.execute(
            "create table if not exists answer"
            " (person, name, value, at, primary key (person, name)) without rowid"
        )

    def keep(self, person: str, name: str, value: str) -> str:
        """Save one answer; the words that say so."""
        now = datetime.now(UTC).astimezone()
        row = (person, name, value, now.isoformat())
        self._database.execute("insert or replace into answer values (?, ?, ?, ?)", row)
        return f"Saved {now:%H:%M:%S.%f}"

    def kept(self, person: str) -> dict[str, str]:
        """What *person* has written before, by name."""
        asked = "select name, value from answer where person = ?"
        return dict(self._database.execute(asked, (person,)))

    def turned(self, words: str) -> str:
        """The other of two: the poll's results in words, or that they are hidden."""
        if words != HIDDEN:
            return HIDDEN
        asked = "select value, count(*) from answer where name = ? group by value"
        counts = dict(self._database.execute(asked, (PAGE["poll"],)))
        (poll,) = (each for each in PAGE["items"] if each.get("name") == PAGE["poll"])
        told = (f"{option}: {counts.get(option, 0)}" for option in poll["options"])
        return "Results: shown. " + ", ".join(told)
