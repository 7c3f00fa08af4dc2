"""What people are told of what is kept: at the door, on every page, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from tests.first_year import PROGRAMME
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer, wait_for_page
from toolkit.files import PACKAGE
from toolkit.model import Pace, Role, Seating
from toolkit.model.calendar import Calendar, Occasion
from toolkit.programme.wording import PLAIN
from toolkit.server.door.noticed import NOTICE, VERSION
from toolkit.server.notice_words import IN_SHORT, KEPT
from toolkit.server.site import now
from toolkit.store.cohorts import DEMONSTRATION

SHORT = IN_SHORT[0]


@pytest.fixture(scope="module")
def year(live_server: LiveServer) -> dict[str, Seating]:
    """A cohort that is no demonstration, with a day for its last workshop."""
    store = live_server.store
    store.cohorts.add("year", "Year 2027")
    occasions = {p.name: Occasion(day=date(2027, 6, 15)) for p in PROGRAMME.workshops}
    store.calendars.save("year", Calendar("Europe/London", occasions), at=now())
    lead = store.people.add("year", name="Facilitator 7", role=Role.FACILITATOR)
    return {"lead": lead, "own": store.people.add("year", name="Participant 7")}


@pytest.fixture(scope="module")
def shown(live_server: LiveServer) -> Seating:
    """Who facilitates the demonstration."""
    store = live_server.store
    store.cohorts.add("shown", "Shown", programme=DEMONSTRATION)
    return store.people.add("shown", name="Facilitator 8", role=Role.FACILITATOR)


def seen(live_server: LiveServer, seating: Seating) -> object:
    return live_server.store.choices.of(seating.id).get(NOTICE)


def test_the_door_tells_it_once_and_the_button_says_that_it_was_seen(
    live_server: LiveServer,
) -> None:
    seating = live_server.store.people.add(COHORT, name="Participant 71")
    path, browser = live_server.link_of(seating), live_server.browser()
    assert SHORT in browser.get(path).text
    assert seen(live_server, seating) is None
    browser.post(path)
    assert seen(live_server, seating) == {"version": VERSION}
    assert browser.get("/").status_code == 200
    again = live_server.browser().get(live_server.link_of(seating))
    assert SHORT not in again.text


def test_who_was_in_before_there_was_one_is_told_before_the_start_page(
    live_server: LiveServer,
) -> None:
    store = live_server.store
    seating = store.people.add(COHORT, name="Participant 72")
    browser = live_server.entered(seating)
    store.choices.choose(seating.id, NOTICE, {"version": "older"}, at=now())
    led = browser.get("/")
    assert led.status_code == 302
    assert SHORT in browser.get(led.headers["Location"]).text
    assert browser.get(f"/workshop/{WORKSHOP}").status_code == 200
    assert browser.post("/me/notice").status_code == 303
    assert browser.get("/").status_code == 200


def test_nobody_is_kept_from_a_workshop_that_is_led(live_server: LiveServer) -> None:
    store = live_server.store
    store.cohorts.add("live", "Live")
    seating = store.people.add("live", name="Participant 73")
    browser = live_server.entered(seating)
    store.choices.choose(seating.id, NOTICE, {"version": "older"}, at=now())
    store.pace.save(replace(Pace("live", WORKSHOP), section="arrive"))
    assert browser.get("/").status_code == 200


def test_the_whole_notice_says_each_level_and_the_cohorts_own_day(
    live_server: LiveServer, year: dict[str, Seating], shown: Seating
) -> None:
    own = live_server.entered(year["own"]).get("/privacy").text
    assert "15 June 2028" in own
    assert "Facilitator 7" in own
    demonstrated = live_server.entered(shown).get("/privacy").text
    assert "it is not removed" in demonstrated
    anybody = live_server.browser().get("/privacy").text
    assert "12 months after its last workshop" in anybody.replace("\n", " ")
    for page in (own, anybody):
        assert "Information Commissioner" in page
        assert "no other" in page or "alone" in page
        assert all(PLAIN.plainly(what) in unescape(page) for what in KEPT)
    for level in ("private", "facilitators", "group", "cohort"):
        assert any(level in what for what in KEPT)


def test_every_page_leads_to_the_notice(
    live_server: LiveServer, facilitator: Browser, participant: Browser
) -> None:
    link = 'href="/privacy"'
    wait_for_page(facilitator, f"/workshop/{WORKSHOP}")
    for path in ("/me", "/me/data", "/seats", "/reminders", f"/workshop/{WORKSHOP}"):
        assert link in participant.get(path).text, path
    for path in (f"/cohort/{COHORT}/{tab}" for tab in ("overview", "people", "data")):
        assert link in facilitator.get(path).text, path
    for path in ("/join", "/nowhere", "/lost-link"):
        assert link in live_server.browser().get(path).text, path


def test_no_page_of_ours_has_another_frame_than_those_that_lead_there() -> None:
    folder = PACKAGE / "server" / "templates"
    whole = [
        file.name
        for file in folder.glob("*.html")
        if "<html" in file.read_text(encoding="utf-8")
    ]
    assert all("at('privacy')" in (folder / name).read_text() for name in whole)


def test_a_day_is_put_off_with_a_reason_and_never_brought_forward(
    live_server: LiveServer, year: dict[str, Seating]
) -> None:
    lead = live_server.entered(year["lead"])
    page = "/cohort/year/data"
    assert "15 June 2028" in lead.get(page).text
    refused = lead.post(page, {"until": "2028-06-01", "reason": "Sooner"})
    assert refused.status_code == 422
    assert "Choose a day after" in refused.text
    assert "Sooner" in refused.text
    assert lead.post(page, {"until": "2029-06-15", "reason": ""}).status_code == 422
    said = {"until": "2029-06-15", "reason": "A second year together"}
    assert lead.post(page, said).status_code == 303
    shown = lead.get(page).text
    assert "15 June 2029" in shown
    assert "A second year together" in shown
    assert "Facilitator 7" in shown
    own = live_server.entered(year["own"]).get("/privacy").text
    assert "15 June 2029" in own


def test_the_demonstrations_day_cannot_be_put_off(
    live_server: LiveServer, shown: Seating
) -> None:
    page, lead = "/cohort/shown/data", live_server.entered(shown)
    assert "never removed" in lead.get(page).text
    said = {"until": "2039-06-15", "reason": "Why not"}
    assert lead.post(page, said).status_code == 422
