"""Joining by personal link and by room code, and leaving."""

import contextlib
import re
import sqlite3
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.serving import PEOPLE, Browser, LiveServer
from toolkit.server.door.identity import KEPT_FOR
from toolkit.store.tokens import mark_of

SEAT = re.compile(r'name="seat" value="([^"]+)"')


@contextlib.contextmanager
def nothing_ends(
    live_server: LiveServer,
    where: str = "TRUE",
    why: str = "database is locked",
) -> Iterator[None]:
    """Whatever ends a cookie or a link meanwhile fails, and why."""
    with contextlib.closing(sqlite3.connect(live_server.data / "workshop.db")) as base:
        base.execute(
            "CREATE TRIGGER nothing_ends BEFORE UPDATE OF revoked ON token "
            f"WHEN {where} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )
        yield
        base.execute("DROP TRIGGER nothing_ends")


def test_a_personal_link_signs_its_holder_in(live_server: LiveServer):
    browser, link = live_server.browser(), live_server.link("Participant 7")
    assert "Join as Participant 7" in browser.get(link).text
    joined = browser.post(link)
    assert joined.status_code == 303
    assert joined.headers["Location"] == "/"
    assert "Participant 7" in browser.get("/").text


def test_looking_at_a_link_neither_signs_in_nor_uses_it_up(live_server: LiveServer):
    link = live_server.link("Participant 18")
    preview = live_server.browser()
    for _ in range(3):
        assert "workshop-seat" not in preview.get(link).cookies
    assert not live_server.store.tokens.has_signed_in(
        live_server.seat("Participant 18").id
    )
    assert live_server.browser().post(link).status_code == 303


def test_an_unknown_link_says_calmly_what_to_do(stranger: Browser):
    for answer in (stranger.get("/join/x" * 9), stranger.post("/join/" + "x" * 43)):
        assert answer.status_code == 404
    assert "no longer works" in answer.text
    assert "workshop-seat" not in stranger.http.cookies


def test_a_new_link_made_by_a_facilitator_ends_the_earlier_one(
    live_server: LiveServer, facilitator: Browser
):
    earlier = live_server.link("Participant 9")
    seat = live_server.seat("Participant 9").id
    page = facilitator.post(
        f"{PEOPLE}/link", {"seat": seat}, follow_redirects=True
    ).text
    newer = re.search(r"(/join/[A-Za-z0-9_-]+)</p>", page)[1]
    assert live_server.browser().post(earlier).status_code == 404
    assert live_server.browser().post(newer).status_code == 303


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    live_server: LiveServer,
):
    answer = live_server.browser().post(live_server.link("Participant 7"))
    cookie = next(
        line
        for line in answer.headers.get_list("Set-Cookie")
        if line.startswith("workshop-seat=") and "expires" in line
    )
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    value = cookie.split("=", 1)[1].split(";")[0]
    database = live_server.data / "workshop.db"
    kept = database.read_bytes() + database.with_name("workshop.db-wal").read_bytes()
    assert value.encode() not in kept


def test_joining_always_makes_a_new_cookie_and_ends_the_old(live_server: LiveServer):
    browser = live_server.signed_in("Participant 7")
    planted = browser.http.cookies["workshop-seat"]
    browser.post(live_server.link("Participant 8"))
    assert browser.http.cookies["workshop-seat"] != planted
    other = live_server.browser()
    other.http.cookies.set("workshop-seat", planted)
    assert other.get("/").status_code == 302


def test_a_room_code_and_a_name_sign_in(live_server: LiveServer, stranger: Browser):
    typed = live_server.room_code().lower().replace("-", " ")
    names = stranger.post("/join", {"code": typed}, follow_redirects=True).text
    assert "Participant 20" in names
    assert "Facilitator" not in names
    seat = live_server.seat("Participant 20").id
    joined = stranger.post("/join", {"code": typed, "seat": seat})
    assert joined.status_code == 303
    assert "Participant 20" in stranger.get("/").text


