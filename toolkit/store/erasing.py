"""Everything of one person, in every cohort: removed, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from toolkit.errors import RosterError
from toolkit.model import Role
from toolkit.model.erasing import REMOVED, Counts, Words, texts_in
from toolkit.store.after_tables import consent, correction, reader_link, stay
from toolkit.store.connect import AnyRow
from toolkit.store.erasing_answers import erase_answers, erase_comments
from toolkit.store.erasing_copies import erase_copies
from toolkit.store.erasing_lines import erase_lines
from toolkit.store.group_tables import grouping_version as groupings
from toolkit.store.group_tables import line_version as line_versions
from toolkit.store.group_tables import writing
from toolkit.store.leaving import Leaving, counted, tell_everybody
from toolkit.store.tables import attendance as records
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import comment as comments
from toolkit.store.tables import event as events
from toolkit.store.tables import evidence as files
from toolkit.store.tables import person as people
from toolkit.store.tables import presence as pages
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats
from toolkit.store.tables import token as tokens
from toolkit.store.year_tables import choice as choices
from toolkit.store.year_tables import interest as interests
from toolkit.store.year_tables import message as messages
from toolkit.store.year_tables import wish as wishes

CONSIDERED: Mapping[str, str] = {
    # Goes, or becomes nobody's where others' work hangs on it.
    "person": "id name school email mailbox",
    "seat": "id cohort person role group",
    "token": "digest seat purpose",
    "response": "cohort person workshop activity",
    "response_version": "write value sharing prompt",
    "evidence": "id cohort person workshop activity field name media_type description",
    "evidence_data": "evidence data",
    "evidence_thumbnail": "evidence data",
    "comment": "id cohort workshop activity part about person text kind",
    "presence": "cohort workshop person server",
    "attendance": "cohort workshop person mode mark note",
    "event": "cohort workshop activity person kind",
    "line": "name author",
    "line_version": "write words person",
    "writing": "person line",
    "interest": "id cohort name school email value state seat",
    "message": ("id cohort seat kind about once address subject value state problem"),
    "choice": "seat name value",
    "wish": "seat workshop activity",
    "stay": "id cohort workshop person",
    "correction": "id cohort workshop person by value reason",
    "consent": "id cohort person purpose workshop activity wording",
    "reader_link": "digest seat value",
    # Speaks of people, or repeats their words, and is otherwise the programme's.
    "pace": "cohort workshop section revealed state",
    "grouping_version": "cohort workshop activity state person",
    "public_page": "cohort value",
    "calendar": "cohort value",
    # Names nobody, or by an id that then stands for nobody.
    "cohort": "id title programme follows",
    "room": "code shown cohort workshop",
    "grouping": "cohort workshop activity",
    "group_page": "cohort workshop activity group",
    "looked": "id cohort by what about",
    "receipt": "id value",
    "renamed": "workshop old new",
}
"""Every column that may name somebody, or hold words, by its table. A test holds it."""

ONLY = (
    "{name} is the only {role} of {cohort}. Let somebody else be one first, on its "
    "page Overview; then this can be done."
)
ONLY_ORGANISER = (
    "{name} is the only organiser. Appoint another first, by: toolkit organiser add "
    "NAME; then this can be done."
)
NOT_THERE = "There is nobody like this any more: they have been erased already."

HOLD = select(people).where(people.c.id == bindparam("person")).with_for_update()
SEATS = select(seats).where(seats.c.person == bindparam("person")).with_for_update()
LED = (
    select(seats.c.cohort, seats.c.role, cohorts.c.title)
    .join(cohorts, cohorts.c.id == seats.c.cohort)
    .where(
        seats.c.person == bindparam("person"),
        seats.c.withdrawn_at.is_(None),
        seats.c.role != Role.PARTICIPANT.value,
    )
)
BESIDE_THEM = select(seats.c.role).where(
    seats.c.cohort == bindparam("cohort"),
    seats.c.person != bindparam("person"),
    seats.c.withdrawn_at.is_(None),
)
OF_PERSON = (
    ("attendance", (records.c.person, stay.c.person, correction.c.person)),
    ("consents", (consent.c.person,)),
    ("", (pages.c.person, writing.c.person, events.c.person)),
)
"""What goes by whose it is, and under which count."""

OF_SEAT: tuple[tuple[str, Table], ...] = (
    ("sign_ins", tokens),
    ("links", reader_link),
    ("messages", messages),
    ("interests", interests),
    ("choices", choices),
    ("choices", wishes),
)


def erase(
    connection: Connection, person: str, *, at: datetime, must_go: bool = False
) -> Counts:
    """Remove *person*, and say how much there was.

    Where others' work hangs on theirs, the words go and nobody is their author. Who
    *must_go* goes also where nobody else leads.

    Raises:
        RosterError: there is no such person, or nobody else leads a cohort of theirs.
    """
    leaving = _begin(connection, person, at=at)
    if not must_go:
        insist_on_others(connection, leaving.row)
    erase_copies(leaving)
    erase_lines(leaving)
    erase_comments(leaving)
    erase_answers(leaving)
    _let_be_nobodys(leaving)
    _erase_the_rest(leaving)
    tell_everybody(leaving)
    return leaving.counts


def insist_on_others(connection: Connection, person: AnyRow) -> None:
    """Go on only if nobody is left without who leads them.

    Raises:
        RosterError: somebody would be; it says what to do first.
    """
    for led in connection.execute(LED, {"person": person.id}):
        asked = {"cohort": led.cohort, "person": person.id}
        beside = list(connection.execute(BESIDE_THEM, asked).scalars())
        if led.role in beside:
            continue
        if led.role == Role.ORGANISER.value:
            raise RosterError(ONLY_ORGANISER.format(name=person.name))
        if beside:
            told = ONLY.format(name=person.name, role=led.role, cohort=led.title)
            raise RosterError(told)


def _begin(connection: Connection, person: str, *, at: datetime) -> Leaving:
    # Nothing new can name them while they are held, nor when they are gone.
    row = connection.execute(HOLD, {"person": person}).one_or_none()
    if row is None:
        raise RosterError(NOT_THERE)
    own = tuple(connection.execute(SEATS, {"person": person}).all())
    words = Words(_all_words(connection, row, [each.id for each in own]))
    return Leaving(connection, row, own, words, at)


def _all_words(
    connection: Connection, person: AnyRow, own: Collection[str]
) -> Iterator[str]:
    yield from filter(None, (person.name, person.email, person.mailbox))
    wrote: tuple[tuple[Column[object], ColumnElement[bool]], ...] = (
        (files.c.name, files.c.person == person.id),
        (files.c.description, files.c.person == person.id),
        (comments.c.text, comments.c.person == person.id),
        (line_versions.c.words, line_versions.c.person == person.id),
        (choices.c.value, choices.c.seat.in_(own)),
        (interests.c.value, interests.c.seat.in_(own)),
        (
            versions.c.value,
            versions.c.response.in_(
                select(responses.c.id).where(responses.c.person == person.id)
            ),
        ),
    )
    for column, where in wrote:
        for value in connection.execute(select(column).where(where)).scalars():
            yield from texts_in(value)


def _let_be_nobodys(leaving: Leaving) -> None:
    """What they did for others stays done, by nobody."""
    for column, words in (
        (groupings.c.person, {}),
        (correction.c.by, {"reason": REMOVED}),
    ):
        table, theirs = column.table, column == leaving.id
        if leaving.connection.execute(select(table).where(theirs).limit(1)).first():
            changed = {column.name: leaving.nobody, **words}
            leaving.connection.execute(update(table).where(theirs).values(**changed))


def _erase_the_rest(leaving: Leaving) -> None:
    connection, own = leaving.connection, [each.id for each in leaving.seats]
    for name, columns in OF_PERSON:
        for column in columns:
            gone = connection.execute(delete(column.table).where(column == leaving.id))
            leaving.count(name, counted(gone))
    _erase_interests(leaving, own)
    for name, table in OF_SEAT:
        gone = connection.execute(delete(table).where(table.c.seat.in_(own)))
        leaving.count(name, counted(gone))
    for each in leaving.seats:
        if each.cohort in leaving.stand_for:
            nobodys = {
                "person": leaving.nobody,
                "role": Role.PARTICIPANT.value,
                "group": None,
                "withdrawn_at": leaving.at,
            }
            stays = update(seats).where(seats.c.id == each.id).values(nobodys)
            connection.execute(stays)
        else:
            connection.execute(delete(seats).where(seats.c.id == each.id))
    connection.execute(delete(people).where(people.c.id == leaving.id))


def _erase_interests(leaving: Leaving, own: Collection[str]) -> None:
    """What they wrote before they had a seat, and what was written to them then."""
    person, connection = leaving.row, leaving.connection
    address = (person.email or "").casefold()
    shared = (person.mailbox or "").casefold()
    theirs = or_(
        interests.c.seat.in_(own),
        and_(interests.c.email == address, interests.c.email != ""),
        # Somebody else has that address, too.
        and_(
            interests.c.email == shared,
            interests.c.email != "",
            interests.c.name == person.name,
        ),
    )
    found = connection.execute(select(interests).where(theirs)).all()
    ids = [each.id for each in found]
    reached = func.lower(messages.c.address)
    to_them = or_(messages.c.about.in_(ids), and_(reached == address, reached != ""))
    gone = connection.execute(
        delete(messages).where(messages.c.seat.is_(None), to_them)
    )
    leaving.count("messages", counted(gone))
    gone = connection.execute(delete(interests).where(interests.c.id.in_(ids)))
    leaving.count("interests", counted(gone))
