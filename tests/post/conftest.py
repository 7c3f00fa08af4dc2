"""A cohort whose year lies around one day, and a mail server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from tests.first_year import PROGRAMME
from tests.post.server import MailServer, mail_server
from toolkit.model import Seating
from toolkit.model.calendar import Calendar, Occasion
from toolkit.post.outbox import Outbox
from toolkit.post.writer import Writer
from toolkit.programme import Programme
from toolkit.programme.dated import dated
from toolkit.settings import Settings
from toolkit.store import Store

NOW = datetime(2027, 1, 10, 12, 0, tzinfo=UTC)
FIRST, SECOND = (plan.name for plan in PROGRAMME.workshops[:2])
CALENDAR = Calendar(
    "Europe/London",
    {
        FIRST: Occasion(day=date(2026, 11, 10), due=date(2027, 2, 1), confirmed=True),
        SECOND: Occasion(
            day=date(2027, 1, 20),
            start=time(13),
            doors=time(12, 45),
            mode="In person",
            venue="Example Hall",
            address="1 Example Street",
            link="https://meeting.example/7",
            confirmed=True,
        ),
    },
)


@pytest.fixture
def mail() -> Iterator[MailServer]:
    """A real mail server on this machine."""
    with mail_server() as server:
        yield server


@dataclass
class Office:
    """A cohort, and what sends its messages."""

    store: Store
    settings: Settings
    calendar: Calendar = CALENDAR

    @property
    def programme(self) -> Programme:
        return self.programme_of("north")

    def programme_of(self, cohort: str) -> Programme:
        return dated(PROGRAMME, self.store.calendars.of(cohort))

    @property
    def writer(self) -> Writer:
        contents = self.settings.contents
        return Writer(self.store, programme_of=self.programme_of, contents=contents)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.store, settings=self.settings, writer=self.writer)

    def add(self, name: str, **more: str) -> Seating:
        email = more.pop("email", f"{name.split()[0].lower()}@school.example")
        return self.store.people.add("north", name=name, email=email, **more)  # type: ignore[arg-type]


def settings_for(data: Path, **more: object) -> Settings:
    return Settings(
        data=data,
        public_url="https://workshops.example",
        mail_from="Workshops <workshops@programme.example>",
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Office:
    """A cohort whose messages go to a folder."""
    store.cohorts.add("north", "North 2027")
    store.calendars.save("north", CALENDAR, at=NOW)
    return Office(store, settings_for(tmp_path))


@pytest.fixture
def by_mail(office: Office, mail: MailServer, tmp_path: Path) -> Office:
    """The same, with a mail server."""
    smtp = f"smtp://127.0.0.1:{mail.port}"
    return replace(office, settings=settings_for(tmp_path, smtp=smtp))
