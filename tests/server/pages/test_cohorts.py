"""Cohorts as organisers have them, and somebody who is in several."""

import re
from collections.abc import Mapping
from datetime import date

import httpx
import pytest

from tests.serving import WORKSHOP, Browser, LiveServer
from toolkit.model import ResponseKey, Role, Seating, Sharing
from toolkit.model.calendar import Calendar, Occasion
from toolkit.seat import key_of
from toolkit.server.site import now

PAGE = {"Accept": "text/html"}
LINK = re.compile(r"/join/[A-Za-z0-9_-]{43}")


@pytest.fixture
def organiser(live_server: LiveServer) -> Browser:
    return live_server.organiser()


def shown(browser: Browser, path: str, fields: Mapping[str, str]) -> str:
    """The page that a form leads to."""
    return browser.post(path, fields, headers=PAGE, follow_redirects=True).text


def seats(live_server: LiveServer, *roles: tuple[str, Role]) -> list[Seating]:
    """One person's seats in these cohorts."""
    for cohort, _ in roles:
        if live_server.store.cohorts.find(cohort) is None:
            live_server.store.cohorts.add(cohort, cohort.title())
    return [
        live_server.store.people.add(
            cohort, name="Sam", email="sam@school.example", role=role
        )
        for cohort, role in roles
    ]


def change(browser: Browser, seating: Seating) -> httpx.Response:
    return browser.post("/seats", {"to": key_of(seating)})


def test_a_cohort_begins_with_a_title_and_leads_on(organiser: Browser):
    made = organiser.post("/cohorts", {"title": "Nörth, 2026-27"})
    assert made.headers["Location"] == "/cohort/north-2026-27/overview"
    again = organiser.post("/cohorts", {"title": "North 2026-27"})
    assert again.headers["Location"] == "/cohort/north-2026-27-2/overview"
    twice = organiser.post("/cohorts", {"title": "North 2026-27"})
    assert twice.headers["Location"] == again.headers["Location"]
    page = organiser.get("/cohort/north-2026-27/overview").text
    assert "To do: nobody facilitates yet" in page
    shown(organiser, "/cohort/north-2026-27/title", {"title": "North of the river"})
    assert "North of the river" in organiser.get("/cohorts").text


def test_a_cohort_made_by_mistake_is_removed_once_that_was_read(
    live_server: LiveServer, organiser: Browser
):
    store, path = live_server.store, "/cohort/mistaken/remove"
    store.cohorts.add("mistaken", "Mistaken <b>")
    seating = store.people.add("mistaken", name="Participant 190")
    guest = live_server.entered(seating)
    assert path in organiser.get("/cohort/mistaken/overview").text
    page = organiser.get(path).text
    assert "Remove Mistaken &lt;b&gt;?" in page
    assert "1 person on its roster" in page
    assert store.cohorts.find("mistaken")
    told = shown(organiser, path, {})
    assert "The cohort is removed" in told
    assert "Mistaken" not in told
    assert store.cohorts.find("mistaken") is None
    assert guest.get("/").headers["Location"] == "/join"
    assert organiser.get(path).status_code == 404


def test_a_cohort_that_stays_says_why_and_what_to_do_instead(
    live_server: LiveServer, organiser: Browser
):
    live_server.store.cohorts.add("begun", "Begun")
    seating = live_server.store.people.add("begun", name="Participant 191")
    key = ResponseKey("begun", seating.person.id, WORKSHOP, "hope")
    own = Sharing.PRIVATE
    live_server.store.responses.save(
        key, "A hope", sharing=own, based_on=0, write="begun", prompt="", at=now()
    )
    path = "/cohort/begun/remove"
    for page in (organiser.get(path).text, shown(organiser, path, {})):
        assert "<li>1 answer</li>" in page
        assert "Withdraw people" in page
        assert "A hope" not in page
        assert "<button>Remove" not in page
    assert live_server.store.cohorts.find("begun")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": " "}, "Write the title"),
        ({"title": "<b>x", "id": "Not One"}, "small letters, digits"),
        ({"title": "<b>x", "id": "demo"}, "Another cohort has"),
        ({"title": "<b>x", "id": "organisers"}, "Another cohort has"),
        ({"title": "x" * 121}, "too long"),
    ],
    ids=str,
)
def test_a_cohort_that_cannot_be_made_keeps_what_was_typed(
    organiser: Browser, fields: dict[str, str], says: str
):
    page = shown(organiser, "/cohorts", fields)
    assert says in page
    if "id" in fields:
        assert 'value="&lt;b&gt;x"' in page
        assert f'value="{fields["id"]}"' in page


