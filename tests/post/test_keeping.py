"""When people are told that a cohort's data goes, and that it goes no sooner."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.first_year import PROGRAMME
from tests.post.conftest import FIRST, NOW, Office
from toolkit.cohort import Cohort as Frames
from toolkit.errors import StaleError
from toolkit.model import Cohort, ResponseKey, Role, Sharing
from toolkit.model.calendar import Calendar, Occasion
from toolkit.model.meeting import Meeting, MeetingKind
from toolkit.model.message import Message, MessageKind, MessageState, Outcome
from toolkit.post.drawn import text_of
from toolkit.post.keeping import going_on, keeping, postponing, queue_warnings, told
from toolkit.post.links import MaskedLinks
from toolkit.post.writer import NothingToSayError, Own
from toolkit.report import report_of
from toolkit.server.retiring import Retiring, retire
from toolkit.store.cohorts import DEMONSTRATION

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ENDS = date(2027, 6, 15)
UNTIL = date(2028, 6, 15)
SIX_WEEKS = datetime(2028, 5, 4, 10, tzinfo=UTC)


@pytest.fixture
def year(office: Office) -> Office:
    """A cohort whose last workshop has a day, with somebody in each role."""
    occasions = {
        plan.name: Occasion(day=ENDS - timedelta(days=30 * back), confirmed=True)
        for back, plan in enumerate(reversed(PROGRAMME.workshops))
    }
    before = office.store.calendars.of("north")
    assert before is not None
    calendar = replace(before, occasions=occasions)
    office.store.calendars.save("north", calendar, at=NOW)
    office.add("Ana")
    office.add("Flo", role=Role.FACILITATOR)
    office.add("Nomail", email="")
    return office


def until(office: Office) -> date | None:
    return keeping(office.store, office.programme_of, "north").until


def warn(office: Office, at: datetime) -> list[Message]:
    """What is new on its way to people at a moment."""
    kept = office.store.messages.of_kind
    before = {one.id for one in kept("north", MessageKind.RETENTION)}
    queue_warnings(office.store, office.programme_of, cohort="north", now=at)
    found = kept("north", MessageKind.RETENTION)
    return [one for one in found if one.id not in before]


def send(office: Office, messages: list[Message], at: datetime) -> None:
    for one in messages:
        office.store.messages.claim(one.id, at=at)
        office.store.messages.settle(one.id, Outcome(MessageState.SENT, at))


def test_everybody_with_an_address_is_told_six_weeks_and_one_week_before(
    year: Office,
) -> None:
    assert until(year) == UNTIL
    assert warn(year, SIX_WEEKS - timedelta(days=1)) == []
    first = warn(year, SIX_WEEKS)
    assert {one.address for one in first} == {
        "ana@school.example",
        "flo@school.example",
    }
    assert warn(year, SIX_WEEKS + timedelta(hours=1)) == []
    send(year, first, SIX_WEEKS)
    assert warn(year, SIX_WEEKS + timedelta(weeks=4)) == []
    last = warn(year, SIX_WEEKS + timedelta(weeks=5))
    assert {one.value["number"] for one in last} == {2}
    assert len(last) == 2


def test_the_letter_says_the_day_and_leads_to_ones_own_data(year: Office) -> None:
    messages = warn(year, SIX_WEEKS)
    roster = {s.id: s for s in year.store.people.roster("north")}
    for one in messages:
        seating = roster[str(one.seat)]
        links = MaskedLinks(year.settings)
        letter = year.writer.letter(
            one, seating, links=links, own=Own.QUOTED, at=SIX_WEEKS
        )
        words = text_of(letter)
        assert "15 June 2028" in words
        assert "https://workshops.example/me/data" in words
        leads = seating.role is Role.FACILITATOR
        assert ("cohort/north/data" in words) is leads


def test_nothing_is_said_of_a_day_that_was_put_off_meanwhile(year: Office) -> None:
    (one, *_) = warn(year, SIX_WEEKS)
    put_off(year, date(2029, 6, 15))
    seating = year.store.people.seating(str(one.seat))
    assert seating is not None
    links = MaskedLinks(year.settings)
    with pytest.raises(NothingToSayError):
        year.writer.letter(one, seating, links=links, own=Own.QUOTED, at=SIX_WEEKS)


def put_off(office: Office, day: date) -> None:
    kept = postponing("north", day, reason="A second year", by="f", at=SIX_WEEKS)
    office.store.messages.add([kept])


def is_over(office: Office, day: date) -> bool:
    return keeping(office.store, office.programme_of, "north").is_over(day)


def test_data_goes_only_after_a_warning_has_gone_to_a_facilitator(year: Office) -> None:
    assert not is_over(year, date(2030, 1, 1))
    first = warn(year, SIX_WEEKS)
    assert not is_over(year, date(2030, 1, 1))
    leads = {s.id for s in year.store.people.roster("north") if s.role != "participant"}
    send(year, [one for one in first if one.seat not in leads], SIX_WEEKS)
    assert not is_over(year, date(2030, 1, 1))
    send(year, [one for one in first if one.seat in leads], SIX_WEEKS)
    assert not is_over(year, UNTIL - timedelta(days=1))
    assert is_over(year, UNTIL)


def test_a_warning_that_reached_no_facilitator_is_none(year: Office) -> None:
    first = warn(year, SIX_WEEKS)
    leads = {s.id for s in year.store.people.roster("north") if s.role != "participant"}
    send(year, [one for one in first if one.seat not in leads], SIX_WEEKS)
    for one in first:
        if one.seat in leads:
            year.store.messages.claim(one.id, at=SIX_WEEKS)
            failed = Outcome(MessageState.FAILED, SIX_WEEKS, problem="No such address")
            year.store.messages.settle(one.id, failed)
    assert not is_over(year, date(2030, 1, 1))


def test_a_late_warning_moves_the_day_and_another_day_needs_another_warning(
    year: Office,
) -> None:
    late = datetime(2028, 6, 14, 10, tzinfo=UTC)
    send(year, warn(year, late), late)
    assert not is_over(year, late.date() + timedelta(days=41))
    assert is_over(year, late.date() + timedelta(days=42))
    put_off(year, date(2029, 1, 1))
    assert not is_over(year, date(2030, 1, 1))


def test_those_who_go_on_in_a_second_year_move_the_day(year: Office) -> None:
    year.store.cohorts.add("second", "Second year")
    year.store.succession.follow("second", "north")
    assert until(year) == UNTIL, "no day of its own moves nothing"
    days = {PROGRAMME.workshops[0].name: Occasion(day=date(2028, 5, 1))}
    calendar = Calendar("Europe/London", days)
    kept = year.store.calendars.save("second", calendar, at=NOW)
    assert until(year) == date(2029, 5, 1), "one day of its own is enough"
    what = ("meeting-0123abcd", "We meet again", MeetingKind.COMMUNITY)
    meets = Meeting(*what, day=date(2028, 7, 1), start=time(16))
    met = replace(kept, meetings=(meets,))
    year.store.calendars.save("second", met, at=NOW)
    assert until(year) == date(2029, 7, 1)


def begin_second_year(office: Office, at: datetime) -> None:
    second = Cohort("second", "Second year")
    office.store.succession.go_on("north", second, people=[], carried={})
    programme_of = office.programme_of
    kept = going_on(office.store, programme_of, "north", second, by="f", at=at)
    office.store.messages.add(kept)


def test_a_second_year_without_days_lets_nothing_go_under_those_who_go_on(
    year: Office,
) -> None:
    begun = datetime(2027, 9, 1, 9, tzinfo=UTC)
    begin_second_year(year, begun)
    assert until(year) == date(2028, 9, 1)
    stands = keeping(year.store, year.programme_of, "second")
    assert stands.until == date(2029, 9, 1), "a year, and what follows a year"
    assert [one.reason for one in stands.postponed]
    put_off(year, date(2029, 6, 15))
    assert until(year) == date(2029, 6, 15)
    assert warn(year, datetime(2029, 5, 4, 10, tzinfo=UTC)), "still told before"


def test_a_second_year_begun_early_undercuts_nothing_and_adds_no_line(
    year: Office,
) -> None:
    begin_second_year(year, datetime(2027, 1, 1, 9, tzinfo=UTC))
    stands = keeping(year.store, year.programme_of, "north")
    assert (stands.until, stands.postponed) == (UNTIL, ())


def test_a_day_that_was_put_off_is_said_while_a_workshop_has_none(year: Office) -> None:
    kept = year.store.calendars.of("north")
    assert kept is not None
    year.store.calendars.save("north", replace(kept, occasions={}), at=NOW)
    put_off(year, date(2029, 6, 15))
    stands = keeping(year.store, year.programme_of, "north")
    assert stands.until is None
    first, second = told(stands, today=ENDS, sends_mail=True)
    assert "this cohort's workshops has no day" in first
    assert "15 June 2029" in second


def test_it_is_said_how_it_stands(year: Office) -> None:
    stands = keeping(year.store, year.programme_of, "north")
    (said,) = told(stands, today=ENDS, sends_mail=True)
    assert "15 June 2028" in said
    waiting = " ".join(told(stands, today=UNTIL, sends_mail=False))
    assert "sends no mail" in waiting
    send(year, warn(year, SIX_WEEKS), SIX_WEEKS)
    stands = keeping(year.store, year.programme_of, "north")
    assert "told on 4 May 2028" in " ".join(told(stands, today=UNTIL, sends_mail=True))


def test_the_demonstration_is_never_removed(year: Office) -> None:
    year.store.cohorts.add("shown", "Shown", programme=DEMONSTRATION)
    stands = keeping(year.store, year.programme_of, "shown")
    assert stands.is_demonstration
    assert not stands.is_over(date(2099, 1, 1))
    with pytest.raises(StaleError):
        year.store.cohorts.retire("shown")


def answered(office: Office, text: str) -> None:
    (ana, *_) = office.store.people.roster("north")
    key = ResponseKey("north", ana.person.id, FIRST, "hope")
    office.store.responses.save(
        key, text, sharing=Sharing.COHORT, based_on=0, write="w", prompt="", at=NOW
    )


async def test_each_night_what_is_over_goes_and_numbers_stay(
    year: Office, tmp_path: Path
) -> None:
    answered(year, "A hope of many words")
    send(year, warn(year, SIX_WEEKS), SIX_WEEKS)

    async def night_of(day: date) -> bool:
        """Whether the cohort is still there after that night's work."""
        at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
        retiring = Retiring(
            year.store,
            settings=year.settings,
            programme_of=year.programme_of,
            clock=lambda: at,
        )
        await retiring.look()
        return year.store.cohorts.find("north") is not None

    assert await night_of(UNTIL - timedelta(days=1))
    assert not await night_of(UNTIL)
    assert [file.suffix for file in (tmp_path / "numbers").iterdir()] == [".csv"]


