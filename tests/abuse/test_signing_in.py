"""Cookies, links and room codes in the wrong hands."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest

from tests.abuse.messages import still_works
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer
from toolkit.model import Role, Seating
from toolkit.server.socket.socket import SIGNED_OUT

COOKIE = "workshop-seat"
PEOPLE = f"/cohort/{COHORT}/people"
SEAT = re.compile(r'name="seat" value="([^"]+)"')


def holding(live: LiveServer, cookie: str) -> Browser:
    """A browser that sends *cookie* as its sign-in."""
    browser = live.browser()
    browser.http.cookies.set(COOKIE, cookie)
    return browser


def is_in(browser: Browser) -> bool:
    return browser.get("/me").status_code == 200


def token_of(browser: Browser) -> str:
    return str(browser.http.cookies[COOKIE])


def seated(live: LiveServer, browser: Browser) -> Seating:
    held = token_of(browser)
    seating = live.store.tokens.holder(held, "sign-in", now=datetime.now(UTC))
    assert seating is not None
    return seating


def set_cookies(answer: httpx.Response) -> dict[str, str]:
    lines = answer.headers.get_list("Set-Cookie")
    return {line.split("=", 1)[0]: line for line in lines if "01 Jan 1970" not in line}


FORGED = {
    "empty": "",
    "a guess": "x" * 43,
    "a name": "Facilitator 1",
    "very long": "x" * 8_000,
    "an SQL fragment": "' OR '1'='1",
    "signed, as tornado does": "2|1:0|10:1|13:workshop-seat|4:eA==|0",
    "JSON": '{"role":"facilitator"}',
}


@pytest.mark.parametrize("cookie", FORGED.values(), ids=FORGED)
def test_a_forged_cookie_is_nobodys(live_server: LiveServer, cookie: str):
    assert not is_in(holding(live_server, cookie))


def test_a_seats_own_id_is_no_cookie(live_server: LiveServer):
    seating = live_server.seat("Facilitator 1")
    assert not is_in(holding(live_server, seating.id))
    assert not is_in(holding(live_server, seating.person.id))


def test_a_link_is_no_cookie_and_a_cookie_no_link(
    live_server: LiveServer, participant: Browser, stranger: Browser
):
    link = live_server.link("Participant 5").removeprefix("/join/")
    assert not is_in(holding(live_server, link))
    assert stranger.post(f"/join/{token_of(participant)}").status_code == 404


def test_an_expired_cookie_is_nobodys(live_server: LiveServer):
    seat = live_server.seat("Participant 5").id
    past = datetime.now(UTC) - timedelta(seconds=1)
    expired = live_server.store.tokens.issue(seat, "sign-in", expires_at=past)
    assert not is_in(holding(live_server, expired))


def test_an_expired_link_lets_nobody_in(live_server: LiveServer, stranger: Browser):
    seat = live_server.seat("Participant 5").id
    past = datetime.now(UTC) - timedelta(seconds=1)
    link = live_server.store.tokens.issue(seat, "link", expires_at=past)
    assert stranger.get(f"/join/{link}").status_code == 404
    assert stranger.post(f"/join/{link}").status_code == 404


def test_a_signed_out_cookie_is_nobodys(live_server: LiveServer, participant: Browser):
    held = token_of(participant)
    assert is_in(holding(live_server, held))
    participant.post("/sign-out")
    assert not is_in(holding(live_server, held))


def test_a_cookie_planted_before_joining_is_not_the_one_used_after(
    live_server: LiveServer, participant: Browser
):
    for planted in ("planted-by-somebody-else", token_of(participant)):
        victim = holding(live_server, planted)
        answer = victim.post(live_server.link("Participant 6"))
        fresh = set_cookies(answer)[COOKIE].split("=", 1)[1].split(";")[0]
        assert fresh != planted
        assert not is_in(holding(live_server, planted))


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(
    live_server: LiveServer,
):
    browser = live_server.browser()
    xsrf = set_cookies(browser.get("/join"))["_xsrf"]
    seat = set_cookies(browser.post(live_server.link("Participant 6")))[COOKIE]
    assert "HttpOnly" in seat
    assert "SameSite=Lax" in seat
    assert "SameSite=Strict" in xsrf
    assert "Domain" not in seat + xsrf
    assert "Path=/" in seat


def test_looking_at_links_and_codes_signs_nobody_in(
    live_server: LiveServer, stranger: Browser
):
    seat = live_server.seat("Participant 6").id
    code = live_server.room_code()
    for path in (
        live_server.link("Participant 6"),
        f"/join?code={code}&seat={seat}",
        f"/join?code={code}&seat={seat}&_xsrf={stranger.xsrf()}",
    ):
        assert COOKIE not in set_cookies(stranger.get(path))
    assert not is_in(stranger)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-User": "Facilitator 1"},
        {"Remote-User": "Facilitator 1"},
        {"X-Remote-User": "Facilitator 1"},
        {"Authorization": "token x"},
        {"Authorization": "Basic ZmFjaWxpdGF0b3I6eA=="},
        {"X-Seat": "facilitator"},
        {"X-Original-URL": "/people", "X-Rewrite-URL": "/people"},
        {"X-HTTP-Method-Override": "POST"},
    ],
    ids=str,
)
def test_nobody_is_believed_by_a_header(
    live_server: LiveServer,
    stranger: Browser,
    participant: Browser,
    headers: dict[str, str],
):
    headers = {
        name: value.replace("facilitator", live_server.seat("Facilitator 1").id)
        for name, value in headers.items()
    }
    assert stranger.get("/", headers=headers).status_code == 302
    assert participant.get(PEOPLE, headers=headers).status_code == 404


def test_nobody_is_believed_by_a_query_or_a_field(
    live_server: LiveServer, stranger: Browser, participant: Browser
):
    seat = live_server.seat("Facilitator 1").id
    said = {"seat": seat, "token": seat, "role": "facilitator", "user": "Facilitator 1"}
    assert stranger.get("/", params=said).status_code == 302
    assert participant.get(PEOPLE, params=said).status_code == 404
    room = {**said, "workshop": WORKSHOP, "open": "yes"}
    assert participant.post(f"{PEOPLE}/room", room).status_code == 404
    assert stranger.post("/kernel", room).status_code == 403


@pytest.mark.parametrize(
    "aim", ["https://example.org/", "//example.org", "/\\example.org", "javascript:1"]
)
def test_nobody_is_sent_to_another_site(
    live_server: LiveServer, aim: str, participant: Browser
):
    browser, link = live_server.browser(), live_server.link("Participant 6")
    for name in ("next", "url", "return_to", "redirect"):
        for path in ("/", PEOPLE):
            answer = live_server.browser().get(path, params={name: aim})
            assert answer.headers["Location"] == "/join"
        joined = browser.post(link, {name: aim}, params={name: aim})
        assert joined.headers["Location"] == "/"
    left = participant.post("/sign-out", {"next": aim}, params={"next": aim})
    assert left.headers["Location"] == "/join"


def test_a_link_of_another_cohort_opens_that_cohort_only(
    live_server: LiveServer, facilitator: Browser
):
    store = live_server.store
    if store.cohorts.find("south") is None:
        store.cohorts.add("south", "South")
    theirs = store.people.add("south", name="Participant of the south", school="Far")
    until = datetime.now(UTC) + timedelta(days=1)
    link = store.tokens.issue(theirs.id, "link", expires_at=until)
    visitor = live_server.browser()
    visitor.post(f"/join/{link}")
    assert "Participant of the south" in visitor.get("/").text
    assert "south" not in facilitator.get(PEOPLE).text
    assert facilitator.post(f"{PEOPLE}/link", {"seat": theirs.id}).status_code == 404
    code = live_server.room_code()
    names = live_server.browser().post("/join", {"code": code}, follow_redirects=True)
    assert "Participant of the south" not in names.text
    taken = live_server.browser().post("/join", {"code": code, "seat": theirs.id})
    assert taken.headers["Location"] == "/join"


def test_a_room_code_lists_and_opens_participants_who_have_not_joined(
    live_server: LiveServer, participant: Browser
):
    code, store = live_server.room_code(), live_server.store
    joined = store.tokens.holder(
        token_of(participant), "sign-in", now=datetime.now(UTC)
    )
    assert joined is not None
    closed = {joined.id, live_server.seat("Facilitator 1").id}
    visitor = live_server.browser()
    offered = set(
        SEAT.findall(visitor.post("/join", {"code": code}, follow_redirects=True).text)
    )
    assert offered
    assert not offered & closed
    for seat in closed:
        visitor.post("/join", {"code": code, "seat": seat})
        assert not is_in(visitor)


def test_a_name_stays_taken_after_its_owner_has_signed_out(
    live_server: LiveServer, newcomer: Callable[[], Browser]
):
    browser = newcomer()
    seating = seated(live_server, browser)
    browser.post("/sign-out")
    thief = live_server.browser()
    code = live_server.room_code()
    refused = thief.post("/join", {"code": code, "seat": seating.id})
    assert refused.status_code == 409
    assert not is_in(thief)


async def test_signing_out_everywhere_ends_what_a_lost_link_had_opened(
    live_server: LiveServer, facilitator: Browser, newcomer: Callable[[], Browser]
):
    thief = newcomer()
    seating = seated(live_server, thief)
    async with thief.tab(live_server.base) as tab:
        await still_works(tab)
        facilitator.post(f"{PEOPLE}/{seating.id}/sign-out")
        await tab.closed()
    assert not is_in(thief)


async def test_an_idle_page_closes_soon_after_its_sign_in_was_ended_elsewhere(
    live_server: LiveServer, newcomer: Callable[[], Browser]
):
    thief = newcomer()
    async with thief.tab(live_server.base) as tab:
        live_server.store.tokens.revoke(token_of(thief))
        assert (await tab.closed()).code == SIGNED_OUT


def withdraw(live: LiveServer, seating: Seating) -> None:
    live.store.people.withdraw(seating, at=datetime.now(UTC))


def sign_out(live: LiveServer, seating: Seating) -> None:
    live.store.tokens.revoke_all(seating.id, "sign-in")


def let_lead(live: LiveServer, seating: Seating) -> None:
    live.store.people.give_role(seating, Role.FACILITATOR)


def move(live: LiveServer, seating: Seating) -> None:
    other = live.store.cohorts.add(f"cohort-{uuid4().hex}", "Another cohort")
    live.store.people.move(seating, other.id, at=datetime.now(UTC))


@pytest.mark.parametrize("leave", [withdraw, sign_out])
async def test_an_idle_page_closes_soon_after_a_command_let_nobody_in(
    live_server: LiveServer,
    newcomer: Callable[[], Browser],
    leave: Callable[[LiveServer, Seating], None],
):
    browser = newcomer()
    async with browser.tab(live_server.base) as tab:
        leave(live_server, seated(live_server, browser))
        assert (await tab.closed()).code == SIGNED_OUT


@pytest.mark.parametrize("change", [let_lead, move])
async def test_the_kernel_of_an_idle_page_ends_soon_after_a_command_changed_the_seat(
    live_server: LiveServer,
    newcomer: Callable[[], Browser],
    change: Callable[[LiveServer, Seating], None],
):
    browser = newcomer()
    async with browser.tab(live_server.base) as tab:
        change(live_server, seated(live_server, browser))
        assert (await tab.closed()).code != SIGNED_OUT
    assert is_in(browser)


def test_people_keep_their_pages_when_everybodys_links_are_made_anew(
    live_server: LiveServer, facilitator: Browser, participant: Browser
):
    facilitator.post(f"{PEOPLE}/links.csv")
    assert is_in(participant)
    assert live_server.store.cohorts.find(COHORT) is not None
