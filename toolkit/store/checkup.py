"""Whether what is kept hangs together."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, and_, case, func, select, text

from toolkit.store.after_tables import receipt as receipts
from toolkit.store.database import Database
from toolkit.store.group_tables import grouping as groupings
from toolkit.store.group_tables import grouping_version as grouping_versions
from toolkit.store.group_tables import line as lines
from toolkit.store.group_tables import line_version as line_versions
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import evidence as files
from toolkit.store.tables import evidence_data as contents
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats

RESTORE = "Stop the server and restore a backup: toolkit restore FILE"
_MOST_SHOWN = 20
NOT_COMPACTED = (
    "After {count} people were erased the database has not been written anew yet, so "
    "bytes of theirs may be left in its files. The server does it, at night at the "
    "latest; or now: toolkit compact"
)

VERSIONS = (
    select(
        responses.c.id,
        responses.c.workshop,
        responses.c.activity,
        responses.c.current,
        responses.c.latest,
        func.count(versions.c.version).label("kept"),
        func.min(versions.c.version).label("first"),
        func.max(versions.c.version).label("last"),
        func.max(
            case((versions.c.conflict.is_(False), versions.c.version), else_=0)
        ).label("standing"),
    )
    .select_from(responses.outerjoin(versions, versions.c.response == responses.c.id))
    .group_by(responses.c.id)
    .order_by(responses.c.id)
)
FILES = (
    select(files.c.id, files.c.size, func.length(contents.c.data).label("kept"))
    .select_from(files.outerjoin(contents, contents.c.evidence == files.c.id))
    .order_by(files.c.id)
)
LINES = (
    select(
        lines.c.id,
        lines.c.current,
        func.count(line_versions.c.version).label("kept"),
        func.min(line_versions.c.version).label("first"),
        func.max(line_versions.c.version).label("last"),
    )
    .select_from(lines.outerjoin(line_versions, line_versions.c.line == lines.c.id))
    .group_by(lines.c.id)
    .order_by(lines.c.id)
)
GROUPINGS = (
    select(
        groupings.c.workshop,
        groupings.c.activity,
        groupings.c.version,
        func.count(grouping_versions.c.version).label("kept"),
        func.max(grouping_versions.c.version).label("last"),
    )
    .select_from(
        groupings.outerjoin(
            grouping_versions,
            and_(
                grouping_versions.c.cohort == groupings.c.cohort,
                grouping_versions.c.workshop == groupings.c.workshop,
                grouping_versions.c.activity == groupings.c.activity,
            ),
        )
    )
    .group_by(groupings.c.cohort, groupings.c.workshop, groupings.c.activity)
    .order_by(groupings.c.cohort, groupings.c.workshop, groupings.c.activity)
)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was looked at, and what is wrong; each problem says what to do."""

    cohorts: int
    seats: int
    answers: int
    versions: int
    files: int
    lines: int
    problems: tuple[str, ...]

    def told(self, *, problems: int) -> str:
        """What was looked at, in a sentence."""
        found = "1 problem" if problems == 1 else f"{problems or 'no'} problems"
        return (
            f"Looked at {self.cohorts} cohorts, {self.seats} seats, {self.answers} "
            f"answers in {self.versions} versions, {self.files} files and {self.lines} "
            f"lines of groups: {found}."
        )


def check_everything(database: Database) -> Checkup:
    """Look at everything. Changes nothing, and may run beside the server."""
    with database.reading() as connection:
        problems = [
            *(_damage(connection) if database.file else []),
            *_answers(connection),
            *_evidence(connection),
            *_group_work(connection),
            *_owed(connection),
        ]
        return Checkup(
            cohorts=_count(connection, cohorts),
            seats=_count(connection, seats),
            answers=_count(connection, responses),
            versions=_count(connection, versions),
            files=_count(connection, files),
            lines=_count(connection, lines),
            problems=tuple(_shortened(problems)),
        )


def _damage(connection: Connection) -> list[str]:
    # PostgreSQL checks its files and its keys by itself, so it is not asked.
    said = connection.execute(text("PRAGMA integrity_check(5)")).scalars().all()
    damage = [] if list(said) == ["ok"] else [f"The file is damaged. {RESTORE}"]
    astray = connection.execute(text("PRAGMA foreign_key_check")).all()
    tables = sorted({str(row[0]) for row in astray})
    return damage + [
        f"The table {table} names something that is not there. {RESTORE}"
        for table in tables
    ]


def _answers(connection: Connection) -> list[str]:
    problems = []
    for row in connection.execute(VERSIONS):
        where = f"Answer {row.id} ({row.workshop}/{row.activity})"
        whole = row.kept == row.latest and (row.last or 0) == row.latest
        if not whole or (row.kept and row.first != 1):
            problems.append(f"{where} has lost a version. {RESTORE}")
        elif row.current != row.standing:
            problems.append(
                f"{where} shows version {row.current}, but version {row.standing} is "
                f"the newest that stands. {RESTORE}"
            )
    return problems


def _evidence(connection: Connection) -> list[str]:
    return [
        f"File {row.id} has {row.kept or 0} of its {row.size} bytes. {RESTORE}, "
        "or ask its owner to add it again."
        for row in connection.execute(FILES)
        if row.kept != row.size
    ]


def _group_work(connection: Connection) -> list[str]:
    problems = [
        f"Line {row.id} of a group's page has lost a version. {RESTORE}"
        for row in connection.execute(LINES)
        if (row.kept, row.first, row.last) != (row.current, 1, row.current)
    ]
    return problems + [
        f"The groups of {row.workshop}/{row.activity} have lost a version. {RESTORE}"
        for row in connection.execute(GROUPINGS)
        if (row.kept, row.last) != (row.version, row.version)
    ]


def _owed(connection: Connection) -> list[str]:
    made = connection.execute(select(receipts)).all()
    owed = [row for row in made if not row.value.get("compacted", "unknown")]
    return [NOT_COMPACTED.format(count=len(owed))] if owed else []


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _shortened(problems: list[str]) -> list[str]:
    more = len(problems) - _MOST_SHOWN
    shown = problems[:_MOST_SHOWN]
    return [*shown, f"… and {more} more."] if more > 0 else shown
