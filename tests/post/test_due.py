"""What goes when, to whom, and in whose words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.post.conftest import (
    CALENDAR,
    FIRST,
    NOW,
    SECOND,
    MailServer,
    Office,
    settings_for,
)
from toolkit.activities.action_plan.action_plan import ActionPlan
from toolkit.model import PROGRAMME, ResponseKey, Role, Seating, Sharing
from toolkit.model.calendar import Occasion
from toolkit.model.comments import Comment
from toolkit.model.contents import Asked, write_contents
from toolkit.model.later import Later, later_name
from toolkit.model.message import MessageKind
from toolkit.model.succession import HandedOn
from toolkit.post.drawn import text_of
from toolkit.post.due import queue_due
from toolkit.post.links import MaskedLinks
from toolkit.post.plans import asked_for, holding
from toolkit.post.writer import Own
from toolkit.server.posting import Posting
from toolkit.store.choices import Wish

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TASK = "t1-shared-picture"
REMINDED = datetime(2027, 1, 18, 12, 0, tzinfo=UTC)
TO_REMIND = (MessageKind.REMINDER, FIRST, Own.QUOTED)
MONDAY = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
HOPE = "A hope that is nobody else's business"
PLAN = {"hope": HOPE, "evidence": "", "aims": [], "stop": ""}


def queued(office: Office, at: datetime) -> list[tuple[str, str]]:
    """What is new on its way at a moment, and to whom."""
    before = {m.id for m, _ in office.store.messages.log("north")}
    queue_due(office.store, office.programme, cohort="north", now=at)
    log = office.store.messages.log("north")
    return [(m.kind, p.name) for m, p in log if p and m.id not in before]


def keep(
    office: Office, who: Seating, workshop: str, activity: str, value: object
) -> None:
    office.store.responses.save(
        ResponseKey("north", who.person.id, workshop, activity),
        value,
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=f"{activity} of {who.id}",
        prompt="",
        at=NOW,
    )


@pytest.fixture
def asked(office: Office) -> None:
    """What the first workshop's page asks."""
    folder = office.settings.contents
    task = Asked(
        FIRST, TASK, "task", "A shared picture", "", (), ("how", "finished"),
        {"counts": ["how"], "finishes": "finished"},
    )  # fmt: skip
    plan = Asked(PROGRAMME, "action-plan", "action_plan", "My plan", "", (), ("",), {})
    hope = Asked(FIRST, "hope", "reflection", "My hope", "", (), ("",), {})
    write_contents(folder, FIRST, (task, plan, hope))


def text(office: Office, who: Seating, kind: MessageKind, about: str, own: Own) -> str:
    (message,) = asked_for(
        office.programme, kind, about, [who], known={}, click="c", now=REMINDED
    )
    links = MaskedLinks(office.settings)
    letter = office.writer.letter(message, who, links=links, own=own, at=REMINDED)
    return text_of(letter)


def test_joining_details_go_ten_days_before_a_confirmed_date_and_no_other(
    office: Office,
) -> None:
    office.add("Ana Example")
    office.add("Fay Example", role=Role.FACILITATOR)
    nine = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
    assert queued(office, nine - timedelta(seconds=1)) == []
    assert queued(office, nine) == [("joining", "Ana Example")]
    moved = replace(CALENDAR.occasions[SECOND], day=date(2027, 1, 21))
    kept = office.store.calendars.of("north")
    assert kept is not None
    draft = replace(moved, confirmed=False)
    both = [{**CALENDAR.occasions, SECOND: one} for one in (draft, moved)]
    kept = office.store.calendars.save(
        "north", replace(kept, occasions=both[0]), at=NOW
    )
    at = nine + timedelta(days=1)
    assert queued(office, at) == []
    kept = office.store.calendars.save(
        "north", replace(kept, occasions=both[1]), at=NOW
    )
    assert queued(office, at) == [("joining", "Ana Example")]
    # Who was told a day hears at once that it holds no longer; others in their time.
    office.add("Ben Example")
    far = {**CALENDAR.occasions, SECOND: replace(moved, day=date(2027, 3, 1))}
    office.store.calendars.save("north", replace(kept, occasions=far), at=NOW)
    assert queued(office, at) == [("joining", "Ana Example")]
    assert queued(office, at) == []


def test_what_is_held_back_goes_to_nobody_until_it_is_let_go(office: Office) -> None:
    office.add("Ana Example")
    held = holding(MessageKind.JOINING, "north", SECOND, at=NOW)
    office.store.messages.hold(held, back=True)
    assert queued(office, NOW) == []
    office.store.messages.hold(held, back=False)
    assert queued(office, NOW) == [("joining", "Ana Example")]