def figures_of(year: Office) -> list[list[str]]:
    """What the tables of the cohort's report say now, a figure a line."""
    contents = year.settings.contents
    programme = year.programme
    cohort = Frames("north", store=year.store, contents=contents, programme=programme)
    return [
        [table.caption, row, column, figure]
        for part in report_of(cohort, at=NOW).parts
        for table in part.tables
        for row, *figures in table.rows
        for column, figure in zip(table.columns, figures, strict=True)
    ]


def test_numbers_that_are_kept_name_nobody_and_hide_few(
    year: Office, tmp_path: Path
) -> None:
    answered(year, "A hope of many words")
    for number in range(5):
        year.add(f"Participant{number}")
    told = figures_of(year)
    kept = retire(year.store, "north", year.settings, year.programme, at=NOW)
    heading, *lines = csv.reader(io.StringIO(kept.read_text("utf-8-sig")))
    assert heading == ["part", "table", "row", "column", "figure"]
    assert [line[-1] for line in lines if line[2] == "people take part"] == ["7"]
    assert [line[1:] for line in lines if line[1]] == told
    assert not {line[-1] for line in lines if line[1]} & {"1", "2", "3", "4", "6"}
    assert "Ana" not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0
    assert year.store.cohorts.find("north") is None
    assert year.store.people.roster("north") == ()
    with pytest.raises(StaleError):
        year.store.cohorts.retire("north")


def test_nothing_is_removed_where_the_numbers_cannot_be_kept(
    year: Office, tmp_path: Path
) -> None:
    (tmp_path / "numbers").write_text("a file is in the way")
    with pytest.raises(OSError, match="numbers"):
        retire(year.store, "north", year.settings, year.programme, at=NOW)
    assert year.store.cohorts.find("north") is not None
