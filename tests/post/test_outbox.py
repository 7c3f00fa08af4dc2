"""Mail goes once, to a real server, and what is refused is said."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.post.conftest import NOW, SECOND, MailServer, Office, settings_for
from toolkit.model import Person
from toolkit.model.message import Message, MessageKind, MessageState
from toolkit.post.due import queue_due
from toolkit.post.letter import Letter
from toolkit.post.outbox import PAUSES, Outbox

MINUTE = timedelta(minutes=1)


# What a mail says has nothing to do with the kind of database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def queue(office: Office, *, at: datetime = NOW) -> None:
    queue_due(office.store, office.programme, cohort="north", now=at)


def logged(office: Office) -> dict[str, tuple[str, str]]:
    """How each message stands, and why, by whom it is to."""
    log = office.store.messages.log("north")
    return {p.name: (m.state.value, m.problem) for m, p in log if p is not None}


def link_in(text: str) -> str:
    found = re.search(r"https://workshops\.example/join/(\S+)", text)
    assert found
    return found[1]


def test_joining_details_arrive_with_a_link_that_works_and_a_calendar(
    by_mail: Office, mail: MailServer
) -> None:
    ana = by_mail.add("Ana Example")
    queue(by_mail)
    assert by_mail.outbox.round(at=NOW).settled == 1
    (sent,) = mail.taken
    assert mail.to == ["ana@school.example"]
    assert sent["Subject"].startswith(by_mail.programme.workshop(SECOND).title)
    assert "Wednesday 20 January 2027" in sent["Subject"]
    assert (sent["Auto-Submitted"], sent["From"].addresses[0].display_name) == (
        "auto-generated",
        "Workshops",
    )
    assert sent["Date"].datetime == NOW
    assert sent["Message-ID"].endswith("@workshops.example>")
    text, html, calendar = (
        part.get_content() for part in sent.walk() if not part.is_multipart()
    )
    for side in (text, html):
        assert "13:00 to 16:00 (London time)" in side
        assert "Example Hall" in side
        assert "https://meeting.example/7" in side
        assert link_in(side.replace('">', " ")) == link_in(text)
    holder = by_mail.store.tokens.holder(link_in(text), "link", now=NOW)
    assert holder == ana
    assert '<html lang="en-GB">' in html
    assert "<img" not in html
    assert not re.search(r'(src|href)="http(?!s://(workshops|meeting)\.example)', html)
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert event["dtstart"].dt.hour == 13
    assert logged(by_mail) == {"Ana Example": ("sent", "")}


def test_each_is_written_to_once_whatever_restarts(
    by_mail: Office, mail: MailServer
) -> None:
    for name in ("Ana Example", "Ben Example"):
        by_mail.add(
            name, email="office@school.example"
        ) if name == "x" else by_mail.add(name)
    for minutes in range(3):
        queue(by_mail, at=NOW + minutes * MINUTE)
        by_mail.outbox.round(at=NOW + minutes * MINUTE)
    assert sorted(mail.to) == ["ana@school.example", "ben@school.example"]
    by_mail.add("Late Example")
    queue(by_mail, at=NOW + 5 * MINUTE)
    by_mail.outbox.round(at=NOW + 5 * MINUTE)
    assert mail.to[2:] == ["late@school.example"]


def test_two_people_with_one_address_get_a_letter_each(
    by_mail: Office, mail: MailServer
) -> None:
    ana, ben = by_mail.add("Ana Example"), by_mail.add("Ben Example", email="")
    by_mail.store.people.correct(replace(ben.person, mailbox=ana.person.email))
    queue(by_mail)
    by_mail.outbox.round(at=NOW)
    named = {sent["To"].addresses[0].display_name for sent in mail.taken}
    assert (mail.to, named) == (
        ["ana@school.example"] * 2,
        {"Ana Example", "Ben Example"},
    )


def test_who_has_withdrawn_or_has_no_address_is_not_written_to(
    by_mail: Office, mail: MailServer
) -> None:
    gone, _ = by_mail.add("Gone Example"), by_mail.add("Nobody Example", email="")
    by_mail.add("Ana Example")
    queue(by_mail)
    by_mail.store.people.withdraw(gone, at=NOW)
    by_mail.outbox.round(at=NOW)
    assert mail.to == ["ana@school.example"]
    assert logged(by_mail) == {"Ana Example": ("sent", "")}


def test_a_refusal_for_good_is_said_and_one_for_now_is_tried_again(
    by_mail: Office, mail: MailServer
) -> None:
    for name in ("Ana Example", "Ben Example", "Cleo Example"):
        by_mail.add(name)
    mail.answers = {
        "ana@school.example": "550 no such mailbox",
        "ben@school.example": "451 come back later",
    }
    queue(by_mail)
    by_mail.outbox.round(at=NOW)
    told = logged(by_mail)
    assert told["Ana Example"] == (
        "failed",
        "The mail server does not take it: 550 no such mailbox",
    )
    assert told["Ben Example"][0] == "queued"
    assert mail.to == ["cleo@school.example"]
    by_mail.outbox.round(at=NOW + PAUSES[0] - MINUTE)
    mail.answers = {}
    assert mail.to == ["cleo@school.example"]
    by_mail.outbox.round(at=NOW + PAUSES[0])
    assert mail.to[1:] == ["ben@school.example"]


def test_a_message_that_is_put_off_again_and_again_is_given_up(
    by_mail: Office, mail: MailServer
) -> None:
    by_mail.add("Ana Example")
    mail.answers = {"ana@school.example": "451 come back later"}
    queue(by_mail)
    at = NOW
    for pause in (*PAUSES, MINUTE):
        by_mail.outbox.round(at=at)
        at += pause
    state, problem = logged(by_mail)["Ana Example"]
    assert (state, "6 attempts: " in problem) == ("failed", True)


def test_a_line_that_is_cut_leaves_it_open_whether_the_mail_was_taken(
    by_mail: Office, mail: MailServer
) -> None:
    by_mail.add("Ana Example")
    queue(by_mail)
    mail.cuts = True
    by_mail.outbox.round(at=NOW)
    state, problem = logged(by_mail)["Ana Example"]
    assert (state, problem.startswith("The line was cut")) == ("sending", True)
    mail.cuts = False
    by_mail.outbox.round(at=NOW + timedelta(days=1))
    assert len(mail.taken) == 1


def test_a_server_that_cannot_be_reached_keeps_everything_waiting(
    by_mail: Office, mail: MailServer, tmp_path: Path
) -> None:
    by_mail.add("Ana Example")
    queue(by_mail)
    nowhere = settings_for(tmp_path, smtp="smtp://127.0.0.1:1")
    trouble = replace(by_mail, settings=nowhere).outbox.round(at=NOW).trouble
    assert "127.0.0.1, port 1 cannot be reached" in trouble
    assert logged(by_mail) == {"Ana Example": ("queued", "")}
    by_mail.outbox.round(at=NOW)
    assert mail.to == ["ana@school.example"]


def test_a_server_elsewhere_without_a_secure_line_hears_nothing(
    by_mail: Office, mail: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_mail.add("Ana Example")
    queue(by_mail)
    monkeypatch.setattr("toolkit.post.smtp.is_loopback", lambda _host: False)
    assert "STARTTLS" in by_mail.outbox.round(at=NOW).trouble
    assert mail.taken == []


def test_a_name_adds_nothing_to_the_headers(by_mail: Office, mail: MailServer) -> None:
    by_mail.add(
        'Zoë "Z", Ex\r\nBcc: all@school.example\nX-More: yes', email="z@school.example"
    )
    queue(by_mail)
    by_mail.outbox.round(at=NOW)
    (sent,) = mail.taken
    (to,) = sent["To"].addresses
    assert (to.addr_spec, mail.to) == ("z@school.example", ["z@school.example"])
    assert to.display_name.startswith('Zoë "Z", Ex')
    assert (sent["Bcc"], sent["X-More"]) == (None, None)


@pytest.mark.parametrize(
    "address", ["n/a", "a@b\r\nBcc: c@d", "two@x.example, three@x"]
)
def test_what_is_no_address_is_said_and_nothing_goes_out(
    by_mail: Office, mail: MailServer, address: str
) -> None:
    by_mail.add("Ana Example", email=address)
    queue(by_mail)
    by_mail.outbox.round(at=NOW)
    assert mail.taken == []
    assert logged(by_mail)["Ana Example"][0] == "failed"


def test_without_a_server_letters_are_files_that_only_their_owner_reads(
    office: Office,
) -> None:
    office.add("Ana Example", school="=cmd|' /C calc'!A0")
    queue(office)
    office.outbox.round(at=NOW)
    files = sorted(office.settings.mail_kept.iterdir())
    assert [file.suffix for file in files] == [".eml", ".csv"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    table = files[1].read_bytes()
    assert table.startswith(b"\xef\xbb\xbfname,school,email,subject,link,text\r\n")
    assert b"'=cmd" in table
    assert link_in(files[0].read_text().replace("=\n", "")) in table.decode()
    assert logged(office) == {"Ana Example": ("sent", "")}


def test_what_comes_too_late_is_not_sent(by_mail: Office, mail: MailServer) -> None:
    by_mail.add("Ana Example")
    queue(by_mail)
    by_mail.outbox.round(at=NOW + timedelta(days=11))
    late = ("failed", "Its day had passed before it could go.")
    assert (mail.taken, logged(by_mail)) == ([], {"Ana Example": late})


def test_a_letter_for_nobody_with_a_seat_is_sent_once(
    by_mail: Office, mail: MailServer
) -> None:
    offer = Message(
        "one", "north", None, MessageKind.OFFER, "place", "offer/one", NOW,
        address="new@school.example",
    )  # fmt: skip
    letter = Letter("A place for you", "Dear Ana,", (), "North", "en")
    person = Person("", "Ana", email="new@school.example")
    box: Outbox = by_mail.outbox
    sent = box.send(offer, lambda: letter, to=person, at=NOW)
    assert sent is not None
    assert sent.state is MessageState.SENT
    assert box.send(offer, lambda: letter, to=person, at=NOW) is None
    assert mail.to == ["new@school.example"]