def test_a_task_is_reminded_of_twice_at_most_and_never_once_it_is_finished(
    office: Office, asked: None
) -> None:
    ana, ben = office.add("Ana Example"), office.add("Ben Example")
    days = [date(2027, 1, 21) + timedelta(days=n) for n in range(14)]
    found = [
        name
        for day in days
        for kind, name in queued(office, datetime(*day.timetuple()[:3], 12, tzinfo=UTC))
        if kind == "reminder"
    ]
    assert sorted(found) == ["Ana Example"] * 2 + ["Ben Example"] * 2
    known = office.store.messages.known("north", MessageKind.REMINDER)
    more = asked_for(
        office.programme, MessageKind.REMINDER, FIRST, [ana],
        known=known, click="c", now=REMINDED,
    )  # fmt: skip
    assert more == []
    keep(office, ana, FIRST, f"{TASK}.finished", {"finished": "2027-01-19"})
    office.store.choices.choose(ben.id, "reminders", value=False, at=NOW)
    office.outbox.round(at=REMINDED + timedelta(days=4))
    log = office.store.messages.log("north")
    assert [m for m, _ in log if m.kind is MessageKind.REMINDER and m.subject] == []


def test_reminders_of_a_task_follow_a_later_day(office: Office, asked: None) -> None:
    ana, ben = office.add("Ana Example"), office.add("Ben Example")
    later = Later(date(2027, 2, 15), "Take the time.", "Flo").told()
    office.store.choices.choose(ben.id, later_name(FIRST, TASK), later, at=NOW)
    days = [date(2027, 1, 11) + timedelta(days=n) for n in range(35)]
    found: dict[str, set[date]] = {"Ana Example": set(), "Ben Example": set()}
    for day in days:
        noon = datetime(*day.timetuple()[:3], 12, tzinfo=UTC)
        for kind, name in queued(office, noon):
            if kind == "reminder":
                found[name].add(day)
    two_weeks = timedelta(days=14)
    assert len(found["Ana Example"]) == 2
    assert found["Ben Example"] == {day + two_weeks for day in found["Ana Example"]}
    told = text(office, ben, MessageKind.REMINDER, FIRST, Own.MASKED)
    assert "15 February" in told
    assert "1 February" not in text(
        office, ben, MessageKind.REMINDER, FIRST, Own.MASKED
    )
    assert "1 February" in text(office, ana, MessageKind.REMINDER, FIRST, Own.MASKED)


def has(office: Office, **occasions: Occasion) -> None:
    """Let the cohort have exactly these dates."""
    kept = office.store.calendars.of("north")
    assert kept is not None
    office.store.calendars.save("north", replace(kept, occasions=occasions), at=NOW)


def test_a_task_with_a_day_is_reminded_of_while_its_workshop_is_to_be_announced(
    office: Office, asked: None
) -> None:
    ana = office.add("Ana Example")
    draft = Occasion(day=date(2027, 2, 8))
    has(office, **{FIRST: Occasion(due=date(2027, 2, 1)), SECOND: draft})
    assert queued(office, REMINDED) == [("reminder", "Ana Example")]
    said = " ".join(text(office, ana, *TO_REMIND).split())
    assert "“A shared picture” is due by Monday 1 February 2027." in said
    assert "whose day is still to be announced" in said
    assert "The task after" not in said


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_day_worked_out_from_a_draft_reminds_nobody_by_itself(
    office: Office, asked: None, *, confirmed: bool
) -> None:
    office.add("Ana Example")
    following = Occasion(day=date(2027, 2, 8), confirmed=confirmed)
    has(office, **{SECOND: following})
    due = office.programme.workshop(FIRST).task.due
    assert due is not None
    at = datetime(due.year, due.month, due.day, 8, tzinfo=UTC)
    found = [name for kind, name in queued(office, at) if kind == "reminder"]
    assert found == ["Ana Example"] * confirmed


def test_a_reminder_quotes_ones_own_words_where_nobody_else_reads_it(
    office: Office, asked: None
) -> None:
    ana = office.add("Ana Example")
    keep(office, ana, PROGRAMME, "action-plan", PLAN)
    said = {own: text(office, ana, MessageKind.REMINDER, FIRST, own) for own in Own}
    assert HOPE in said[Own.QUOTED]
    assert HOPE not in said[Own.MASKED] + said[Own.LEFT_OUT]
    assert "Only they see it" in said[Own.MASKED]
    queue_due(office.store, office.programme, cohort="north", now=REMINDED)
    office.outbox.round(at=REMINDED)
    written = [file.read_text() for file in office.settings.mail_kept.iterdir()]
    assert any("is due by" in text for text in written)
    assert not any("nobody else" in text for text in written)
    assert "/stop/reminders/only-in-the-message-itself" in said[Own.QUOTED]


