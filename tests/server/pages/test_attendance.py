"""The tab Attendance: the page, corrections, the register, tables and certificates."""

from __future__ import annotations

import csv
import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import openpyxl
import pytest
from httpx import Response

from tests.export.pdf import headings, tags, text_of
from tests.first_year import CALENDAR, YEAR
from tests.serving import COHORT, Browser, LiveServer
from toolkit.model import Role, Seating
from toolkit.model.attendance import Attendance, Correction, Mark, Stay
from toolkit.model.looked import What

TAB = f"/cohort/{COHORT}/attendance"
SHOWS = {"Accept": "text/html"}
FIRST, SECOND, THIRD, FOURTH = (plan.name for plan in YEAR.workshops)
_numbers = itertools.count(700)


@pytest.fixture
def one(live_server: LiveServer) -> Seating:
    """A participant of whom nothing is known yet."""
    name = f"Participant {next(_numbers)}"
    return live_server.store.people.add(COHORT, name=name, school="Near School")


@pytest.fixture
def put_off(live_server: LiveServer) -> Iterator[None]:
    """The third workshop is a month away."""
    calendars = live_server.store.calendars
    day = datetime.now(UTC).date() + timedelta(days=30)
    kept = calendars.of(COHORT)
    assert kept is not None
    occasion = replace(kept.occasions[THIRD], day=day, due=None)
    later = replace(kept, occasions={**kept.occasions, THIRD: occasion})
    stands = calendars.save(COHORT, later, at=datetime.now(UTC))
    yield
    back = replace(kept, version=stands.version)
    calendars.save(COHORT, back, at=datetime.now(UTC))


def minute(workshop: str, after: float) -> datetime:
    when = YEAR.workshop(workshop).when
    assert when is not None
    return when.starts + timedelta(minutes=after)


def was_there(
    live: LiveServer, who: Seating, workshop: str, came: float = 0, left: float = 300
) -> None:
    """Let somebody's page have been open from one minute of a workshop to another."""
    stay = Stay(who.person.id, minute(workshop, came), minute(workshop, left))
    live.store.stays.add(COHORT, workshop, [stay])


def words(answer: Response) -> str:
    """What a page says; what is only spoken, too."""
    spoken = re.findall(r'aria-label="([^"]*)"', answer.text)
    shown = re.sub(r"<[^>]+>", " ", answer.text)
    return unescape(" ".join(" ".join([*spoken, shown]).split()))


def page_of(who: Seating, workshop: str) -> str:
    return f"{TAB}/{workshop}/{who.id}"


def put_right(browser: Browser, who: Seating, workshop: str, **boxes: str) -> Response:
    """Send the form of somebody's page as it stands, with these boxes changed."""
    page = browser.get(page_of(who, workshop)).text
    after = re.search(r'name="after" value="([^"]*)"', page)
    assert after
    sent = {"mark": "", "came": "", "left": "", "mode": "", "after": after[1]}
    return browser.post(page_of(who, workshop), {**sent, **boxes}, headers=SHOWS)


