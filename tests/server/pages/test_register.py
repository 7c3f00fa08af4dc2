"""Before joining: the public page, registering interest, and a place on offer."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from datetime import time as clock
from html import unescape
from pathlib import Path

import httpx
import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook

from tests.first_year import copy_programme
from tests.server.conftest import ROOT
from tests.serving import COHORT, PATIENCE, WORKSHOP, Browser, LiveServer
from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.calendar import Occasion
from toolkit.model.interest import Interest, PublicPage, State
from toolkit.model.meeting import Meeting, MeetingKind
from toolkit.programme import load_programme
from toolkit.server.pages.register import TRAP
from toolkit.server.pages.register_words import COOKIES

PROGRAMME = load_programme(ROOT / "programme.toml")
ABOUT = PROGRAMME.about
assert ABOUT is not None
PAGE = f"/register/{COHORT}"
TAB = f"/cohort/{COHORT}/public"
OPEN = PublicPage(published=True, capacity=1, facts={"area": "The <North>"})
HOSTILE = '<script>alert("here")</script>'
ANA = {
    "name": "Ana Example",
    "school": "Example School",
    "email": "ana@school.example",
    **{one.name: one.eligible[0] for one in ABOUT.questions},
}


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    copy_programme(site, "about.toml")
    path = site / WORKSHOP / "workshop.ipynb"
    path.parent.mkdir()
    write(new_notebook(cells=[new_code_cell("'Welcome'")]), path)
    return path


@pytest.fixture(autouse=True)
def published(live_server: LiveServer) -> Iterator[None]:
    publish(live_server, OPEN)
    forget(live_server)
    yield
    forget(live_server)


def forget(live: LiveServer) -> None:
    for each in live.store.interests.of(COHORT):
        live.store.interests.remove(COHORT, each.id)


def publish(live: LiveServer, page: PublicPage) -> None:
    live.store.public_pages.save(COHORT, page, at=datetime.now(UTC))


@pytest.fixture(scope="module")
def form(live_server: LiveServer) -> dict[str, str]:
    """A form that has lain open long enough, filled in."""
    publish(live_server, OPEN)
    browser = live_server.browser()
    given = re.search(r'name="ticket" value="([^"]+)"', browser.get(PAGE).text)
    assert given is not None
    fields = {**ANA, "ticket": given[1]}
    give_up = time.monotonic() + PATIENCE
    while "very quick" in browser.post(PAGE, fields).text:
        assert time.monotonic() < give_up
        # Only the server makes tickets: it alone can say when this one is old enough.
        time.sleep(0.1)
    forget(live_server)
    return fields


def interests(live: LiveServer) -> list[Interest]:
    return list(live.store.interests.of(COHORT))


def test_the_public_page_is_for_everybody_and_never_says_how_to_come_in(
    live_server: LiveServer, stranger: Browser
) -> None:
    page = unescape(stranger.get(PAGE).text)
    for words in (
        *(ABOUT.summary, *ABOUT.for_whom, *ABOUT.not_for, *ABOUT.commitment.school),
        *(one.biography for one in ABOUT.leaders),
        *("What pupils gain", "A shared picture", "The <North>", "EX-LSM"),
        *("This page was last changed", f"mailto:{ABOUT.contact.email}"),
    ):
        assert words in page, words
    assert "image/svg+xml" in stranger.get(f"{PAGE}/code.svg").headers["Content-Type"]


def test_dates_are_those_of_the_cohort_and_no_meeting_link_is_told(
    live_server: LiveServer, stranger: Browser
) -> None:
    calendars = live_server.store.calendars
    before = calendars.of(COHORT)
    assert before is not None
    kept = Occasion(
        date(2027, 1, 20),
        mode="Online",
        venue="Example Hall",
        link="https://meeting.example/7",
        confirmed=True,
    )
    draft = Occasion(date(2027, 3, 3), mode="In person")
    first, second, *_ = (plan.name for plan in PROGRAMME.workshops)
    occasions = {first: kept, second: draft}
    new = replace(before, zone="Europe/Lisbon", occasions=occasions)
    calendars.save(COHORT, new, at=datetime.now(UTC))
    page = stranger.get(PAGE).text
    meetings = page[page.index('<ol class="pub-meetings">') :]
    told = " ".join(re.sub(r"<[^>]+>", " ", meetings).split())
    assert "Wednesday 20 January 2027 , 13:00 to 15:30 Online · Example Hall" in told
    assert "Wednesday 3 March 2027 , 13:00 to 16:00 draft In person" in told
    assert told.count("To be announced") == 2
    assert "All times are Lisbon time." in told
    assert "meeting.example" not in page


def test_meetings_whose_day_stands_are_told_without_where_and_by_whom(
    live_server: LiveServer, stranger: Browser
) -> None:
    calendars = live_server.store.calendars
    before = calendars.of(COHORT)
    assert before is not None
    usual = Meeting(
        "meeting-00000001",
        "A seminar on <threads>",
        MeetingKind.SEMINAR,
        date(2027, 2, 1),
        clock(19),
        mode="Online",
        venue="Room behind the hall",
        link="https://meeting.example/secret",
        leads="Ana, ana@school.example",
        confirmed=True,
    )
    kinds = {
        "The network meets": {"kind": MeetingKind.NETWORK, "optional": False},
        "No day yet": {"confirmed": False},
        "For all of us": {"kind": MeetingKind.COMMUNITY, "optional": False},
    }
    others = (replace(usual, id=f"m-{t}", title=t, **k) for t, k in kinds.items())
    calendars.save(COHORT, replace(before, meetings=(usual, *others)), at=now())
    page = stranger.get(PAGE).text
    assert "A seminar on &lt;threads&gt;" in page
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Seminar, Monday 1 February 2027 , 19:00 to 19:45 · Online" in told
    assert "The network meets" in told
    private = ("No day yet", "For all of us", "behind the hall", "secret", "ana@")
    for words in (*private, "meeting.example"):
        assert words not in page, words
    stands = calendars.of(COHORT)
    assert stands is not None
    calendars.save(COHORT, replace(stands, meetings=()), at=now())
    assert "Between the workshops" not in stranger.get(PAGE).text


def test_a_page_that_is_not_published_is_there_for_those_who_run_the_cohort_alone(
    live_server: LiveServer,
    stranger: Browser,
    participant: Browser,
    facilitator: Browser,
) -> None:
    publish(live_server, replace(OPEN, published=False))
    assert "once the page is published" in facilitator.get(PAGE).text
    assert facilitator.post(PAGE, ANA).status_code == 404
    for browser in (stranger, participant):
        for path in (PAGE, f"{PAGE}/thanks", f"{PAGE}/code.svg", "/register/nowhere"):
            assert browser.get(path).status_code == 404
        assert browser.post(PAGE, ANA).status_code == 404
    assert interests(live_server) == []


def test_what_is_missing_is_named_and_what_was_typed_stays(
    live_server: LiveServer, stranger: Browser, form: dict[str, str]
) -> None:
    answer = stranger.post(PAGE, {**form, "email": "", "name": HOSTILE, "serving": ""})
    assert answer.status_code == 422
    assert HOSTILE not in answer.text
    page = unescape(answer.text)
    assert f'value="{HOSTILE}"' in page
    assert 'href="#email"' in page
    assert 'href="#serving"' in page
    assert interests(live_server) == []


def test_whoever_is_not_eligible_is_told_so_calmly_and_nothing_is_kept(
    live_server: LiveServer, stranger: Browser, form: dict[str, str]
) -> None:
    answer = stranger.post(PAGE, {**form, "serving": "No, not at the moment"})
    assert ABOUT.questions[0].otherwise in unescape(answer.text)
    assert interests(live_server) == []


def test_whether_an_address_is_known_is_told_to_nobody(
    live_server: LiveServer, stranger: Browser, form: dict[str, str]
) -> None:
    told = []
    for changed in ({}, {"school": "Another"}, {"email": "new@school.example"}):
        answer = stranger.post(PAGE, {**form, **changed})
        told.append((answer.status_code, answer.headers["Location"], answer.content))
    assert len(set(told)) == 1
    assert [each.wrote.school for each in interests(live_server)] == [
        "Another",
        "Example School",
    ]
    assert "Work group full" in stranger.get(PAGE).text
    assert "waiting list" in stranger.get(f"{PAGE}/thanks").text


def test_a_program_that_fills_in_everything_hears_thanks_and_is_not_kept(
    live_server: LiveServer, stranger: Browser, form: dict[str, str]
) -> None:
    answer = stranger.post(PAGE, {**form, TRAP: "https://spam.example"})
    assert answer.headers["Location"] == f"{PAGE}/thanks"
    assert stranger.post(PAGE, {**form, "ticket": "made.1.up"}).status_code == 422
    assert interests(live_server) == []


def test_a_place_is_offered_in_turn_and_becomes_a_seat(
    live_server: LiveServer,
    stranger: Browser,
    facilitator: Browser,
    form: dict[str, str],
) -> None:
    for number in (1, 2):
        stranger.post(
            PAGE,
            {
                **form,
                "name": f"Ana {number}",
                "in_school": "Second in  department",
                "email": f"ana{number}@school.example",
            },
        )
    first, second = interests(live_server)
    assert "Next in turn: <strong>Ana 1</strong>" in facilitator.get(TAB).text
    declined = offered(facilitator, first)
    assert "Next in turn" not in facilitator.get(TAB).text
    refused = do(facilitator, second, "offer")
    assert (refused.status_code, "no place is free" in refused.text) == (409, True)
    stranger.post(declined, {"answer": "decline"})
    assert "Next in turn: <strong>Ana 2</strong>" in facilitator.get(TAB).text
    place = offered(facilitator, second)
    mailed(live_server, facilitator, place)
    assert "Accept the place" in stranger.get(place).text
    for _again in range(2):
        assert stranger.post(place, {"answer": "accept"}).status_code == 303
    assert "The place is yours" in stranger.get(place).text
    states = [each.state for each in interests(live_server)]
    assert states == [State.DECLINED, State.ACCEPTED]
    seat = live_server.seat("Ana 2")
    assert seat.person.email == "ana2@school.example"
    assert seat.in_school == "Second in department"
    assert "Second in department" in facilitator.get(TAB).text
    stranger.post(place, {"answer": "withdraw"})
    assert live_server.store.people.seating(seat.id).withdrawn_at is not None
    assert stranger.post(declined, {"answer": "accept"}).status_code == 409


def mailed(live: LiveServer, facilitator: Browser, place: str) -> None:
    """The same words go out from the page; once, and not to this machine unasked."""
    sent = {"link": place.rpartition("/")[2]}
    assert facilitator.post(f"{TAB}/mail", sent).status_code == 422
    for _ in range(2):
        facilitator.post(f"{TAB}/mail", {**sent, "anyway": "yes"})
    (letter,) = (live.data / "mail").glob("*.eml")
    assert place in letter.read_text().replace("=\n", "")
    assert "ana2@school.example" in facilitator.get("/cohort/demo/messages").text


def offered(facilitator: Browser, one: Interest) -> str:
    """Offer a place; the path in the words that are shown once."""
    shown = facilitator.get(do(facilitator, one, "offer").headers["Location"]).text
    found = re.search(rf"{PAGE}/place/[\w-]+", shown)
    assert found is not None, shown
    assert found[0] not in facilitator.get(TAB).text
    return found[0]


def do(facilitator: Browser, one: Interest, what: str) -> httpx.Response:
    return facilitator.post(f"{TAB}/interest", {"interest": one.id, "do": what})


def test_a_link_of_another_cohort_or_of_nobody_shows_nothing(
    live_server: LiveServer,
    stranger: Browser,
    facilitator: Browser,
    form: dict[str, str],
) -> None:
    stranger.post(PAGE, form)
    place = offered(facilitator, interests(live_server)[0])
    for path in (place.replace(COHORT, "other"), place[:-1], f"{PAGE}/place/x"):
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {"answer": "accept"}).status_code == 404
    stranger.http.cookies.set("workshop-new-offer", "eA")
    assert stranger.post(place, {"answer": "sing"}).status_code == 404


def test_who_has_withdrawn_reads_whom_to_write_to_by_their_link(
    live_server: LiveServer,
) -> None:
    assert ABOUT
    people = live_server.store.people
    seating = people.add(COHORT, name="Participant 195")
    link = live_server.link_of(seating)
    people.withdraw(seating, at=now())
    told = live_server.browser().get(link).text
    contact = ABOUT.contact
    assert f'{contact.name}, <a href="mailto:{contact.email}">' in unescape(told)


def test_the_list_for_spreadsheets_holds_no_formula_and_the_page_no_markup(
    live_server: LiveServer,
    stranger: Browser,
    facilitator: Browser,
    form: dict[str, str],
) -> None:
    stranger.post(
        PAGE,
        {
            **form,
            "name": "=1+1",
            "in_school": "=2",
            "school": HOSTILE,
            "message": "+44\r\n" + HOSTILE,
        },
    )
    file = facilitator.get(f"{TAB}/interest.csv").content.decode("utf-8-sig")
    heading, row = csv.reader(io.StringIO(file))
    assert row[heading.index("name")] == "'=1+1"
    assert row[heading.index("role_in_school")] == "'=2"
    assert row[heading.index("message")].startswith("'+44")
    assert HOSTILE not in facilitator.get(TAB).text


def test_what_the_cohort_says_of_its_own_is_kept_and_what_is_wrong_stays_in_its_box(
    live_server: LiveServer, facilitator: Browser
) -> None:
    fields = {
        **{"published": "yes", "capacity": "30", "price": "Free here"},
        **{"year": "2027", "leader": ABOUT.leaders[0].name},
    }
    assert facilitator.post(TAB, fields).status_code == 303
    kept = live_server.store.public_pages.of(COHORT)
    assert (kept.capacity, kept.facts["year"]) == (30, "2027")
    page = facilitator.get(PAGE).text
    assert "Free here" in page
    assert ABOUT.leaders[1].name not in page
    for wrong in ({"capacity": "0"}, {"capacity": "many"}, {"price": "x" * 501}):
        answer = facilitator.post(TAB, {**fields, **wrong})
        assert answer.status_code == 422
        assert f'value="{next(iter(wrong.values()))}"' in answer.text
        assert live_server.store.public_pages.of(COHORT) == kept


def test_an_organiser_may_use_the_tab_and_a_facilitator_of_another_cohort_may_not(
    live_server: LiveServer,
) -> None:
    store = live_server.store
    store.cohorts.add("south", "South")
    led = store.people.add("south", name="F", role=Role.FACILITATOR)
    assert live_server.entered(led).get(TAB).status_code == 404
    assert live_server.organiser().get(TAB).status_code == 200


def test_the_privacy_notice_names_every_cookie_and_is_one_step_from_every_page(
    stranger: Browser, participant: Browser
) -> None:
    assert ABOUT.contact.email in stranger.get("/privacy").text
    for page in (stranger.get("/join"), participant.get(f"/workshop/{WORKSHOP}")):
        assert 'href="/privacy"' in page.text
    spoken = tuple(name for one in COOKIES for name in one.names)
    names = [
        found
        for module in (ROOT / "toolkit" / "server").rglob("*.py")
        for found in re.findall(
            r'^[A-Z_]+ = "(workshop-[\w-]+)"$', module.read_text(), re.M
        )
    ]
    assert len(names) > 5
    assert [name for name in names if not name.startswith(spoken)] == []
