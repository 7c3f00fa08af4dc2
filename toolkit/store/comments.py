"""What readers say beside answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, false, func, or_, select, true, update

from toolkit.model import EventKind, Person, ResponseKey
from toolkit.model.comments import Comment, Commented
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.events import append_event_about
from toolkit.store.names_now import part_now
from toolkit.store.tables import comment as comments
from toolkit.store.tables import person as people

COLUMNS = (comments, people.c.name, people.c.school)
WRITTEN = comments.join(people, people.c.id == comments.c.person)
STANDS = comments.c.gone == false()
BESIDE = and_(
    comments.c.cohort == bindparam("cohort"),
    comments.c.workshop == bindparam("workshop"),
    comments.c.activity == bindparam("activity"),
    comments.c.about == bindparam("person"),
    STANDS,
)
ONE = select(*COLUMNS).select_from(WRITTEN).where(comments.c.id == bindparam("comment"))
ON_ANSWER = (
    select(*COLUMNS)
    .select_from(WRITTEN)
    .where(BESIDE)
    .order_by(comments.c.written_at, comments.c.id)
)
ON_PERSONS = (
    select(*COLUMNS)
    .select_from(WRITTEN)
    .where(
        comments.c.cohort == bindparam("cohort"),
        comments.c.about == bindparam("person"),
        STANDS,
    )
    .order_by(comments.c.written_at, comments.c.id)
)
COUNT_BESIDE = select(func.count()).where(BESIDE)
COUNTED = (
    select(
        comments.c.workshop,
        comments.c.activity,
        comments.c.about,
        comments.c.part,
        func.count().label("beside"),
        func.max(comments.c.written_at).label("newest"),
    )
    .where(
        comments.c.cohort == bindparam("cohort"),
        comments.c.workshop.in_(bindparam("workshops", expanding=True)),
        STANDS,
    )
    .group_by(
        *(comments.c.workshop, comments.c.activity),
        *(comments.c.about, comments.c.part),
    )
)
_mine = comments.alias("mine")
SPOKE_THERE = exists(
    select(_mine.c.id).where(
        _mine.c.cohort == comments.c.cohort,
        _mine.c.workshop == comments.c.workshop,
        _mine.c.activity == comments.c.activity,
        _mine.c.about == comments.c.about,
        _mine.c.person == bindparam("reader"),
        _mine.c.written_at < comments.c.written_at,
        _mine.c.gone == false(),
    )
)
TO_READER = (
    select(*COLUMNS)
    .select_from(WRITTEN)
    .where(
        comments.c.cohort == bindparam("cohort"),
        comments.c.person != bindparam("reader"),
        comments.c.written_at > bindparam("since"),
        or_(comments.c.about == bindparam("reader"), SPOKE_THERE),
        STANDS,
    )
    .order_by(comments.c.written_at.desc(), comments.c.id)
    .limit(bindparam("most"))
)
END = update(comments).where(comments.c.id == bindparam("of")).values(gone=true())


class Comments:
    """Comments, by the answers that they are about; who reads them is decided above."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, comment: Comment, *, check: Callable[[int], None] = lambda _beside: None
    ) -> Comment:
        """Keep *comment*; if there is one of its id, that one stays, and is returned.

        *check* is told how many stand beside the answer, and refuses by raising.
        """
        row = {
            **asdict(comment.about),
            "id": comment.id,
            "part": comment.part,
            "about": comment.about.person,
            "person": comment.by.id,
            "text": comment.text,
            "written_at": comment.written_at,
            "gone": False,
            "kind": comment.kind or None,
        }
        with self._database.changing() as connection:
            wanted = asdict(comment.about)
            beside = connection.execute(COUNT_BESIDE, wanted).scalar_one()
            about, part = part_now(connection, comment.about, comment.part)
            row |= {"activity": about.activity, "part": part}
            if add_new(connection, comments, row):
                check(beside)
                append_event_about(connection, EventKind.COMMENT, about)
            found = comment_from(connection.execute(ONE, {"comment": comment.id}).one())
            # To a page that says an old name it is what the page has sent.
            is_same = (found.about, found.part) == (about, part)
            sent = replace(found, about=comment.about, part=comment.part)
            return sent if is_same else found

    def find(self, id: str) -> Comment | None:  # noqa: A002
        """The comment of this id, also when it is gone."""
        with self._database.reading() as connection:
            row = connection.execute(ONE, {"comment": id}).one_or_none()
            return comment_from(row) if row else None

    def on(self, key: ResponseKey) -> tuple[Comment, ...]:
        """What stands beside one answer, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(ON_ANSWER, asdict(key))
            return tuple(map(comment_from, rows))

    def on_all_of(self, cohort: str, person: str) -> tuple[Comment, ...]:
        """What stands beside any answer of one person, oldest first."""
        wanted = {"cohort": cohort, "person": person}
        with self._database.reading() as connection:
            return tuple(map(comment_from, connection.execute(ON_PERSONS, wanted)))

    def counted(
        self, cohort: str, workshops: Sequence[str]
    ) -> dict[ResponseKey, Commented]:
        """How many stand beside each answer that has any, without any words."""
        wanted = {"cohort": cohort, "workshops": list(workshops)}
        found: dict[ResponseKey, dict[str, Commented]] = defaultdict(dict)
        with self._database.reading() as connection:
            for row in connection.execute(COUNTED, wanted):
                key = ResponseKey(cohort, row.about, row.workshop, row.activity)
                found[key][row.part] = Commented(row.beside, row.newest)
        return {key: _together(parts) for key, parts in found.items()}

    def to(
        self, cohort: str, reader: str, *, since: datetime, most: int
    ) -> tuple[Comment, ...]:
        """What others said after *since* beside *reader*'s answers, newest first.

        Also what they said wherever *reader* had commented before them.
        """
        wanted = {"cohort": cohort, "reader": reader, "since": since, "most": most}
        with self._database.reading() as connection:
            return tuple(map(comment_from, connection.execute(TO_READER, wanted)))

    def end(self, id: str) -> None:  # noqa: A002
        """Let nobody read a comment any more. Harmless if it is already gone."""
        with self._database.changing() as connection:
            row = connection.execute(ONE, {"comment": id}).one_or_none()
            if row is None or row.gone:
                return
            connection.execute(END, {"of": id})
            about = comment_from(row).about
            append_event_about(connection, EventKind.COMMENT, about)


def _together(parts: Mapping[str, Commented]) -> Commented:
    each = parts.values()
    count = sum(one.count for one in each)
    return Commented(count, max(one.newest for one in each), parts)


def comment_from(row: AnyRow) -> Comment:
    """The comment in *row*."""
    return Comment(
        id=row.id,
        about=ResponseKey(row.cohort, row.about, row.workshop, row.activity),
        by=Person(row.person, row.name, row.school),
        text=row.text,
        written_at=row.written_at,
        part=row.part,
        gone=row.gone,
        kind=row.kind or "",
    )