def test_everybody_is_shown_with_words_and_times(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    was_there(live_server, one, FIRST, came=14)
    was_there(live_server, one, SECOND, left=2)
    another = live_server.store.people.add(COHORT, name=f"Participant {next(_numbers)}")
    was_there(live_server, another, THIRD)
    said, name = words(facilitator.get(TAB)), one.person.name
    first, second, third = (YEAR.workshop(w).title for w in (FIRST, SECOND, THIRD))
    assert f"Late, 13:14 to 15:30, 136 minutes: {name}, {first}" in said
    assert f"Absent, 13:00 to 13:02, 2 minutes, too short: {name}, {second}" in said
    assert f"Absent: {name}, {third}" in said
    assert "The certificate needs 3 workshops; catching up counts too." in said


def test_whoever_has_withdrawn_stands_apart_and_in_no_number(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    was_there(live_server, one, FOURTH, came=20)
    before = how_many_late(facilitator)
    assert before
    live_server.store.people.withdraw(one, at=minute(FOURTH, 900))
    assert how_many_late(facilitator) == before - 1
    page = facilitator.get(TAB)
    assert page.text.index(">Withdrawn</h2>") < page.text.index(one.person.name)


def how_many_late(facilitator: Browser) -> int:
    """In all workshops together, by the numbers on the page."""
    return sum(map(int, re.findall(r"Late: (\d+)", words(facilitator.get(TAB)))))


def test_a_correction_is_kept_with_its_reason_beside_what_was_recorded(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    was_there(live_server, one, SECOND, left=2)
    boxes = {"came": "13:20", "left": "16:00", "mode": "in person"}
    reason = "Lost their line; <b>by telephone</b> until the end."
    answer = put_right(facilitator, one, SECOND, **boxes, reason=reason)
    assert answer.status_code == 303
    said = words(facilitator.get(answer.headers["Location"]))
    assert "The correction is kept, with its reason." in said
    assert "Late, 13:20 to 16:00, 160 minutes, said by a facilitator" in said
    assert "What was recorded 27 January 2023, 13:00 to 13:02" in said
    assert "As the times say, 13:20 to 16:00, in person Facilitator 1" in said
    assert reason in said
    assert (
        f"Late, 13:20 to 16:00, 160 minutes, said by a facilitator: {one.person.name}"
        in words(facilitator.get(TAB))
    )


@pytest.mark.parametrize(
    ("boxes", "says"),
    [
        ({"mark": "absent", "reason": "  "}, "Write why"),
        ({"mark": "absent", "reason": "x" * 501}, "500 characters are the most"),
        ({"came": "13:00", "reason": "So."}, "Write both times, or neither"),
        ({"came": "half", "left": "past", "reason": "So."}, "Write times like 13:05"),
        ({"came": "14:00", "left": "13:00", "reason": "So."}, "not after the first"),
        ({"reason": "So."}, "That is how it stands already"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_in_the_form(
    live_server: LiveServer,
    facilitator: Browser,
    one: Seating,
    boxes: dict[str, str],
    says: str,
) -> None:
    answer = put_right(facilitator, one, THIRD, **boxes)
    assert answer.status_code == 422
    assert says in words(answer)
    assert boxes["reason"].strip() in answer.text
    for name in ("came", "left"):
        assert f'name="{name}" value="{boxes.get(name, "")}"' in answer.text
    assert live_server.store.corrections.of(COHORT, THIRD).get(one.person.id) is None


@pytest.mark.parametrize(
    "boxes",
    [
        {"mark": "present"},
        {"mark": "absent"},
        {"caught_up": "yes"},
        {"came": "13:00", "left": "16:00"},
    ],
)
@pytest.mark.usefixtures("put_off")
def test_before_the_day_only_apologies_can_be_kept(
    facilitator: Browser, one: Seating, boxes: dict[str, str]
) -> None:
    answer = put_right(facilitator, one, THIRD, **boxes, reason="They will come.")
    assert answer.status_code == 422
    assert "This is still to come" in words(answer)
    assert "What was recorded Nothing yet." in words(answer)
    sorry = put_right(facilitator, one, THIRD, mark="apology", reason="A visit.")
    assert sorry.status_code == 303


def test_whoever_corrects_second_is_told_and_loses_nothing(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    mine = {"mark": "absent", "reason": "Not in the room.", "after": ""}
    first = {"mark": "present", "reason": "I saw them."}
    assert put_right(facilitator, one, THIRD, **first).status_code == 303
    answer = put_right(facilitator, one, THIRD, **mine)
    assert answer.status_code == 409
    said = words(answer)
    assert "Somebody else put this right while your page was open" in said
    assert "I saw them." in said
    assert "Not in the room." in answer.text
    assert re.search(r'value="absent" checked', answer.text)
    assert "What is said now Present" in said
    (kept,) = live_server.store.corrections.of(COHORT, THIRD)[one.person.id]
    assert kept.said.mark is Mark.PRESENT
    # What is sent again knows of the other one.
    after = re.search(r'name="after" value="([^"]+)"', answer.text)
    assert after
    again = put_right(facilitator, one, THIRD, **{**mine, "after": after[1]})
    assert again.status_code == 303


def test_what_the_cockpit_says_and_this_page_says_is_one(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    times = {"came": "13:00", "left": "15:00", "reason": "Their watch says so."}
    put_right(facilitator, one, SECOND, **times)
    store = live_server.store
    leads = live_server.seat("Facilitator 1").person.id
    (before,) = store.corrections.of(COHORT, SECOND)[one.person.id]
    said = Attendance(one.person.id, mark=Mark.APOLOGY, note="Train")
    cockpit = Correction("k" * 32, leads, before.at, said, before.times)
    store.attendance.correct(COHORT, SECOND, correction=cockpit)
    page = words(facilitator.get(page_of(one, SECOND)))
    assert "What is said now Apology" in page
    assert "Note Train" in page
    # And what this page keeps is what the cockpit reads; its note stays.
    put_right(facilitator, one, SECOND, mark="present", reason="They came after all.")
    line = store.attendance.of(COHORT, SECOND)[one.person.id]
    assert (line.mark, line.note) == (Mark.PRESENT, "Train")


def test_present_without_times_is_all_of_it_and_what_was_recorded_stands_beside(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    was_there(live_server, one, FIRST, left=2)
    reason = "Their laptop slept; they sat in the front row."
    put_right(facilitator, one, FIRST, mark="present", reason=reason)
    said = "Present, 150 minutes, said by a facilitator, recorded 13:00 to 13:02"
    assert f"What is said now {said} What" in words(
        facilitator.get(page_of(one, FIRST))
    )
    page = words(facilitator.get(TAB))
    assert f"{said}: {one.person.name}, {YEAR.workshop(FIRST).title}" in page
    plain = facilitator.get(f"{TAB}/attendance.csv").content.decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(plain))
    (row,) = (
        r for r in rows if r["name"] == one.person.name and r["date"] == "2022-11-07"
    )
    told = ("attendance", "came", "left", "minutes", "said_by_facilitator", "recorded")
    assert [row[each] for each in told] == [
        *("present", "", "", "150", "yes", "13:00 to 13:02"),
    ]
    assert row["reason"] == reason
    put_right(facilitator, one, FIRST, mark="absent", reason="=1+1")
    plain = facilitator.get(f"{TAB}/attendance.csv").content.decode("utf-8-sig")
    lines = [r for r in csv.DictReader(io.StringIO(plain)) if r["reason"]]
    assert [r["reason"] for r in lines if r["name"] == one.person.name] == ["'=1+1"]


def test_a_workshop_that_nobody_recorded_is_told_and_held_against_nobody(
    live_server: LiveServer, facilitator: Browser
) -> None:
    store, cohort = live_server.store, live_server.store.cohorts
    cohort.add("paper", "On paper")
    store.calendars.save("paper", CALENDAR, at=minute(FIRST, 0))
    one = store.people.add("paper", name="Participant 690")
    leads = store.people.add("paper", name="Lead 690", role=Role.FACILITATOR)
    for workshop in (FIRST, SECOND):
        stay = Stay(one.person.id, minute(workshop, 0), minute(workshop, 300))
        store.stays.add("paper", workshop, [stay])
    desk, own = live_server.entered(leads), live_server.entered(one)
    third = YEAR.workshop(THIRD).title
    page = words(desk.get("/cohort/paper/attendance"))
    assert f"Not recorded: Participant 690, {third}" in page
    assert "Absent: " not in page
    assert "needs 1 more; not recorded: 2" in page
    fourth = YEAR.workshop(FOURTH).title
    unknown = f"Nobody recorded who was at {third} and {fourth}"
    assert unknown in words(own.get("/me"))
    stay = Stay(one.person.id, minute(FOURTH, 0), minute(FOURTH, 300))
    store.stays.add("paper", FOURTH, [stay])
    paper = text_of(own.get("/certificate.pdf").content)
    assert f"Attendance was not recorded at: {third}" in " ".join(paper.split())
    assert f"Nobody recorded who was at {third}, so" in words(own.get("/me"))


def test_the_register_has_names_schools_and_roles_and_nothing_they_need(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    address = f"{TAB}/{THIRD}/register"
    page = words(facilitator.get(address))
    pdf = facilitator.get(f"{address}.pdf").content
    paper = text_of(pdf)
    for said in (page, paper):
        for known in (one.person.name, "Near School", "Takes part", "Signature"):
            assert known in said
        assert YEAR.workshop(THIRD).title in said
        assert "Leads" in said
    assert headings(pdf) == []
    assert {"TH", "TD", "Title"} <= {tag.name for tag in tags(pdf)} | {"Title"}


def test_tables_are_handed_over_without_formulas_and_that_is_noted(
    live_server: LiveServer,
) -> None:
    who = live_server.store.people.add(
        COHORT, name='=HYPERLINK("http://x.example")', school="@SUM(A1)"
    )
    was_there(live_server, who, FIRST, came=20, left=150)
    office = live_server.store.cohorts.office().id
    organiser = live_server.store.people.roster(office)[0]
    browser = live_server.entered(organiser)
    assert _exports(live_server).count(organiser.person.id) == 0
    plain = browser.get(f"{TAB}/attendance.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(plain)))
    own = [row for row in rows if "HYPERLINK" in row["name"]]
    assert len(own) == len(YEAR.workshops)
    first = own[0]
    assert first["name"].startswith("'=")
    assert first["school"] == "'@SUM(A1)"
    told = ("date", "attendance", "came", "left", "minutes")
    assert [first[each] for each in told] == [
        *("2022-11-07", "late", "13:20", "15:30", "130"),
    ]
    book = browser.get(f"{TAB}/attendance.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert first["name"] in {cell.value for cell in cells}
    # The same again within an hour has no second line.
    assert _exports(live_server).count(organiser.person.id) == 1


def _exports(live: LiveServer) -> list[str]:
    looked = live.store.looks.in_cohort(COHORT, most=1000)
    return [each.by for each in looked if each.what is What.ATTENDANCE]


def test_a_certificate_is_for_whoever_has_met_the_rule(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    own = live_server.entered(one)
    was_there(live_server, one, FIRST, left=150)
    was_there(live_server, one, SECOND, came=30)
    missing = own.get("/certificate.pdf")
    assert missing.status_code == 404
    told = words(missing)
    assert "So far you have 2; 1 more is missing." in told
    assert "So far you have 2" in words(own.get("/me"))
    theirs = f"{TAB}/certificates/{one.id}.pdf"
    assert facilitator.get(theirs).status_code == 404
    caught_up = {"caught_up": "yes", "reason": "Handed in the pages a week later."}
    assert put_right(facilitator, one, FOURTH, **caught_up).status_code == 303
    assert "My certificate (PDF)" in words(own.get("/me"))
    for pdf in (own.get("/certificate.pdf"), facilitator.get(theirs)):
        said = text_of(pdf.content)
        for known in (
            YEAR.title,
            one.person.name,
            "Near School",
            "7 November 2022",
            "In all: 5 hours",
            "Led by: Facilitator 1",
        ):
            assert known in said
        assert "Caught up" in said
        assert YEAR.workshop(THIRD).title not in said
    assert "Certificate (PDF)" in words(facilitator.get(TAB))


def test_all_certificates_come_in_one_file_and_that_is_noted(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    for workshop in (FIRST, SECOND, THIRD):
        was_there(live_server, one, workshop)
    packed = facilitator.get(f"{TAB}/certificates.zip").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        (own,) = [n for n in archive.namelist() if f"{one.person.name}.pdf" in n]
        assert one.person.name in text_of(archive.read(own))
    looked = live_server.store.looks.in_cohort(COHORT, most=5)
    assert looked[0].what is What.CERTIFICATE


def test_nobody_gets_the_certificate_of_another_or_of_leading(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    leads = live_server.seat("Facilitator 1")
    assert leads.role is Role.FACILITATOR
    assert "Certificate of attendance" not in facilitator.get("/me").text
    assert live_server.entered(one).get(TAB).status_code == 404