@pytest.mark.parametrize(
    ("actions", "own"),
    [
        ([("Later", "2027-05-01", ""), ("Sooner", "2027-02-01", "red")], "Sooner"),
        ([("Done", "2027-02-01", "green"), ("Some day", "", "")], "Some day"),
        ([], HOPE),
    ],
)
def test_what_one_set_out_to_do_is_the_action_that_comes_next(
    database_url: str, actions: list[tuple[str, str, str]], own: str
) -> None:
    listed = [{"action": a, "by": by, "rag": rag} for a, by, rag in actions]
    plan = {**PLAN, "aims": [{"aim": "", "codes": "", "actions": listed}]}
    assert ActionPlan.commitment({"": plan}) == own


def test_joining_details_name_the_task_that_is_due_unless_it_is_finished(
    office: Office, asked: None
) -> None:
    ana = office.add("Ana Example")
    details = (MessageKind.JOINING, SECOND, Own.QUOTED)
    assert f"/workshop/{FIRST}#activity-{TASK}" in text(office, ana, *details)
    keep(office, ana, FIRST, f"{TASK}.finished", {"finished": "2027-01-09"})
    assert "There is nothing to prepare." in text(office, ana, *details)


def test_a_wish_is_granted_on_its_day_and_once(office: Office, asked: None) -> None:
    ana = office.add("Ana Example")
    office.store.choices.wish(Wish(ana.id, FIRST, "hope", date(2027, 1, 8)))
    for moment, found in (
        (datetime(2027, 1, 7, 20, tzinfo=UTC), []),
        (datetime(2027, 1, 8, 8, tzinfo=UTC), [("wish", "Ana Example")]),
        (datetime(2027, 1, 8, 9, tzinfo=UTC), []),
    ):
        assert queued(office, moment) == found
    office.outbox.round(at=datetime(2027, 1, 8, 9, tzinfo=UTC))
    ((sent, _),) = office.store.messages.log("north")
    assert sent.subject == "You wanted to be reminded: My hope"


def test_a_weekly_letter_comes_to_who_wants_it_if_there_is_news(
    by_mail: Office, mail: MailServer, asked: None
) -> None:
    seats = {name: by_mail.add(f"{name} Example") for name in ("Ana", "Ben", "Cleo")}
    for name, since in (("Ana", NOW), ("Ben", NOW), ("Cleo", MONDAY)):
        by_mail.store.choices.choose(seats[name].id, "digest", value=True, at=since)
    key = ResponseKey("north", seats["Ana"].person.id, FIRST, "hope")
    by_mail.store.responses.save(
        key, {"texts": ["A hope"]}, sharing=Sharing.COHORT, based_on=0, write="w",
        prompt="", at=NOW,
    )  # fmt: skip
    by_mail.store.comments.add(
        Comment("c", key, seats["Ben"].person, "How will you know?", written_at=NOW)
    )
    letters = [name for kind, name in queued(by_mail, MONDAY) if kind == "digest"]
    assert sorted(letters) == ["Ana Example", "Ben Example"]
    by_mail.outbox.round(at=MONDAY)
    (news,) = [m for m in mail.taken if "New for you" in m["Subject"]]
    assert news["To"].addresses[0].display_name == "Ana Example"
    body = news.get_body(("plain",))
    assert body is not None
    assert "> How will you know?" in body.get_content()
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [k for k, _ in queued(by_mail, MONDAY + timedelta(hours=1))] == []


@pytest.mark.parametrize(
    ("settings", "sent"),
    [({}, 1), ({"smtp": ""}, 0), ({"public_url": ""}, 0)],
)
async def test_nothing_goes_by_itself_without_a_server_or_to_links_for_nobody(
    by_mail: Office,
    mail: MailServer,
    tmp_path: Path,
    settings: dict[str, str],
    sent: int,
) -> None:
    by_mail.add("Ana Example")
    usual = {"smtp": by_mail.settings.smtp}
    chosen = replace(settings_for(tmp_path, **usual), **settings)  # type: ignore[arg-type]
    posting = Posting(
        by_mail.store,
        settings=chosen,
        programme_of=by_mail.programme_of,
        clock=lambda: NOW,
    )
    await posting.look()
    assert (len(mail.taken), bool(posting.warning)) == (sent, "public_url" in settings)


@pytest.mark.parametrize("archived", [False, True])
async def test_of_a_year_that_is_archived_nothing_goes_by_itself(
    by_mail: Office, mail: MailServer, tmp_path: Path, *, archived: bool
) -> None:
    by_mail.add("Ana Example")
    posting = Posting(
        by_mail.store,
        settings=settings_for(tmp_path, smtp=by_mail.settings.smtp),
        programme_of=by_mail.programme_of,
        clock=lambda: NOW,
    )
    closed = HandedOn(closed_at=NOW if archived else None)
    for cohort in by_mail.store.cohorts.all():
        by_mail.store.succession.hand_on(cohort.id, closed, at=NOW)
    await posting.look()
    assert len(mail.taken) == (0 if archived else 1)
