"""The log of who opened or exported what of other people's."""

from __future__ import annotations

from dataclasses import asdict
from uuid import uuid4

from sqlalchemy import bindparam, insert, select

from toolkit.model.looked import Looked, What
from toolkit.store.after_tables import looked as looks
from toolkit.store.database import Database

COLUMNS = (looks.c.cohort, looks.c.by, looks.c.what, looks.c.about, looks.c.at)
IN_COHORT = (
    select(*COLUMNS)
    .where(looks.c.cohort == bindparam("cohort"))
    .order_by(looks.c.at.desc(), looks.c.id)
    .limit(bindparam("most"))
)


class Looks:
    """Only ever appended to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, looked: Looked) -> None:
        """Keep one line."""
        row = {"id": uuid4().hex, **asdict(looked)}
        with self._database.changing() as connection:
            connection.execute(insert(looks), row)

    def in_cohort(self, cohort: str, *, most: int) -> tuple[Looked, ...]:
        """The newest *most* lines about *cohort*, newest first."""
        wanted = {"cohort": cohort, "most": most}
        with self._database.reading() as connection:
            rows = connection.execute(IN_COHORT, wanted).mappings()
            return tuple(Looked(**{**row, "what": What(row["what"])}) for row in rows)
