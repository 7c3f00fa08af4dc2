"""A meeting's page: how to join it, and that one was there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from tests.serving import COHORT, Browser, LiveServer
from toolkit.clock import now
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.meeting import Meeting, MeetingKind
from toolkit.model.succession import HandedOn

ZONE = ZoneInfo("Europe/London")
CALL = "https://meet.example/9"
BUTTON = '<button class="ws-plain">I was there</button>'
Held = Callable[..., str]
_numbers = count(1)


@pytest.fixture
def held(live_server: LiveServer) -> Held:
    """Lets the cohort have one meeting, a new one, that began so many minutes ago."""

    def meets(minutes: int, *, link: str = CALL) -> str:
        name = f"meeting-{next(_numbers):08x}"
        starts = (now() - timedelta(minutes=minutes)).astimezone(ZONE)
        meeting = Meeting(
            name, "Threads", MeetingKind.SEMINAR, starts.date(),
            starts.time().replace(second=0, microsecond=0, tzinfo=None), link=link,
        )  # fmt: skip
        calendars = live_server.store.calendars
        kept = calendars.of(COHORT)
        assert kept
        calendars.save(COHORT, replace(kept, meetings=(meeting,)), at=now())
        return name

    return meets


def record(live: LiveServer, name: str) -> Attendance | None:
    person = live.seat("Participant 1").person.id
    return live.store.attendance.of_person(COHORT, name, person)


def test_opening_the_call_counts_around_its_hours_and_at_no_other_time(
    live_server: LiveServer, participant: Browser, facilitator: Browser, held: Held
) -> None:
    for minutes, counts in ((-60, False), (-20, True), (10, True), (60, False)):
        name = held(minutes)
        call = f"/meeting/{name}/join"
        assert participant.http.head(call).headers["Location"] == CALL
        assert record(live_server, name) is None
        answer = participant.get(call)
        assert (answer.status_code, answer.headers["Location"]) == (302, CALL)
        assert (record(live_server, name) is not None) is counts
    name = held(10)
    assert facilitator.get(f"/meeting/{name}/join").status_code == 302
    assert live_server.store.attendance.of(COHORT, name) == {}


def test_one_may_say_that_one_was_there_once_it_has_begun(
    live_server: LiveServer, participant: Browser, held: Held
) -> None:
    for minutes in (-5, 60 * 24 * 30):
        name = held(minutes)
        assert BUTTON not in participant.get(f"/meeting/{name}").text
        html = {"Accept": "text/html"}
        sent = participant.post(f"/meeting/{name}", headers=html)
        assert sent.status_code == 303
        said = "You can say so from the start of the meeting"
        assert said in participant.get(f"/meeting/{name}").text
        assert said not in participant.get(f"/meeting/{name}").text
        assert record(live_server, name) is None
    name = held(120, link="")
    page = participant.get(f"/meeting/{name}").text
    assert BUTTON in page
    assert "Join the call" not in page
    participant.post(f"/meeting/{name}")
    assert "says that you were there" in participant.get(f"/meeting/{name}").text
    kept = record(live_server, name)
    assert kept is not None
    assert kept.joined is not None
    assert kept.joined <= now() - timedelta(minutes=70)


def test_what_a_facilitator_has_recorded_stays(
    live_server: LiveServer, participant: Browser, held: Held
) -> None:
    name = held(10)
    absent = Attendance(live_server.seat("Participant 1").person.id, mark=Mark.ABSENT)
    live_server.store.attendance.add(COHORT, name, [absent])
    participant.post(f"/meeting/{name}")
    assert "says that you were there" not in participant.get(f"/meeting/{name}").text
    assert record(live_server, name) == absent


def test_a_meeting_has_a_calendar_file_and_is_in_that_of_the_year(
    participant: Browser, held: Held
) -> None:
    name = held(10)
    for file in (name, "programme"):
        assert f"UID:{name}." in participant.get(f"/calendar/{file}.ics").text
    assert participant.get("/meeting/meeting-ffffffff").status_code == 404


def test_in_a_year_that_is_archived_nobody_says_that_they_were_there(
    live_server: LiveServer, participant: Browser, held: Held
) -> None:
    name, succession = held(10), live_server.store.succession
    succession.hand_on(COHORT, HandedOn(closed_at=now()), at=now())
    try:
        page = participant.get(f"/meeting/{name}")
        assert "archived " in page.text
        assert BUTTON not in page.text
        html = {"Accept": "text/html"}
        assert participant.post(f"/meeting/{name}", headers=html).status_code == 303
        assert "This year is archived" in participant.get(f"/meeting/{name}").text
        assert participant.get(f"/meeting/{name}/join").headers["Location"] == CALL
        assert record(live_server, name) is None
    finally:
        succession.hand_on(COHORT, HandedOn(), at=now())
    assert BUTTON in participant.get(f"/meeting/{name}").text