def test_a_name_that_has_joined_is_not_open_to_the_room(
    live_server: LiveServer, stranger: Browser
):
    live_server.signed_in("Participant 21")
    seat, code = live_server.seat("Participant 21").id, live_server.room_code()
    assert seat not in SEAT.findall(
        stranger.post("/join", {"code": code}, follow_redirects=True).text
    )
    refused = stranger.post("/join", {"code": code, "seat": seat})
    assert refused.status_code == 409
    assert "This name has joined before" in refused.text
    assert "workshop-seat" not in stranger.http.cookies


def test_a_room_code_never_leads_to_a_facilitators_seat(
    live_server: LiveServer, stranger: Browser
):
    seat = live_server.seat("Facilitator 1").id
    stranger.post("/join", {"code": live_server.room_code(), "seat": seat})
    assert stranger.get("/").status_code == 302


def test_a_closed_room_lets_nobody_in(
    live_server: LiveServer, facilitator: Browser, stranger: Browser
):
    room = {"workshop": "workshop2", "open": "yes"}
    facilitator.post(f"{PEOPLE}/room", room)
    code = re.findall(r'class="ws-big">([^<]+)<', facilitator.get(PEOPLE).text)[1]
    assert stranger.post("/join", {"code": code}).status_code == 303
    facilitator.post(f"{PEOPLE}/room", {**room, "open": "no"})
    assert stranger.post("/join", {"code": code}).status_code == 422


def test_signing_out_ends_the_sign_in_and_the_kernels(live_server: LiveServer):
    browser = live_server.signed_in("Participant 10")
    kernel = browser.kernel()
    held = browser.http.cookies["workshop-seat"]
    assert browser.get("/sign-out").status_code == 405
    left = browser.post("/sign-out")
    assert left.headers["Location"] == "/join"
    again = live_server.browser()
    again.http.cookies.set("workshop-seat", held)
    assert again.get("/").status_code == 302
    back = live_server.signed_in("Participant 10")
    assert back.get(f"/api/kernels/{kernel}").status_code == 404


def test_there_is_no_way_to_be_sent_to_another_site(live_server: LiveServer):
    browser, link = live_server.browser(), live_server.link("Participant 7")
    answer = browser.post(f"{link}?next=https://example.org/")
    assert answer.headers["Location"] == "/"
    assert live_server.browser().get("//example.org/%2e%2e").status_code == 404


PAGE = {"Accept": "text/html,application/xhtml+xml"}
"""What a browser asks for when it sends a form."""
JSON = {"Accept": "application/json"}
"""What the pages' own script asks for."""


@pytest.mark.parametrize("at", ["/join", "a link", "/sign-out"])
def test_a_browser_without_cookies_reads_how_to_go_on(live_server: LiveServer, at: str):
    path = live_server.link("Participant 22") if at == "a link" else at
    browser = live_server.browser()
    fields = {"_xsrf": browser.xsrf(), "code": "AAA-AAA"}
    browser.http.cookies.clear()
    answer = browser.http.post(path, data=fields, headers=PAGE)
    browser.http.cookies.clear()
    assert answer.status_code == 303
    assert "keeps no cookies" in browser.get(answer.headers["Location"]).text
    browser.http.cookies.clear()
    told = browser.http.post(path, data=fields, headers=JSON)
    assert "keeps no cookies" in told.json()["message"]


def test_cookies_that_were_allowed_meanwhile_are_not_complained_of(stranger: Browser):
    stranger.xsrf()
    page = stranger.get("/join?without=cookies").text
    assert '<p class="ws-problem" role="alert" id="problem">' not in page


