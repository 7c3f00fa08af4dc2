"""Messages on the desk, reminders of one's own, and links that are lost or stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from tests.post.server import MailServer, mail_server
from tests.serving import COHORT, Browser, LiveServer, until
from toolkit.model import LocalTime, Seating
from toolkit.model.message import MessageKind, MessageState
from toolkit.post.plans import Planned
from toolkit.post.said import MESSAGES
from toolkit.server.pages.messages import how_many_have, how_many_left, when_it_goes
from toolkit.server.throttle import PER_ADDRESS

DESK = "/cohort/demo/messages"
INVITATION = f"{DESK}/invitation/everybody"
SHOWS = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def mail() -> Iterator[MailServer]:
    """Where the server hands its mail in."""
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def settings(mail: MailServer) -> dict[str, str]:
    """A server that sends mail, and has an address that others can open."""
    return {
        "TOOLKIT_SMTP": f"smtp://127.0.0.1:{mail.port}",
        "TOOLKIT_MAIL_FROM": "Workshops <workshops@programme.example>",
        "TOOLKIT_PUBLIC_URL": "https://workshops.example",
    }


def reached(live: LiveServer, name: str, address: str) -> Seating:
    """Somebody who can be written to from now on."""
    seating = live.seat(name)
    live.store.people.correct(replace(seating.person, email=address))
    return live.seat(name)


def invited(mail: MailServer) -> dict[str, EmailMessage]:
    """The invitations that arrived, by whom they went to."""
    arrived = zip(mail.to, mail.taken, strict=True)
    return {to: sent for to, sent in arrived if "your way in" in sent["Subject"]}


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_message_is_seen_before_it_goes_and_goes_to_those_who_were_ticked(
    live_server: LiveServer, facilitator: Browser, mail: MailServer
) -> None:
    ana = reached(live_server, "Participant 1", "ana@school.example")
    reached(live_server, "Participant 2", "ben@school.example")
    page = facilitator.get(INVITATION, params={"person": ana.id, "line": "Hello <b>"})
    said = text_of(page.text)
    assert "Dear Participant 1," in said
    assert "Hello &lt;b&gt;" in page.text
    assert "/join/only-in-the-message-itself" in page.text
    fields = {"who": "some", "seat": ana.id, "line": "Hello <b>", "click": "one"}
    for _ in range(2):
        answer = facilitator.post(INVITATION, fields, headers=SHOWS)
        assert answer.headers["Location"] == DESK
    until(lambda: invited(mail))
    sent = invited(mail)["ana@school.example"]
    body = sent.get_body(("plain",))
    assert body is not None
    assert "Hello <b>" in body.get_content()
    link = re.search(r"https://workshops.example(/join/\S+)", body.get_content())
    assert link is not None
    assert live_server.browser().get(link[1]).status_code == 200
    assert facilitator.get(DESK).text.count("All times are London time.") == 1
    part = facilitator.get(DESK, params={"part": "log"}).text
    # What goes by itself may still be waiting: then the log goes on by itself, too.
    assert part.startswith('<div id="log"')
    assert "ana@school.example" in part
    assert [*invited(mail)] == ["ana@school.example"]


@pytest.mark.parametrize("kind", MessageKind)
def test_each_kind_has_a_name_in_the_log_before_it_has_a_subject(
    kind: MessageKind,
) -> None:
    assert MESSAGES[f"what {kind}"]


@pytest.mark.parametrize(
    ("after", "confirmed", "by_itself", "said"),
    [
        (-1, True, True, "Goes by itself on 10 January 2027, 09:00."),
        (1, True, True, "Has gone by itself since 10 January 2027"),
        (-1, False, True, "Would go on 10 January 2027"),
        (1, False, True, "It is time for it, but the date is not confirmed"),
        (-1, True, False, "best on 10 January 2027."),
        (1, True, False, "It is time for it. It does not go by itself"),
    ],
)
def test_what_goes_by_itself_is_said_before_its_moment_and_after_it(
    after: int, *, confirmed: bool, by_itself: bool, said: str
) -> None:
    goes = datetime(2027, 1, 10, 9, tzinfo=UTC)
    until = goes + timedelta(days=10)
    one = Planned(MessageKind.JOINING, "workshop2", 1, goes, until, confirmed)
    at, local = goes + timedelta(hours=after), LocalTime(ZoneInfo("Europe/London"))
    told = when_it_goes(one, local, held=False, by_itself=by_itself, at=at)
    assert said in told


def test_what_waits_is_told_apart_from_what_has_gone(live_server: LiveServer) -> None:
    people = live_server.store.people.roster(COHORT)[:4]
    ids = [one.id for one in people]
    states = (MessageState.SENT, MessageState.QUEUED, MessageState.SENDING)
    had = dict(zip(ids, states, strict=False))
    assert how_many_have(had, people) == "1 of 4 have it. On their way: 2."
    assert how_many_have({ids[0]: MessageState.FAILED}, people) == ""
    assert how_many_have({}, people) == ""


def test_what_has_gone_to_everybody_asks_nobody_to_send_it(
    live_server: LiveServer,
) -> None:
    goes = datetime(2027, 1, 10, 9, tzinfo=UTC)
    one = Planned(MessageKind.JOINING, "w", 1, goes, goes + timedelta(days=9), True)
    local, at = LocalTime(ZoneInfo("Europe/London")), goes + timedelta(hours=1)
    people = live_server.store.people.roster(COHORT)[:2]
    first, second = (seating.id for seating in people)

    def told(states: dict[str, MessageState], *, by_itself: bool = False) -> str:
        left = how_many_left(states, people)
        return when_it_goes(
            one, local, held=False, by_itself=by_itself, at=at, left=left
        )

    on_its_way = {first: MessageState.SENT, second: MessageState.QUEUED}
    assert told({}) == MESSAGES["by hand now"]
    assert told(on_its_way) == MESSAGES["all have"]
    for some in (
        {first: MessageState.SENT},
        {**on_its_way, second: MessageState.FAILED},
    ):
        assert told(some).startswith("Not everybody has had it: 1 left.")
        assert told(some, by_itself=True).startswith("Has gone by itself")


def test_who_cannot_be_written_to_is_named_and_a_form_for_nobody_is_refused(
    live_server: LiveServer, facilitator: Browser
) -> None:
    nobody = live_server.seat("Participant 7")
    assert "Participant 7" in facilitator.get(DESK).text
    fields = {"who": "some", "seat": nobody.id, "line": "Kept", "click": "two"}
    answer = facilitator.post(INVITATION, fields, headers=SHOWS)
    back = facilitator.get(answer.headers["Location"])
    assert "Nobody of those you chose" in back.text
    assert ">Kept</textarea>" in back.text


def test_letters_end_by_their_link_without_signing_in(
    live_server: LiveServer, stranger: Browser
) -> None:
    seat, until = live_server.seat("Participant 3"), datetime.now(UTC) + timedelta(1)
    token = live_server.store.tokens.issue(seat.id, "stop", expires_at=until)
    way = f"/stop/reminders/{token}"
    chosen = live_server.store.choices.of(seat.id)
    assert "You will get no more reminders" in stranger.get(way).text
    assert live_server.store.choices.of(seat.id) == chosen
    fields = {"List-Unsubscribe": "One-Click"}
    assert stranger.http.post(way, data=fields).text == "No more reminders come."
    assert live_server.store.choices.of(seat.id) == {**chosen, "reminders": False}
    assert "No more reminders come." in stranger.get(way).text
    assert stranger.get(f"/join/{token}").status_code == 404


def test_a_lost_link_is_answered_the_same_whether_the_address_is_known(
    live_server: LiveServer, mail: MailServer
) -> None:
    seat = reached(live_server, "Participant 4", "dee@school.example")
    earlier = live_server.link("Participant 4")
    answers = []
    for address in ("DEE@school.example", "nobody@school.example"):
        browser = live_server.browser()
        browser.get("/lost-link")
        answer = browser.post("/lost-link", {"email": address}, headers=SHOWS)
        said = browser.get(answer.headers["Location"]).text
        answers.append((answer.status_code, text_of(said)))
    assert answers[0] == answers[1]
    body = mail.arrived("dee@school.example").get_body(("plain",))
    assert body is not None
    assert "/join/" in body.get_content()
    assert "nobody@school.example" not in mail.to
    known = live_server.store.tokens.holder
    token = earlier.rpartition("/")[2]
    assert known(token, "link", now=datetime.now(UTC)) == seat
    statuses = (
        browser.post("/lost-link", {"email": "nobody@school.example"}).status_code
        for _ in range(PER_ADDRESS)
    )
    assert 429 in statuses


def test_somebody_asks_for_reminders_and_cancels_them(
    live_server: LiveServer, participant: Browser
) -> None:
    seat, choices = live_server.seat("Participant 1"), live_server.store.choices
    page = participant.get("/reminders").text
    about = re.findall(r'<option value="(\w[^"]*)"', page)[0]
    day = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    wish = {"do": "wish", "about": about, "day": day}
    past = {**wish, "day": "2020-01-01"}
    refused = participant.post("/reminders", past, headers=SHOWS)
    back = participant.get(refused.headers["Location"]).text
    assert "Choose a day from today on" in back
    assert f'value="{about}" selected' in back
    # A page may not know where the answer to what it asks all year hangs.
    elsewhere = "elsewhere/" + about.partition("/")[2]
    led = participant.get("/reminders", params={"about": elsewhere}).text
    assert f'value="{about}" selected' in led
    participant.post("/reminders", wish)
    (kept,) = choices.wishes(seat.id)
    assert kept.day.isoformat() == day
    participant.post("/reminders", {"do": "cancel", "about": about})
    assert choices.wishes(seat.id) == ()
    participant.post("/reminders", {"do": "choose", "what": "digest", "wanted": "yes"})
    assert choices.of(seat.id)["digest"] is True


def test_cards_come_with_links_and_end_none(
    live_server: LiveServer, facilitator: Browser
) -> None:
    link = live_server.link("Participant 5")
    for what in ("cards", "register"):
        sheet = facilitator.post(f"{DESK}/cards.pdf", {"what": what})
        assert sheet.headers["Content-Type"] == "application/pdf"
        assert sheet.content.startswith(b"%PDF-")
    assert live_server.browser().get(link).status_code == 200