def test_who_is_appointed_gets_a_link_once_and_may_run_that_cohort(
    live_server: LiveServer, organiser: Browser
):
    seats(live_server, ("lake", Role.PARTICIPANT))
    appointing = "/cohort/lake/facilitators"
    page = shown(organiser, appointing, {"name": "Kim", "email": "kim@school.example"})
    (link,) = LINK.findall(page)
    assert not LINK.findall(organiser.get("/cohort/lake/overview").text)
    kim = live_server.browser()
    kim.post(link)
    assert kim.get("/cohort/lake/overview").status_code == 200
    assert kim.get("/cohort/demo/overview").status_code == 404
    assert "Appoint" not in kim.get("/cohort/lake/overview").text
    ann = live_server.store.people.add("lake", name="Ann")
    shown(organiser, appointing, {"seat": ann.id})
    roles = {s.person.name: s.role for s in live_server.store.people.roster("lake")}
    assert roles["Ann"] is roles["Kim"] is Role.FACILITATOR


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": ""}, "Write the name"),
        ({"name": "Kim", "email": "n/a"}, "not an email address"),
        ({"name": "Somebody", "email": "sam@school.example"}, "another name is known"),
        ({"name": "Sam"}, "here already"),
    ],
    ids=str,
)
def test_nobody_is_appointed_who_may_be_somebody_else(
    live_server: LiveServer, organiser: Browser, fields: dict[str, str], says: str
):
    seats(live_server, ("lake", Role.PARTICIPANT))
    before = live_server.store.people.roster("lake")
    page = shown(organiser, "/cohort/lake/facilitators", fields)
    assert says in page
    assert not LINK.findall(page)
    assert live_server.store.people.roster("lake") == before


def test_a_cohort_says_when_it_meets_and_how_many_have_answered(
    live_server: LiveServer, organiser: Browser
):
    (sam,) = seats(live_server, ("lake", Role.PARTICIPANT))
    key = ResponseKey("lake", sam.person.id, WORKSHOP, "hope")
    live_server.store.responses.save(
        key,
        "A hope of theirs",
        sharing=Sharing.FACILITATORS,
        based_on=0,
        write="1",
        prompt="",
        at=now(),
    )
    held = {WORKSHOP: Occasion(day=date(2027, 1, 15))}
    live_server.store.calendars.save("lake", Calendar("Europe/London", held), at=now())
    page = organiser.get("/cohort/lake/overview").text
    # One of a few: to an organiser the count would say who.
    assert "<td>some or none of a few have answered</td>" in page
    kim = live_server.store.people.add("lake", name="Kim", role=Role.FACILITATOR)
    page = live_server.entered(kim).get("/cohort/lake/overview").text
    assert re.search(r"<td>1 of \d have answered</td><td>0 of \d have finished", page)
    listed = organiser.get("/cohorts").text
    assert "15 Jan 2027; 3 to be announced" in listed
    assert "A hope of theirs" not in page + listed


def test_organisers_appoint_others_and_say_who_they_are(
    live_server: LiveServer, organiser: Browser
):
    page = shown(organiser, "/cohorts/organisers", {"own": "Robin"})
    assert "Robin" in page
    page = shown(organiser, "/cohorts/organisers", {"name": "Alex"})
    (link,) = LINK.findall(page)
    alex = live_server.browser()
    alex.post(link)
    assert "Robin" in alex.get("/cohorts").text


