"""What cohorts say of themselves to everybody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select, update

from toolkit.model.interest import PublicPage
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.year_tables import calendar as calendars
from toolkit.store.year_tables import public_page as pages

ONE = select(
    pages.c.published, pages.c.capacity, pages.c.value, pages.c.changed_at
).where(pages.c.cohort == bindparam("cohort"))
WHEN = tuple(
    select(table.c.changed_at).where(table.c.cohort == bindparam("cohort"))
    for table in (pages, calendars)
)
KEPT = select(pages.c.value).where(pages.c.cohort == bindparam("cohort"))
CHANGE = update(pages).where(pages.c.cohort == bindparam("of"))
NOTHING = PublicPage()


class PublicPages:
    """Each cohort's own page before anybody has joined."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, cohort: str) -> PublicPage:
        """The cohort's page; one that is not published while there is none."""
        with self._database.reading() as connection:
            row = connection.execute(ONE, {"cohort": cohort}).one_or_none()
            return page_from(row) if row else NOTHING

    def changed_at(self, cohort: str) -> datetime | None:
        """When the page, or the calendar that it shows, was last changed."""
        with self._database.reading() as connection:
            moments = [
                connection.execute(when, {"cohort": cohort}).scalar() for when in WHEN
            ]
            return max((each for each in moments if each), default=None)

    def save(self, cohort: str, page: PublicPage, *, at: datetime) -> None:
        """Keep *page* instead of what was there; what else stands beside it stays."""
        value = {"facts": dict(page.facts), "leaders": list(page.leaders)}
        kept = {
            "published": page.published,
            "capacity": page.capacity,
            "changed_at": at,
        }
        with self._database.changing() as connection:
            row = {"cohort": cohort, **kept, "value": value}
            if not add_new(connection, pages, row):
                held = connection.execute(
                    KEPT.with_for_update(), {"cohort": cohort}
                ).scalar_one()
                both = {**held, **value}
                connection.execute(CHANGE.values(**kept, value=both), {"of": cohort})


def page_from(row: AnyRow) -> PublicPage:
    """The page in *row*."""
    return PublicPage(
        published=row.published,
        capacity=row.capacity,
        facts=row.value["facts"],
        leaders=tuple(row.value["leaders"]),
        changed_at=row.changed_at,
    )
