"""The letter after a workshop: what was made, what is next, and nobody else's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.post.conftest import CALENDAR, FIRST, NOW, SECOND, MailServer, Office
from tests.post.test_due import HOPE, PLAN, keep, queued
from toolkit.model import PROGRAMME
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.contents import Asked, write_contents
from toolkit.model.lines import Change, PageKey, Words
from toolkit.model.meeting import Meeting, MeetingKind
from toolkit.model.message import MessageKind
from toolkit.post.drawn import html_of, text_of
from toolkit.post.links import MaskedLinks
from toolkit.post.plans import asked_for, holding, planned
from toolkit.post.said import MESSAGES
from toolkit.post.writer import NothingToSayError, Own

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

AFTER = datetime(2027, 1, 21, 9, tzinfo=UTC)
"""The morning after the second workshop."""

MEETING = Meeting(
    "meeting-0000000a", "Threads", MeetingKind.SEMINAR, date(2027, 2, 11), time(19),
    confirmed=True,
)  # fmt: skip
GROUP = "g1"


@pytest.fixture
def held(office: Office) -> Office:
    """A cohort that has had its second workshop, and what its page asked."""
    page = Asked(SECOND, "map", "group_page", "Our thread", "", (), ("",), {})
    task = Asked(SECOND, "t2", "task", "One thread", "", (), ("how",), {})
    write_contents(office.settings.contents, SECOND, (page, task))
    plan = Asked(PROGRAMME, "action-plan", "action_plan", "My plan", "", (), ("",), {})
    write_contents(office.settings.contents, FIRST, (plan,))
    kept = office.store.calendars.of("north")
    assert kept
    met = replace(kept, meetings=(MEETING,))
    office.store.calendars.save("north", met, at=NOW)
    return office


def letter(
    office: Office, name: str, *, own: Own = Own.QUOTED, at: datetime = AFTER
) -> str:
    """What one person's letter says, on a line."""
    roster = office.store.people.roster("north")
    who = next(one for one in roster if one.person.name == name)
    (message,) = asked_for(
        office.programme, MessageKind.WRAP_UP, SECOND, [who], known={}, click="c",
        now=AFTER,
    )  # fmt: skip
    links = MaskedLinks(office.settings)
    said = office.writer.letter(message, who, links=links, own=own, at=at)
    assert "What is next" in html_of(said)
    return " ".join(text_of(said).split())


def wraps(office: Office, at: datetime) -> list[str]:
    return [name for kind, name in queued(office, at) if kind == "wrap-up"]


def test_it_goes_the_morning_after_a_confirmed_workshop_and_once(held: Office) -> None:
    held.add("Ana Example")
    gone = held.add("Gus Example")
    held.store.people.withdraw(gone, at=NOW)
    assert wraps(held, AFTER - timedelta(seconds=1)) == []
    assert wraps(held, AFTER) == ["Ana Example"]
    assert wraps(held, AFTER + timedelta(hours=1)) == []
    known = held.store.messages.known("north", MessageKind.WRAP_UP)
    ana = held.store.people.roster("north")[0]
    again = asked_for(
        held.programme, MessageKind.WRAP_UP, SECOND, [ana], known=known, click="c",
        now=AFTER,
    )  # fmt: skip
    assert again == []


def test_a_draft_or_one_held_back_goes_to_nobody(held: Office) -> None:
    held.add("Ana Example")
    back = holding(MessageKind.WRAP_UP, "north", SECOND, at=NOW)
    held.store.messages.hold(back, back=True)
    assert wraps(held, AFTER) == []
    held.store.messages.hold(back, back=False)
    kept = held.store.calendars.of("north")
    assert kept
    draft = replace(CALENDAR.occasions[SECOND], confirmed=False)
    occasions = {**kept.occasions, SECOND: draft}
    held.store.calendars.save("north", replace(kept, occasions=occasions), at=NOW)
    assert wraps(held, AFTER) == []


def test_it_says_what_was_made_and_what_is_next(held: Office) -> None:
    ana = held.add("Ana Example")
    key = PageKey("north", SECOND, "map", GROUP)
    for number, gone in ((1, False), (2, False), (3, True)):
        change = Change(f"line-{number}", Words("A line", gone), 0, f"w{number}", "")
        held.store.pages.write(key, change, person=ana.person, at=NOW)
    said = letter(held, "Ana Example")
    assert "“Our thread”: one group has a page, 2 lines." in said
    assert "Thank you for" in said
    assert "Threads, Thursday 11 February 2027, 19:00 to 19:45 (optional)" in said
    task = held.programme.workshop(SECOND).task.name
    assert f"/workshop/{SECOND}#activity-{task}" in said


def test_ones_own_words_stand_in_ones_own_letter_alone(held: Office) -> None:
    ana = held.add("Ana Example")
    held.add("Ben Example")
    keep(held, ana, PROGRAMME, "action-plan", PLAN)
    assert HOPE in letter(held, "Ana Example")
    for name, own in (("Ana", Own.MASKED), ("Ana", Own.LEFT_OUT), ("Ben", Own.QUOTED)):
        assert HOPE not in letter(held, f"{name} Example", own=own)


def test_who_was_absent_reads_how_to_catch_up_and_nobody_does_without_a_record(
    held: Office,
) -> None:
    ana, ben = held.add("Ana Example"), held.add("Ben Example")
    assert "Thank you for" in letter(held, "Ana Example")
    record = held.store.attendance
    record.add("north", SECOND, [Attendance(ana.person.id, joined=NOW)])
    away = Attendance(ben.person.id, mark=Mark.APOLOGY)
    record.add("north", SECOND, [away])
    assert "Thank you for" in letter(held, "Ana Example")
    said = letter(held, "Ben Example")
    assert "You could not be at" in said
    assert "How to catch up" in said
    assert "What was done: Soft start" in said
    assert "Thank you for" not in said


def test_who_has_stopped_reminders_gets_none(held: Office) -> None:
    ana = held.add("Ana Example")
    held.store.choices.choose(ana.id, "reminders", value=False, at=NOW)
    with pytest.raises(NothingToSayError):
        letter(held, "Ana Example")


def test_before_the_workshop_is_over_it_says_why_there_is_none(held: Office) -> None:
    held.add("Ana Example")
    with pytest.raises(NothingToSayError) as found:
        letter(held, "Ana Example", at=NOW)
    assert "The workshop is not over yet" in MESSAGES[found.value.why]


def test_it_goes_by_the_mail_server_with_both_sides_and_a_way_to_stop(
    by_mail: Office, mail: MailServer, held: Office
) -> None:
    by_mail.add("Ana Example")
    assert wraps(by_mail, AFTER) == ["Ana Example"]
    by_mail.outbox.round(at=AFTER)
    (taken,) = [m for m in mail.taken if "what we made" in m["Subject"]]
    for side in ("plain", "html"):
        body = taken.get_body((side,))
        assert body is not None
        assert "What is next" in body.get_content()
    assert taken["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_it_is_planned_for_three_weeks_and_says_so(held: Office) -> None:
    (one,) = [
        each
        for each in planned(held.programme)
        if (each.kind, each.about) == (MessageKind.WRAP_UP, SECOND)
    ]
    assert one.goes == AFTER
    assert one.until - one.goes == timedelta(days=20)
