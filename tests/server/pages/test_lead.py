"""A facilitator's start page: what is ready, who has joined, and what people do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from itertools import count
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.first_year import PROGRAMME
from tests.serving import Browser, LiveServer
from toolkit.clock import now
from toolkit.model import PROGRAMME as WHOLE_YEAR
from toolkit.model import ResponseKey, Role, Seating, Sharing
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.calendar import Calendar, Occasion
from toolkit.model.groups import Group, Grouping
from toolkit.model.message import Message, MessageKind, MessageState
from toolkit.post.plans import planned
from toolkit.programme.dated import dated

ZONE = ZoneInfo("Europe/London")
FIRST, SECOND, THIRD, _ = PROGRAMME.workshops
_numbers = count()


@pytest.fixture
def cohort(live_server: LiveServer) -> str:
    """A cohort of four, between its first and its second workshop."""
    store = live_server.store
    name = f"lead-{next(_numbers)}"
    store.cohorts.add(name, "Lead")
    store.people.add(name, name=f"Facilitator {name}", role=Role.FACILITATOR)
    for number in range(4):
        email = f"{name}-{number}@school.example"
        store.people.add(name, name=f"Participant {number}", email=email)
    today = now().astimezone(ZONE).date()
    over = Occasion(day=today - timedelta(days=20), mode="Online", confirmed=True)
    soon = Occasion(day=today + timedelta(days=12), mode="Online")
    occasions = {FIRST.name: over, SECOND.name: soon}
    store.calendars.save(name, Calendar("Europe/London", occasions), at=now())
    return name


def people(live: LiveServer, cohort: str, role: Role) -> list[Seating]:
    return [s for s in live.store.people.roster(cohort) if s.role is role]


def lead(live: LiveServer, cohort: str) -> tuple[Browser, str]:
    """A browser of who facilitates, and the words of their start page."""
    browser = live.entered(people(live, cohort, Role.FACILITATOR)[0])
    answer = browser.get("/")
    assert answer.headers["Location"] == f"/cohort/{cohort}/overview"
    return browser, told(browser, answer.headers["Location"])


def told(browser: Browser, path: str) -> str:
    """The words of a page."""
    words = unescape(re.sub(r"<[^>]+>", " ", browser.get(path).text))
    return " ".join(words.split())


def test_it_says_what_of_the_next_workshop_is_still_to_do(
    live_server: LiveServer, cohort: str
) -> None:
    _, page = lead(live_server, cohort)
    assert f"Next: {SECOND.title}" in page
    assert "To do: " in page
    assert "in 12 days; the date is a draft" in page
    assert "It is online, and its meeting link is missing." in page
    assert "0 of 4 have their joining details." in page
    assert "No groups are made." in page
    assert "To do: 4 of 4 have neither joined nor a personal link." in page
    assert "Never signed in: Participant 0, Participant 1" in page


def test_what_is_done_is_ready(live_server: LiveServer, cohort: str) -> None:
    store, everybody = live_server.store, people(live_server, cohort, Role.PARTICIPANT)
    kept = store.calendars.of(cohort)
    assert kept
    call = replace(
        kept.occasions[SECOND.name], link="https://meet.example/1", confirmed=True
    )
    kept = replace(kept, occasions={**kept.occasions, SECOND.name: call})
    store.calendars.save(cohort, kept, at=now())
    members = tuple(s.person.id for s in everybody[:3])
    grouping = Grouping(cohort, WHOLE_YEAR, groups=(Group("g1", "One", members),))
    store.groups.save(grouping, person=everybody[0].person.id, at=now())
    for seating in everybody[:2]:
        store.tokens.issue(seating.id, "sign-in", expires_at=now())
    for seating in everybody[2:]:
        live_server.link_of(seating)
    year = dated(PROGRAMME, kept)
    joining = next(
        one for one in planned(year)
        if (one.kind, one.about) == (MessageKind.JOINING, SECOND.name)
    )  # fmt: skip
    sent = [
        replace(joining.message(s, at=now()), state=MessageState.SENT)
        for s in everybody[:3]
    ]
    store.messages.add(sent)
    browser, page = lead(live_server, cohort)
    assert "Ready: " in page
    assert "the date is confirmed." in page
    assert "Ready: Where: Online." in page
    assert "Look: 3 of 4 have their joining details." in page
    assert "The groups of the year will do (1). In none of them: 1." in page
    joined = "Everybody has joined or has a personal link: 2 of 4 have joined."
    assert f"Ready: {joined}" in page
    assert f"Ready People {joined}" in told(browser, f"/cohort/{cohort}/ready")
    assert "Never signed in: Participant 2, Participant 3." in page


def test_groups_that_a_roster_named_are_groups_of_the_year(
    live_server: LiveServer, cohort: str
) -> None:
    live_server.store.people.add(cohort, name="Participant 5", group="Group 1")
    _, page = lead(live_server, cohort)
    assert "The groups of the year will do (1). In none of them: 4." in page


def test_tasks_attendance_and_letters_are_told_in_counts_and_no_answer(
    live_server: LiveServer, cohort: str
) -> None:
    store, everybody = live_server.store, people(live_server, cohort, Role.PARTICIPANT)
    marks = (Mark.PRESENT, Mark.PRESENT, Mark.APOLOGY, Mark.ABSENT)
    for seating, mark in zip(everybody, marks, strict=True):
        record = Attendance(seating.person.id, mark=mark)
        store.attendance.add(cohort, FIRST.name, [record])
    key = ResponseKey(cohort, everybody[0].person.id, FIRST.name, "hope")
    store.responses.save(
        key, {"texts": ["Nobody reads this here"]}, sharing=Sharing.COHORT, based_on=0,
        write="w", prompt="", at=now(),
    )  # fmt: skip
    failed = Message(
        uuid4().hex, cohort, everybody[0].id, MessageKind.INVITATION, "everybody",
        f"once {cohort}", now(), MessageState.FAILED,
    )  # fmt: skip
    store.messages.add([failed])
    _, page = lead(live_server, cohort)
    assert f"Attendance: {FIRST.title} 2 present, 1 apology, 1 absent" in page
    assert f"Task: {FIRST.task.title}" in page
    assert "To do: Could not be sent: 1." in page
    assert "Nobody reads this here" not in page


def test_it_says_when_a_cohort_is_to_be_removed_and_not_before_that_is_near(
    live_server: LiveServer, cohort: str
) -> None:
    store, today = live_server.store, now().astimezone(ZONE).date()
    for months, is_near in ((3, False), (11, True)):
        kept = store.calendars.of(cohort)
        assert kept is not None
        over = Occasion(day=today - timedelta(days=31 * months), confirmed=True)
        year = {plan.name: over for plan in PROGRAMME.workshops}
        store.calendars.save(cohort, replace(kept, occasions=year), at=now())
        browser, words = lead(live_server, cohort)
        page = f"/cohort/{cohort}/overview"
        told = "data is to be removed All that is kept of this cohort stays until"
        assert (told in words) == is_near
        assert ("to be removed" in live_server.organiser().get(page).text) == is_near
        assert (f'href="/cohort/{cohort}/data#how-long"' in browser.get(page).text) == (
            is_near
        )


def test_a_cohort_of_nobody_and_a_participant_have_no_such_page(
    live_server: LiveServer, participant: Browser, cohort: str
) -> None:
    store = live_server.store
    store.cohorts.add(f"{cohort}-empty", "Empty")
    page = live_server.organiser().get(f"/cohort/{cohort}-empty/overview")
    assert page.status_code == 200
    assert "ws-lead" not in page.text.partition("</style>")[2]
    assert participant.get("/").status_code == 200
    assert participant.get(f"/cohort/{cohort}/overview").status_code == 404


def test_the_tabs_are_there_twice_for_wide_and_narrow_and_mark_the_page(
    live_server: LiveServer, cohort: str
) -> None:
    browser, _ = lead(live_server, cohort)
    page = browser.get(f"/cohort/{cohort}/people").text
    assert page.count(f'<a href="/cohort/{cohort}/people" aria-current="page">') == 2
    assert '<summary>All pages<span class="ws-quiet">: People</span></summary>' in page
    assert page.count('aria-label="Pages of this cohort"') == 1
