"""Answers and comments of somebody who is erased, and what others' work hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import delete, exists, func, insert, or_, select, update

from toolkit.model import JSON, EventKind, Role, Sharing
from toolkit.model.erasing import REMOVED, reference
from toolkit.store.connect import AnyRow
from toolkit.store.leaving import Leaving, counted
from toolkit.store.tables import comment as comments
from toolkit.store.tables import evidence as files
from toolkit.store.tables import evidence_data as contents
from toolkit.store.tables import evidence_thumbnail as thumbnails
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions

CARD = "card."
"""How the name of a card on a board begins; of replies and thanks see `_hangs`."""

STAYS = ("kind", "thread", "consent")
"""What of a card is chosen, and no words."""


# -- comments --------------------------------------------------------------------------


def erase_comments(leaving: Leaving) -> None:
    """Remove what they said, and all that was said beside their answers.

    Where others went on after them, or they spoke as a facilitator, their words alone.
    """
    connection, own = leaving.connection, comments.c.person == leaving.id
    beside = comments.c.about == leaving.id
    others = select(func.count()).where(beside, comments.c.person != leaving.id)
    leaving.count("beside", connection.execute(others).scalar_one())
    mine = select(func.count()).where(own)
    leaving.count("comments", connection.execute(mine).scalar_one())
    for row in connection.execute(select(comments).where(own, ~beside)).all():
        leaving.tell(EventKind.COMMENT, row.cohort, row.workshop, row.activity)
        if not row.gone and _is_gone_on_from(leaving, row):
            nobodys = {"person": leaving.nobody, "text": REMOVED}
            this = update(comments).where(comments.c.id == row.id)
            connection.execute(this.values(**nobodys))
            leaving.count("kept")
    connection.execute(delete(comments).where(or_(own, beside)))


def _is_gone_on_from(leaving: Leaving, row: AnyRow) -> bool:
    led = {each.cohort for each in leaving.seats if each.role != Role.PARTICIPANT.value}
    if row.cohort in led:
        return True
    after = exists().where(
        comments.c.cohort == row.cohort,
        comments.c.workshop == row.workshop,
        comments.c.activity == row.activity,
        comments.c.about == row.about,
        comments.c.person != leaving.id,
        comments.c.written_at >= row.written_at,
        comments.c.gone.is_(False),
    )
    return bool(leaving.connection.execute(select(after)).scalar())


# -- answers and their files -----------------------------------------------------------


def erase_answers(leaving: Leaving) -> None:
    """Remove every version of every answer, and every file with its bytes."""
    connection = leaving.connection
    own = select(responses).where(responses.c.person == leaving.id)
    seats = {each.cohort: each.id for each in leaving.seats}
    for row in connection.execute(own).all():
        leaving.tell(EventKind.RESPONSE, row.cohort, row.workshop, row.activity)
        standing = _standing(leaving, row)
        of_row = delete(versions).where(versions.c.response == row.id)
        leaving.count("versions", counted(connection.execute(of_row)))
        leaving.count("answers")
        seat = seats.get(row.cohort)
        if seat and standing and _hangs(leaving, row, reference(seat, row.activity)):
            _leave_card(leaving, row, standing)
        else:
            connection.execute(delete(responses).where(responses.c.id == row.id))
    theirs = select(files.c.id).where(files.c.person == leaving.id)
    for table in (thumbnails, contents):
        connection.execute(delete(table).where(table.c.evidence.in_(theirs)))
    gone = connection.execute(delete(files).where(files.c.person == leaving.id))
    leaving.count("files", counted(gone))


def _standing(leaving: Leaving, row: AnyRow) -> AnyRow | None:
    """A card as it stands, where others may see it; else nothing."""
    if not row.activity.startswith(CARD):
        return None
    found = leaving.connection.execute(
        select(versions).where(
            versions.c.response == row.id,
            versions.c.version == row.current,
            versions.c.sharing != Sharing.PRIVATE.value,
        )
    )
    return found.one_or_none()


def _hangs(leaving: Leaving, row: AnyRow, ref: str) -> bool:
    """Whether somebody else has replied to, or thanked for, the card called *ref*."""
    said = exists().where(
        responses.c.cohort == row.cohort,
        responses.c.workshop == row.workshop,
        responses.c.person != leaving.id,
        or_(
            responses.c.activity.startswith(f"reply.{ref}.", autoescape=True),
            responses.c.activity == f"thanks.{ref}",
        ),
    )
    return bool(leaving.connection.execute(select(said)).scalar())


def _leave_card(leaving: Leaving, row: AnyRow, standing: AnyRow) -> None:
    """Let a card without words stand where others' replies hang."""
    leaving.stand_for.add(row.cohort)
    leaving.count("kept")
    nobodys = {"person": leaving.nobody, "current": 1, "latest": 1}
    this = update(responses).where(responses.c.id == row.id)
    leaving.connection.execute(this.values(**nobodys))
    kept = {
        "response": row.id,
        "version": 1,
        "write": uuid4().hex,
        "value": _without_words(standing.value),
        "sharing": standing.sharing,
        "prompt": standing.prompt,
        "saved_at": standing.saved_at,
        "conflict": False,
        "filled": True,
    }
    leaving.connection.execute(insert(versions), kept)


def _without_words(value: JSON) -> JSON:
    fields = value if isinstance(value, Mapping) else {}
    chosen = {name: fields[name] for name in STAYS if name in fields}
    return {**chosen, "boxes": {"title": REMOVED}, "files": []}
