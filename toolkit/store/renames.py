"""Names that authors have changed: what hung on the old one hangs on the new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, or_, select, text, update

from toolkit.model.renames import Rename
from toolkit.model.unasked import Kept
from toolkit.store.after_tables import renamed
from toolkit.store.cohorts import THROWAWAY
from toolkit.store.connect import add_new
from toolkit.store.database import Database
from toolkit.store.group_tables import group_page as pages
from toolkit.store.group_tables import line as lines
from toolkit.store.group_tables import line_version as line_versions
from toolkit.store.names_now import IN_WORKSHOP
from toolkit.store.renaming import rename
from toolkit.store.responses import STANDING
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions

EVERY = select(renamed.c.workshop, renamed.c.old, renamed.c.new).order_by(
    renamed.c.workshop, renamed.c.old
)
LASTING = cohorts.c.programme != THROWAWAY
ANSWERED = (
    select(
        responses.c.workshop,
        responses.c.activity,
        cohorts.c.title,
        func.count(),
        func.max(versions.c.saved_at),
    )
    .select_from(STANDING.join(cohorts, cohorts.c.id == responses.c.cohort))
    .where(LASTING, or_(versions.c.filled.is_(None), versions.c.filled))
    .group_by(responses.c.workshop, responses.c.activity, cohorts.c.title)
    .order_by(cohorts.c.title)
)
WRITTEN = (
    select(
        pages.c.workshop,
        pages.c.activity,
        cohorts.c.title,
        func.count(lines.c.author.distinct()),
        func.max(line_versions.c.saved_at),
    )
    .select_from(
        pages.join(cohorts, cohorts.c.id == pages.c.cohort)
        .join(lines, lines.c.page == pages.c.id)
        .join(line_versions, line_versions.c.line == lines.c.id)
    )
    .where(LASTING)
    .group_by(pages.c.workshop, pages.c.activity, cohorts.c.title)
    .order_by(cohorts.c.title)
)
ONE = (
    renamed.c.workshop == bindparam("of_workshop"),
    renamed.c.old == bindparam("of_old"),
)
FORGET = delete(renamed).where(*ONE)
CHANGE = update(renamed).where(*ONE)

# Whoever writes a first answer waits, and then finds the new name.
ALONE = text("LOCK TABLE response, renamed IN SHARE ROW EXCLUSIVE MODE")


class Renames:
    """What activities were called before; lives as long as its store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take_over(
        self,
        renames: Sequence[Rename],
        *,
        asked: Collection[tuple[str, str]],
        at: datetime,
    ) -> int:
        """Let all that hangs on old names hang on the new ones, in every cohort.

        *asked* are the names, with their workshops, that are asked under now: one that
        was given away and is used again is its own again. Repeating it changes nothing.
        How many answers and lines were found under old names is returned.
        """
        with self._database.reading() as connection:
            known = connection.execute(EVERY).all()
        again = [row for row in known if (row.workshop, row.old) in asked]
        if not (renames or again):
            return 0
        with self._database.changing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(ALONE)
            for row in again:
                forgotten = {"of_workshop": row.workshop, "of_old": row.old}
                connection.execute(FORGET, forgotten)
            found = 0
            for one in renames:
                found += rename(connection, one)
                _note(connection, one, at=at)
        return found

    def kept(self) -> tuple[Kept, ...]:
        """Under which names there are answers and lines, of how many people where."""
        with self._database.reading() as connection:
            rows = [*connection.execute(ANSWERED), *connection.execute(WRITTEN)]
            return tuple(Kept(*row) for row in rows)

    def all(self) -> tuple[Rename, ...]:
        """Every name that was changed, and what it has become."""
        with self._database.reading() as connection:
            return tuple(Rename(*row) for row in connection.execute(EVERY))


def _note(connection: Connection, one: Rename, *, at: datetime) -> None:
    """Remember it; what had become the old name by now becomes the new one, too."""
    for row in connection.execute(IN_WORKSHOP, {"workshop": one.workshop}).all():
        is_part = "." in row.old
        old, new = one.now(row.old) if is_part else row.old, one.now(row.new)
        if (old, new) == (row.old, row.new):
            continue
        known = {"of_workshop": one.workshop, "of_old": row.old}
        if old == new:
            connection.execute(FORGET, known)
        else:
            connection.execute(CHANGE.values(old=old, new=new), known)
    new_row = {"workshop": one.workshop, "old": one.old, "new": one.new, "at": at}
    known = {"of_workshop": one.workshop, "of_old": one.old}
    if not add_new(connection, renamed, new_row):
        connection.execute(CHANGE.values(new=one.new), known)