@pytest.mark.parametrize(
    ("path", "fields", "leads_to", "says"),
    [
        ("/join", {"code": "AAA-AAA"}, "/join", "does not open a room"),
        ("/join", {"_xsrf": "old"}, "/join", "open for a while"),
        ("/join/" + "x" * 43, {}, "/join/" + "x" * 43, "no longer works"),
        (f"{PEOPLE}/link", {"seat": "nobody"}, PEOPLE, "mistyped"),
        (f"{PEOPLE}/link", {}, PEOPLE, "Something was missing"),
        (f"{PEOPLE}/room", {"_xsrf": "old"}, PEOPLE, "open for a while"),
        ("/sign-out", {"_xsrf": "old"}, "/join", "open for a while"),
    ],
    ids=str,
)
def test_a_form_that_is_refused_leads_back_to_its_page_which_says_why_once(
    facilitator: Browser, path: str, fields: dict[str, str], leads_to: str, says: str
):
    answer = facilitator.post(path, fields, headers=PAGE)
    assert (answer.status_code, answer.headers["Location"]) == (303, leads_to)
    assert says in facilitator.get(leads_to).text
    if "xxx" not in path:
        assert says not in facilitator.get(leads_to).text


def test_what_is_typed_or_secret_is_in_no_address_and_no_script_reads_it(
    live_server: LiveServer, facilitator: Browser, stranger: Browser
):
    wrong = stranger.post("/join", {"code": "A <b>typed</b> code"}, headers=PAGE)
    seat = live_server.seat("Participant 23").id
    made = facilitator.post(f"{PEOPLE}/link", {"seat": seat}, headers=PAGE)
    for answer in (wrong, made):
        assert "?" not in answer.headers["Location"]
        for line in answer.headers.get_list("Set-Cookie"):
            assert "HttpOnly" in line or '=""' in line, line
    assert 'value="A &lt;b&gt;typed&lt;/b&gt; code"' in stranger.get("/join").text
    assert "&lt;b&gt;" not in stranger.get("/join").text


@pytest.mark.parametrize("name", ["notice", "typed", "room", "new-link", "link"])
@pytest.mark.parametrize(
    "planted", ["x", "PGI-", "/w==", "9" * 4000, "eA==", "OTk5", "LTEx"]
)
def test_what_others_plant_in_the_pages_cookies_is_shown_nowhere(
    facilitator: Browser, stranger: Browser, name: str, planted: str
):
    for browser in (facilitator, stranger):
        browser.http.cookies.set(f"workshop-{name}", planted)
        for path in ("/join", PEOPLE):
            page = browser.get(path, follow_redirects=True)
            assert page.status_code == 200
            assert "<b>" not in page.text
            assert "A new personal link for" not in page.text
        assert browser.post("/join", {"code": "AAA-AAA"}).status_code == 422


def test_a_planted_link_into_another_cohort_is_shown_to_no_facilitator(
    live_server: LiveServer, facilitator: Browser
):
    store = live_server.store
    store.cohorts.add("elsewhere", "Elsewhere")
    theirs = store.people.add("elsewhere", name="Participant of elsewhere")
    until = datetime.now(UTC) + timedelta(days=1)
    token = store.tokens.issue(theirs.id, "link", expires_at=until)
    planted = urlsafe_b64encode(token.encode()).decode()
    facilitator.http.cookies.set("workshop-new-link", planted)
    page = facilitator.get(PEOPLE).text
    assert "A new personal link for" not in page
    assert "Participant of elsewhere" not in page


def test_a_seat_that_could_not_be_taken_whole_is_still_free(live_server: LiveServer):
    browser = live_server.signed_in("Participant 7")
    seat = live_server.seat("Participant 24").id
    taking = {"code": live_server.room_code(), "seat": seat}
    with nothing_ends(live_server):
        assert browser.post("/join", taking).status_code == 503
        assert "Participant 7" in browser.get("/").text
    assert browser.post("/join", taking).status_code == 303
    assert "Participant 24" in browser.get("/").text


def test_a_link_that_could_not_be_used_whole_changes_nothing(live_server: LiveServer):
    browser = live_server.signed_in("Participant 7")
    link = live_server.link("Participant 19")
    with nothing_ends(live_server):
        assert browser.post(link).status_code == 503
    assert "Participant 7" in browser.get("/").text
    seat = live_server.seat("Participant 19").id
    assert not live_server.store.tokens.has_signed_in(seat)


