"""A cohort's calendar from a spreadsheet."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time

import openpyxl
import pytest

from tests.first_year import CALENDAR, PROGRAMME, ROOT
from toolkit.errors import RosterError
from toolkit.model.calendar import Break, Calendar, Occasion
from toolkit.model.meeting import MeetingKind
from toolkit.roster.dates import read_calendar

HEADING = "WORKSHOP,Date,start Time,Doors,Mode,Venue,Meeting link,State,Task due"
FIRST = Occasion(
    day=date(2027, 1, 11),
    start=time(13),
    doors=time(12, 30),
    mode="In person",
    venue="Example Hall",
    link="https://meet.example/1",
    due=date(2027, 3, 1),
    confirmed=True,
)
ROW = "In person,Example Hall,https://meet.example/1,Confirmed,1 March 2027"


def read(text: str, before: Calendar | None = None) -> Calendar:
    data = text.encode()
    return read_calendar(data, file="a.csv", programme=PROGRAMME, before=before)


@pytest.mark.parametrize(
    "row",
    [
        f"Workshop 1,11/01/2027,1pm,12:30,{ROW}",
        f"launch what are we FOR,Mon 11 January 2027,13:00,12.30,{ROW}",
        f"1,2027-01-11,,12:30,{ROW}",
    ],
)
def test_a_row_says_when_and_where_a_workshop_is(row: str) -> None:
    calendar = read(f"Our year\n\n{HEADING}\n{row}\n")
    assert calendar == Calendar("Europe/London", {"workshop1_launch": FIRST})
    semicolons = f"{HEADING}\n{row}".replace(",", ";")
    assert read(semicolons) == calendar


def test_a_workbook_may_have_real_days_and_times() -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADING.split(","))
    days = [1, datetime(2027, 1, 11), time(13), time(12, 30)]  # noqa: DTZ001
    book.active.append([*days, *ROW.split(",")[:4], datetime(2027, 3, 1)])  # noqa: DTZ001
    packed = io.BytesIO()
    book.save(packed)
    found = read_calendar(packed.getvalue(), file="a.xlsx", programme=PROGRAMME)
    assert found.occasions == {"workshop1_launch": FIRST}


def test_what_a_file_cannot_say_stays_and_what_it_leaves_out_is_open() -> None:
    easter = (Break("Easter", date(2023, 4, 3), date(2023, 4, 14)),)
    before = replace(
        CALENDAR, zone="America/New_York", id="own", version=3, breaks=easter
    )
    found = read("workshop,date\n2,27/01/2023\n", before)
    assert found == replace(
        before, occasions={"workshop2": Occasion(day=date(2023, 1, 27))}
    )
    data = (ROOT / "calendars" / "2022-23.toml").read_bytes()
    again = read_calendar(data, file="y.toml", programme=PROGRAMME, before=before)
    assert again == replace(before, zone="Europe/London")


WRONG = {
    "no heading": ("when\n11/01/2027\n", "No row of this file has the headings"),
    "no rows": ("workshop,date\n", "names no workshop"),
    "no day": ("workshop,date\n1,soon\n", "Line 2: Date: “soon” is no day"),
    "no workshop": ("workshop,date\n9,1/2/2027\n", "Line 2: “9” is no workshop"),
    "nameless": ("workshop,date\n,1/2/2027\n", "Line 2: No workshop is named"),
    "twice": (
        "workshop,date\n1,1/2/2027\nWorkshop 1,2/2/2027\n",
        "Line 3: “Launch: what are we for.” is on line 2",
    ),
    "another order": (
        "workshop,date\n1,1/2/2027\n2,1/1/2027\n",
        "starts before “Launch: what are we for.” has ended",
    ),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_with_its_line_and_what_to_do(text: str, said: str) -> None:
    with pytest.raises(RosterError, match=said):
        read(text)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(RosterError) as raised:
        read("workshop,date,state\n1,soon,maybe\n9,1/2/2027,draft\n")
    assert len(str(raised.value).splitlines()) == 3


def test_a_row_with_a_kind_is_a_meeting_and_keeps_its_name_when_it_moves() -> None:
    heading = "Workshop,Date,Start,Kind,Minutes,Led by,Optional"
    rows = "Threads,23 February 2027,7pm,Seminar,,Facilitator 1,yes\n2,27/01/2027\n"
    found = read(f"{heading}\n{rows}")
    assert set(found.occasions) == {"workshop2"}
    (one,) = found.meetings
    assert (one.title, one.kind, one.day) == (
        "Threads", MeetingKind.SEMINAR, date(2027, 2, 23)
    )  # fmt: skip
    assert (one.start, one.minutes, one.leads) == (time(19), 45, "Facilitator 1")
    moved = read(f"{heading}\n{rows.replace('23 Feb', '24 Feb')}", found)
    assert moved.meetings == (replace(one, day=date(2027, 2, 24)),)
    assert read("workshop,date\n2,27/01/2027\n", found).meetings == (one,)
    wrong = f"{heading}\nThreads,23 February 2027,,Party\n"
    with pytest.raises(RosterError) as told:
        read(wrong)
    assert "Line 2: Starts: Write when this meeting starts." in str(told.value)
    assert "Line 2: What it is: “Party” is no kind of meeting." in str(told.value)
