"""One line of a group's page: every version of it, and what a change does to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, insert, select, update

from toolkit.errors import AnswerError
from toolkit.model import Person
from toolkit.model.lines import (
    LIMIT_EVER,
    LIMIT_LINES,
    Change,
    Line,
    Merged,
    PageKey,
    Words,
    index_after,
    merged,
    place_at,
)
from toolkit.store.connect import AnyRow
from toolkit.store.group_tables import group_page as pages
from toolkit.store.group_tables import line as lines
from toolkit.store.group_tables import line_version as versions
from toolkit.store.tables import person as people

authors = people.alias("author")
changers = people.alias("changer")

IN_ACTIVITY = and_(
    pages.c.cohort == bindparam("of"),
    pages.c.workshop == bindparam("in_workshop"),
    pages.c.activity == bindparam("in_activity"),
)
OF_GROUP = and_(IN_ACTIVITY, pages.c.group == bindparam("of_group"))
EVERY = (
    select(
        pages.c.workshop,
        pages.c.activity,
        pages.c.group,
        lines.c.id.label("line_id"),
        lines.c.name,
        lines.c.place,
        versions.c.version,
        versions.c.write,
        versions.c.words,
        versions.c.gone,
        versions.c.saved_at,
        authors.c.id.label("author_id"),
        authors.c.name.label("author_name"),
        changers.c.id.label("changer_id"),
        changers.c.name.label("changer_name"),
    )
    .select_from(
        pages.join(lines, lines.c.page == pages.c.id)
        .join(versions, versions.c.line == lines.c.id)
        .join(authors, authors.c.id == lines.c.author)
        .join(changers, changers.c.id == versions.c.person)
    )
    .order_by(pages.c.id, lines.c.place, lines.c.id, versions.c.version)
)
STANDING = EVERY.where(versions.c.version == lines.c.current)
OF_PAGE = STANDING.where(OF_GROUP)
ONE_LINE = EVERY.where(OF_GROUP, lines.c.name == bindparam("line"))
ONE_STANDING = ONE_LINE.where(versions.c.version == lines.c.current)
ONE_VERSION = ONE_LINE.where(versions.c.version == bindparam("number"))
ADD_LINE = insert(lines).returning(lines.c.id)
ADD_VERSION = insert(versions)
ADVANCE = (
    update(lines)
    .where(lines.c.id == bindparam("of_line"))
    .values(current=bindparam("now_version"))
)
PLACE = (
    update(lines)
    .where(lines.c.id == bindparam("of_line"))
    .values(place=bindparam("now_place"))
)
HOW_MANY = (
    select(func.count()).select_from(lines).where(lines.c.page == bindparam("on"))
)


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page that this transaction alone may write to."""

    id: int
    key: PageKey
    person: Person
    at: datetime

    @property
    def wanted(self) -> dict[str, str]:
        """What a statement about it asks for."""
        return page_wanted(self.key)


def change_line(connection: Connection, page: HeldPage, change: Change) -> str:
    """Write *change* down; the name of the line that has its words."""
    now = connection.execute(ONE_STANDING, {**page.wanted, "line": change.line}).first()
    if now is None:
        _add(connection, page, change)
        return change.line
    wanted = {**page.wanted, "line": change.line, "number": change.based_on}
    seen = connection.execute(ONE_VERSION, wanted).first()
    became = merged(_words(seen), _words(now), change.words)
    if became.beside is not None:
        name = f"{change.line[:40]}-{change.write[:20]}"
        beside = replace(
            change, line=name, words=Words(became.beside), after=change.line
        )
        _add(connection, page, beside)
        return name
    _change(connection, page, now, became=became, change=change)
    return change.line


def _change(
    connection: Connection,
    page: HeldPage,
    now: AnyRow,
    *,
    became: Merged,
    change: Change,
) -> None:
    version = now.version + 1
    connection.execute(ADVANCE, {"of_line": now.line_id, "now_version": version})
    _add_version(connection, page, now.line_id, version, change.write, became.words)
    if change.after is not None:
        place = _place_after(connection, page, change)
        connection.execute(PLACE, {"of_line": now.line_id, "now_place": place})


def _add(connection: Connection, page: HeldPage, change: Change) -> None:
    standing = connection.execute(OF_PAGE, page.wanted).all()
    ever = connection.execute(HOW_MANY, {"on": page.id}).scalar_one()
    if sum(not row.gone for row in standing) >= LIMIT_LINES or ever >= LIMIT_EVER:
        raise AnswerError(
            f"This page is full: it holds {LIMIT_LINES} lines. Put two lines together "
            "or take one away, then try again; until then yours stays on this device."
        )
    new = {
        "page": page.id,
        "name": change.line,
        "author": page.person.id,
        "place": _place_after(connection, page, change),
        "current": 1,
    }
    added = connection.execute(ADD_LINE, new).scalar_one()
    _add_version(connection, page, added, 1, change.write, change.words)


def _add_version(
    connection: Connection,
    page: HeldPage,
    line: int,
    version: int,
    write: str,
    words: Words,
) -> None:
    connection.execute(
        ADD_VERSION,
        {
            "line": line,
            "version": version,
            "write": write,
            "words": words.text,
            "gone": words.gone,
            "person": page.person.id,
            "saved_at": page.at,
        },
    )


def _place_after(connection: Connection, page: HeldPage, change: Change) -> float:
    """A place below the line that *change* names; at the end if there is none such."""
    rows = connection.execute(OF_PAGE, page.wanted).all()
    others = [row for row in rows if row.name != change.line]
    names = [row.name for row in others]
    at = index_after(names, change.after)
    place = place_at([row.place for row in others], at)
    if place is not None:
        return place
    for number, row in enumerate(others):
        new = {"of_line": row.line_id, "now_place": number + (number >= at)}
        connection.execute(PLACE, new)
    return float(at)


def standing_line(connection: Connection, page: HeldPage, name: str) -> Line:
    """The line called *name* as it stands."""
    wanted = {**page.wanted, "line": name}
    return line_from(connection.execute(ONE_STANDING, wanted).one())


def page_wanted(key: PageKey) -> dict[str, str]:
    """What a statement about one page asks for."""
    return {
        "of": key.cohort,
        "in_workshop": key.workshop,
        "in_activity": key.activity,
        "of_group": key.group,
    }


def _words(row: AnyRow | None) -> Words:
    return Words("") if row is None else Words(row.words, row.gone)


def line_from(row: AnyRow) -> Line:
    """The line in *row*."""
    return Line(
        id=row.name,
        words=Words(row.words, row.gone),
        place=row.place,
        version=row.version,
        author=Person(row.author_id, row.author_name),
        changed_by=Person(row.changer_id, row.changer_name),
        changed_at=row.saved_at,
        write=row.write,
    )