def test_signing_out_for_good_happens_whole_or_not_at_all(live_server: LiveServer):
    browser, link = live_server.browser(), live_server.link("Participant 19")
    browser.post(link)
    with nothing_ends(live_server, "OLD.purpose = 'link'"):
        refused = browser.post("/sign-out", {"for_good": "yes"})
        assert refused.status_code == 503
        assert "workshop-" not in refused.headers.get("Set-Cookie", "")
        assert "Participant 19" in browser.get("/").text
    assert browser.post("/sign-out", {"for_good": "yes"}).status_code == 303
    assert browser.get("/").status_code == 302
    assert browser.post(link).status_code == 404


def test_whoever_cannot_be_served_by_the_store_reads_so_calmly(
    live_server: LiveServer,
):
    browser = live_server.signed_in("Participant 7")
    calm = "Answers cannot be reached at this moment"
    with nothing_ends(live_server, why="unable to open database file"):
        refused = browser.post("/sign-out")
        assert refused.status_code == 503
        assert int(refused.headers["Retry-After"]) > 0
        assert calm in refused.text
        assert "database" not in refused.text
        led = browser.post("/sign-out", headers=PAGE, follow_redirects=True)
        assert calm in led.text
    assert "SignOutHandler failed" in live_server.log


def age(live_server: LiveServer, browser: Browser, *, days: int) -> None:
    """Let it be so many days since this browser last came."""
    digest = mark_of(browser.http.cookies["workshop-seat"])
    until = datetime.now(UTC) + KEPT_FOR - timedelta(days=days)
    with contextlib.closing(sqlite3.connect(live_server.data / "workshop.db")) as base:
        base.execute(
            "UPDATE token SET expires_at = ? WHERE digest = ?",
            (until.strftime("%Y-%m-%d %H:%M:%S.%f"), digest),
        )
        base.commit()


def renewed(answer: httpx.Response) -> set[str]:
    """The cookies that an answer lets last on."""
    lines = answer.headers.get_list("Set-Cookie")
    return {line.split("=")[0] for line in lines if '=""' not in line} & {
        "workshop-seat",
        "workshop-link",
    }


def test_a_sign_in_that_is_used_lasts_on_in_store_and_browser_once_a_day(
    live_server: LiveServer,
):
    browser, link = live_server.browser(), live_server.link("Participant 7")
    browser.post(link)
    held = browser.http.cookies["workshop-seat"]
    assert renewed(browser.get("/")) == set()
    age(live_server, browser, days=70)
    assert renewed(browser.get("/join")) == set()  # which anybody may keep
    assert renewed(browser.get("/workshop/unheard-of")) == {
        "workshop-seat",
        "workshop-link",
    }
    assert browser.http.cookies["workshop-seat"] == held
    assert renewed(browser.get("/")) == set()
    then = datetime.now(UTC) + KEPT_FOR - timedelta(hours=1)
    assert live_server.store.tokens.holder(held, "sign-in", now=then)


def test_a_sign_in_that_cannot_be_renewed_now_keeps_nobody_from_reading(
    live_server: LiveServer,
):
    browser = live_server.signed_in("Participant 7")
    age(live_server, browser, days=70)
    with contextlib.closing(sqlite3.connect(live_server.data / "workshop.db")) as base:
        base.execute(
            "CREATE TRIGGER no_renewal BEFORE UPDATE OF expires_at ON token "
            "BEGIN SELECT RAISE(ABORT, 'database is locked'); END"
        )
        answer = browser.get("/")
        base.execute("DROP TRIGGER no_renewal")
    assert (answer.status_code, renewed(answer)) == (200, set())
    assert renewed(browser.get("/")) == {"workshop-seat", "workshop-link"}


def test_signing_out_ends_what_would_have_been_renewed(live_server: LiveServer):
    browser = live_server.signed_in("Participant 7")
    age(live_server, browser, days=70)
    held = browser.http.cookies["workshop-seat"]
    browser.post("/sign-out", {"for_good": "yes"})
    assert "workshop-seat" not in browser.http.cookies
    browser.http.cookies.set("workshop-seat", held)
    assert browser.get("/").status_code == 302