def test_one_click_changes_to_another_seat_of_ones_own_and_to_nobody_elses(
    live_server: LiveServer,
):
    here, there = seats(
        live_server, ("lake", Role.PARTICIPANT), ("hill", Role.FACILITATOR)
    )
    other = live_server.seat("Participant 3")
    browser = live_server.entered(here)
    assert "You are in:" in browser.get("/seats").text
    assert "You are in:" not in live_server.signed_in("Participant 3").get("/").text
    assert browser.get("/cohort/hill/people").status_code == 404
    assert change(browser, other).status_code == 404
    held = browser.http.cookies["workshop-seat"]
    assert change(browser, there).status_code == 303
    assert browser.get("/cohort/hill/people").status_code == 200
    assert browser.http.cookies["workshop-seat"] != held
    live_server.store.people.withdraw(here, at=now())
    assert "You are in:" not in browser.get("/seats").text
    assert change(browser, here).status_code == 404
    live_server.store.people.bring_back(here)


def test_a_page_of_another_seat_changes_nothing_and_says_where_one_is(
    live_server: LiveServer,
):
    here, there = seats(
        live_server, ("lake", Role.FACILITATOR), ("hill", Role.FACILITATOR)
    )
    live_server.store.people.give_role(here, Role.FACILITATOR)
    browser = live_server.entered(here)
    change(browser, there)
    opening = {"workshop": WORKSHOP, "open": "yes", "page_of": key_of(here)}
    page = shown(browser, "/cohort/hill/people/room", opening)
    assert "belongs to another of your cohorts" in page
    for cohort in ("lake", "hill"):
        assert live_server.store.rooms.code(cohort, WORKSHOP, now=now()) is None
    led = browser.get("/cohort/lake/overview", follow_redirects=True).text
    assert "What you opened belongs to another of your cohorts" in led
    stranger = {**opening, "page_of": key_of(live_server.seat("Participant 3"))}
    assert "Somebody else had signed in" in shown(
        browser, "/cohort/hill/people/room", stranger
    )
    shown(browser, "/cohort/hill/people/room", {**opening, "page_of": key_of(there)})
    assert live_server.store.rooms.code("hill", WORKSHOP, now=now())


def test_no_page_of_one_seat_goes_on_as_another(live_server: LiveServer):
    here, there = seats(
        live_server, ("lake", Role.PARTICIPANT), ("hill", Role.FACILITATOR)
    )
    browser = live_server.entered(here)
    kernel = browser.kernel()
    asked = {"workshop": WORKSHOP, "page_of": key_of(here)}
    change(browser, there)
    assert browser.get(f"/api/kernels/{kernel}").status_code == 412
    assert browser.post("/kernel", asked).status_code == 412
    change(browser, here)
    assert browser.get(f"/api/kernels/{kernel}").status_code == 200
    assert browser.post("/kernel", asked).status_code == 200


def test_a_notebook_never_runs_for_an_organiser(
    live_server: LiveServer, organiser: Browser
):
    for path in (f"/workshop/{WORKSHOP}", "/page/home", f"/download/{WORKSHOP}.pdf"):
        assert organiser.get(path).status_code == 404
    assert organiser.post("/kernel", {"workshop": WORKSHOP}).status_code == 404
    assert organiser.get("/", follow_redirects=True).url.path == "/cohorts"


def test_both_links_of_somebody_end_where_they_leave_for_good(live_server: LiveServer):
    pair = seats(live_server, ("lake", Role.PARTICIPANT), ("hill", Role.FACILITATOR))
    links = [live_server.link_of(each) for each in pair]
    browser = live_server.browser()
    for link in links:
        browser.post(link)
    browser.post("/sign-out", {"for_good": "yes"})
    for link in links:
        assert browser.get(link).status_code == 404
