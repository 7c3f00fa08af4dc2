"""Several servers on one database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.post.conftest import CALENDAR, NOW, MailServer, Office, settings_for
from toolkit.post.due import queue_due
from toolkit.store import Store


def test_two_servers_send_one_queue_once(
    postgresql_url: str, mail: MailServer, tmp_path: Path
) -> None:
    with Store(postgresql_url) as store, Store(postgresql_url) as other:
        store.cohorts.add("north", "North 2027")
        store.calendars.save("north", CALENDAR, at=NOW)
        smtp = f"smtp://127.0.0.1:{mail.port}"
        first = Office(store, settings_for(tmp_path, smtp=smtp))
        second = replace(first, store=other)
        first.add("Ana Example")
        first.add("Ben Example")
        queue_due(store, first.programme, cohort="north", now=NOW)
        queue_due(other, second.programme, cohort="north", now=NOW)
        waiting = other.messages.waiting(now=NOW, most=9)
        assert len(waiting) == 2
        assert other.messages.claim(waiting[0].id, at=NOW)
        first.outbox.round(at=NOW)
        second.outbox.round(at=NOW)
        assert mail.to == [waiting[1].address]
