"""What answers were before they became what stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import bindparam, func, select

from toolkit.model import ResponseKey
from toolkit.model.earlier import (
    AT_ONCE,
    Earlier,
    EarlierVersion,
    Trace,
    worth_showing,
)
from toolkit.store.connect import AnyRow
from toolkit.store.database import Database
from toolkit.store.responses import EVERY, HISTORY, OF_KEY, response_from
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions

TRACES = (
    select(
        responses.c.current,
        versions.c.version,
        versions.c.saved_at,
        func.length(versions.c.value).label("size"),
        versions.c.conflict,
    )
    .select_from(EVERY)
    .where(OF_KEY)
    .order_by(versions.c.version)
)
CHOSEN = HISTORY.where(versions.c.version.in_(bindparam("chosen", expanding=True)))


class EarlierAnswers:
    """The versions of an answer that a person may want back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, key: ResponseKey, *, before: int | None) -> Earlier:
        """Versions other than the one that stands, newest first, some at a time.

        Only those older than *before*, if it is given.
        """
        with self._database.reading() as connection:
            rows = connection.execute(TRACES, asdict(key)).all()
            shown = _shown(rows, before)
            wanted = {**asdict(key), "chosen": shown[:AT_ONCE]}
            found = map(response_from, connection.execute(CHOSEN, wanted))
            beside = {row.version: row.conflict for row in rows}
            newest = sorted(found, key=lambda one: one.version, reverse=True)
            return Earlier(
                tuple(EarlierVersion(one, beside[one.version]) for one in newest),
                older=len(shown) > AT_ONCE,
            )


def _shown(rows: Sequence[AnyRow], before: int | None) -> list[int]:
    traces = [
        Trace(row.version, row.saved_at, row.size, beside=row.conflict) for row in rows
    ]
    stands = rows[0].current if rows else 0
    return [
        number
        for number in worth_showing(traces)
        if number != stands and (before is None or number < before)
    ]
