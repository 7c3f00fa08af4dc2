"""Meetings between workshops: typed, in files and words, and what speaks against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.first_year import CALENDAR, PROGRAMME
from toolkit.errors import ProgrammeError
from toolkit.model.calendar import Break, Calendar
from toolkit.model.meeting import Meeting, MeetingKind
from toolkit.programme.calendars import load_calendar
from toolkit.programme.clashes import clashes
from toolkit.programme.dated import dated
from toolkit.programme.meetings import meeting_as_typed, read_meeting, with_ids
from toolkit.programme.telling import changes

SEMINAR = Meeting(
    "meeting-0000000a",
    "Threads in practice",
    MeetingKind.SEMINAR,
    date(2023, 2, 23),
    time(19),
    mode="Online",
    link="https://meet.example/9",
    leads="Facilitator 1",
    confirmed=True,
)
MET = replace(CALENDAR, meetings=(SEMINAR,))
FILE = """
zone = "Europe/London"
[[meetings]]
title = "Threads in practice"
date = 2023-02-23
start = "19:00"
mode = "Online"
link = "https://meet.example/9"
leads = "Facilitator 1"
state = "confirmed"
"""


def loaded(text: str, folder: Path) -> Calendar:
    path = folder / "year.toml"
    path.write_text(text)
    return load_calendar(path, PROGRAMME)


def test_a_calendar_with_meetings_is_told_and_read_whole_and_older_ones_have_none() -> (
    None
):
    assert Calendar.read(MET.told(), version=0) == MET
    older = {name: said for name, said in MET.told().items() if name != "meetings"}
    assert Calendar.read(older, version=0).meetings == ()


def test_a_meeting_is_read_as_it_was_typed() -> None:
    for one in (SEMINAR, replace(SEMINAR, optional=False, minutes=90, leads="")):
        assert read_meeting(meeting_as_typed(one), id=one.id) == (one, {})


@pytest.mark.parametrize(
    ("box", "typed", "said"),
    [
        ("title", " ", "Write what this meeting is called"),
        ("date", "", "Write the day of this meeting"),
        ("date", "soon", "“soon” is no day"),
        ("start", "", "Write when this meeting starts"),
        ("kind", "party", "“party” is no kind of meeting. Write one of: seminar"),
        ("minutes", "4", "“4” is no length"),
        ("minutes", "²", "“²” is no length"),
        ("link", "javascript:x", "A meeting link begins with https://"),
        ("optional", "perhaps", "Write yes or no"),
    ],
)
def test_what_is_no_meeting_is_named_by_its_box(
    box: str, typed: str, said: str
) -> None:
    meeting, wrong = read_meeting({**meeting_as_typed(SEMINAR), box: typed}, id="m")
    assert meeting is None
    assert list(wrong) == [box]
    assert said in wrong[box]


def test_a_file_says_it_and_says_where_it_is_mistaken(tmp_path: Path) -> None:
    (found,) = loaded(FILE, tmp_path).meetings
    assert replace(found, id=SEMINAR.id) == SEMINAR
    with pytest.raises(
        ProgrammeError, match='meetings 1 "Threads in practice": "kind"'
    ):
        loaded(FILE + 'kind = "party"\n', tmp_path)


def test_a_meeting_keeps_its_name_when_it_moves_and_gives_it_to_no_other() -> None:
    (first,) = with_ids([SEMINAR])
    moved = replace(first, id="", day=date(2023, 3, 2))
    assert with_ids([moved], [first]) == (replace(moved, id=first.id),)
    # The first of two is over and left out: the second is still itself.
    pair = with_ids([SEMINAR, moved])
    assert with_ids([replace(moved, id="")], pair) == (pair[1],)
    # A new one on the day from which one has moved is another one.
    new, same = with_ids(
        [replace(SEMINAR, id=""), moved], [replace(moved, id=first.id)]
    )
    assert same.id == first.id
    assert new.id != first.id


def test_a_year_has_its_meetings_in_their_order_at_their_moments() -> None:
    early = replace(SEMINAR, id="meeting-0000000b", day=date(2022, 12, 1))
    met = dated(PROGRAMME, replace(MET, meetings=(SEMINAR, early))).meetings
    assert [one.meeting for one in met] == [early, SEMINAR]
    zone = ZoneInfo("Europe/London")
    assert met[1].starts == datetime(2023, 2, 23, 19, tzinfo=zone)
    assert met[1].ends == datetime(2023, 2, 23, 19, 45, tzinfo=zone)


def test_what_changes_is_said_of_each_meeting() -> None:
    later = replace(MET, meetings=(replace(SEMINAR, day=date(2023, 3, 2)),))
    moved = "Date: “Thursday 23 February 2023” becomes “Thursday 2 March 2023”"
    assert [one.told() for one in changes(PROGRAMME, MET, later)] == [
        f"Threads in practice, {moved}"
    ]
    (gone,) = changes(PROGRAMME, MET, CALENDAR)
    assert gone.told().endswith("“Thursday 23 February 2023” becomes “taken out”")
    new = [one.told() for one in changes(PROGRAMME, CALENDAR, MET)]
    assert "Threads in practice, Hours: “19:00 to 19:45”" in new
    assert changes(PROGRAMME, MET, MET) == ()


CLASHES = {
    "a weekend": ({"day": date(2023, 2, 25)}, "25 February 2023 is on a weekend."),
    "a bank holiday": ({"day": date(2023, 5, 1)}, "is a bank holiday in England"),
    "school holidays": ({"day": date(2023, 2, 14)}, "in the holidays (Half"),
    "the past": ({"day": date(2022, 8, 31)}, "31 August 2022 is in the past."),
    "a workshop": (
        {"day": date(2023, 3, 28), "start": time(15, 59)},
        "“Threads in practice” and “Growing teachers together” are at the same time.",
    ),
}


@pytest.mark.parametrize(("changed", "said"), CLASHES.values(), ids=CLASHES)
def test_what_speaks_against_a_meeting_is_named(
    changed: dict[str, object], said: str
) -> None:
    half_term = Break("Half-term", date(2023, 2, 13), date(2023, 2, 17))
    meeting = replace(SEMINAR, **changed)  # type: ignore[arg-type]
    calendar = replace(CALENDAR, breaks=(half_term,), meetings=(meeting,))
    (found,) = clashes(PROGRAMME, calendar, today=date(2022, 9, 1))
    assert said in found


def test_nothing_speaks_against_a_meeting_after_a_workshop_or_one_known_already() -> (
    None
):
    after = replace(SEMINAR, day=date(2023, 3, 28), start=time(16))
    for calendar in (MET, replace(MET, meetings=(after,))):
        assert clashes(PROGRAMME, calendar, today=date(2022, 9, 1)) == ()
    assert clashes(PROGRAMME, MET, today=date(2023, 6, 1), before=MET) == ()


def test_of_two_meetings_at_once_one_says_it() -> None:
    other = replace(SEMINAR, id="meeting-0000000b", title="Other", start=time(19, 30))
    both = replace(MET, meetings=(SEMINAR, other))
    assert clashes(PROGRAMME, both, today=date(2022, 9, 1)) == (
        "“Other” and “Threads in practice” are at the same time.",
    )
