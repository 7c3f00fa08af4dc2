"""A cohort's calendar on a page: looked at before it is kept, and nothing lost."""

import re
from datetime import date
from html import unescape
from itertools import count

import pytest
from httpx import Response

from tests.first_year import CALENDAR, ROOT
from tests.serving import Browser, LiveServer
from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.calendar import Break, Calendar, Occasion

FIRST = "workshop1_launch-"
TYPED = {
    "version": "0",
    "zone": "Europe/London",
    f"{FIRST}date": "2037-11-07",
    f"{FIRST}start": "13:00",
    f"{FIRST}doors": "12:30",
    f"{FIRST}venue": "<Example> Hall",
    f"{FIRST}state": "confirmed",
    "break-1-name": "Half-term",
    "break-1-first": "2037-10-26",
    "break-1-last": "2037-11-09",
}
_numbers = count()
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def organiser(live_server: LiveServer) -> Browser:
    return live_server.organiser()


@pytest.fixture
def cohort(live_server: LiveServer) -> str:
    """A cohort without dates."""
    return live_server.store.cohorts.add(f"lake-{next(_numbers)}", "Lake").id


def hidden(page: str) -> dict[str, str]:
    """What a page hands on by its form."""
    found = {name: unescape(value) for name, value in _HIDDEN.findall(page)}
    return {name: found[name] for name in found if name not in ("_xsrf", "page_of")}


def looked(browser: Browser, cohort: str, **changed: str) -> str:
    sent = browser.post(f"/cohort/{cohort}/calendar", {**TYPED, **changed})
    return unescape(shown(browser, sent).text)


def shown(browser: Browser, sent: Response) -> Response:
    """The page that a form leads to, which can be reloaded."""
    assert sent.status_code == 303
    page = browser.get(sent.headers["Location"])
    assert page.status_code == 200
    return page


def test_what_is_kept_is_what_was_looked_at_with_its_clashes(
    live_server: LiveServer, organiser: Browser, cohort: str
) -> None:
    page = looked(organiser, cohort)
    assert "Saturday 7 November 2037 is on a weekend." in page
    assert "Saturday 7 November 2037 is in the holidays (Half-term)." in page
    assert "Venue: “<Example> Hall”" in page
    assert live_server.store.calendars.of(cohort) is None

    path = f"/cohort/{cohort}/calendar"
    sent = organiser.post(path, {**TYPED, f"{FIRST}venue": "<Example> Hall"})
    page = shown(organiser, sent).text
    kept = organiser.post(path, {**hidden(page), "act": "keep"})
    assert (kept.status_code, kept.headers["Location"]) == (303, path)
    calendar = live_server.store.calendars.of(cohort)
    assert calendar
    occasion = calendar.occasions["workshop1_launch"]
    assert (occasion.day, occasion.venue) == (date(2037, 11, 7), "<Example> Hall")
    assert occasion.confirmed
    half_term = Break("Half-term", date(2037, 10, 26), date(2037, 11, 9))
    assert calendar.breaks == (half_term,)
    told = organiser.get(path).text
    assert "These dates are kept." in told
    assert 'value="2037-11-07"' in told
    assert "These dates are kept." not in organiser.get(path).text


WRONG = {
    "a day": (f"{FIRST}date", "soon", "“soon” is no day"),
    "a time": (f"{FIRST}start", "late", "“late” is no time of day"),
    "doors": (f"{FIRST}doors", "14:00", "The doors open after the start"),
    "a link": (f"{FIRST}link", "javascript:x", "A meeting link begins with https://"),
    "a zone": ("zone", "Europe/Loondon", "This is no time zone"),
    "a holiday": ("break-1-last", "2037-10-01", "The last day is before the first"),
    "a holiday's day": ("break-1-first", "", "Write this day, too"),
}


@pytest.mark.parametrize(("box", "typed", "said"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("act", ["look", "keep"])
def test_a_box_that_is_refused_says_why_and_everything_typed_stays(
    live_server: LiveServer,
    organiser: Browser,
    cohort: str,
    act: str,
    box: str,
    typed: str,
    said: str,
) -> None:
    fields = {**TYPED, box: typed, "act": act}
    sent = organiser.post(f"/cohort/{cohort}/calendar", fields)
    page = unescape(shown(organiser, sent).text)
    assert f'<p class="when-why" id="{box}-why">{said}' in page
    assert f'aria-describedby="{box}-why' in page
    for name, value in fields.items():
        if name not in ("act", f"{FIRST}state"):
            assert re.search(f'name="{name}" value="{re.escape(value)}"', page)
    assert live_server.store.calendars.of(cohort) is None


def test_days_in_another_order_are_refused(organiser: Browser, cohort: str) -> None:
    fields = {**TYPED, "workshop2-date": "2037-11-06"}
    sent = organiser.post(f"/cohort/{cohort}/calendar", fields)
    page = unescape(shown(organiser, sent).text)
    assert "starts before “Launch: what are we for?” has ended" in page


def test_a_line_is_added_and_the_day_worked_out_is_said_without_keeping_anything(
    organiser: Browser, cohort: str
) -> None:
    page = looked(organiser, cohort, act="line", **{"workshop2-date": "2038-01-29"})
    assert 'name="break-2-name"' in page
    assert "1 week before the next workshop: Friday 22 January 2038." in page


def test_nothing_is_lost_when_somebody_else_has_changed_the_calendar(
    live_server: LiveServer, organiser: Browser, cohort: str
) -> None:
    occasions = {"workshop2": Occasion(day=date(2038, 1, 29), venue="Theirs")}
    theirs = Calendar("Europe/London", occasions)
    live_server.store.calendars.save(cohort, theirs, at=now())
    for act in ("look", "keep"):
        path = f"/cohort/{cohort}/calendar"
        sent = organiser.post(path, {**TYPED, "act": act})
        page = unescape(shown(organiser, sent).text)
        assert "This calendar was changed meanwhile" in page
        assert "Date: “Friday 29 January 2038” becomes “To be announced”" in page
        assert 'value="<Example> Hall"' in page
        assert hidden(page)["version"] == "1"
    found = live_server.store.calendars.of(cohort)
    assert found
    assert found.occasions == occasions


def test_a_calendar_file_is_looked_at_like_what_is_typed(
    live_server: LiveServer, organiser: Browser, cohort: str
) -> None:
    path = f"/cohort/{cohort}/calendar"
    data = (ROOT / "calendars" / "2022-23.toml").read_bytes()
    fields = {**TYPED, "act": "file"}
    sent = organiser.post(path, fields, files={"file": ("year.toml", data)})
    page = shown(organiser, sent).text
    assert "Friday 27 January 2023" in page
    organiser.post(path, {**hidden(page), "act": "keep"})
    calendar = live_server.store.calendars.of(cohort)
    assert calendar
    assert calendar.occasions == CALENDAR.occasions

    wrong = {"file": ("year.csv", b"workshop,date\n1,soon\n9,1/2/2027\n")}
    for files, said in ((wrong, "Line 3: “9” is no workshop"), (None, "Choose a file")):
        refused = organiser.post(path, fields, files=files)
        page = unescape(shown(organiser, refused).text)
        assert said in page
        assert 'value="<Example> Hall"' in page


def test_going_back_or_reloading_keeps_nothing_twice_and_sends_nothing_again(
    live_server: LiveServer, organiser: Browser, cohort: str
) -> None:
    path = f"/cohort/{cohort}/calendar"
    look = organiser.post(path, TYPED).headers["Location"]
    first = organiser.get(look).text
    assert hidden(organiser.get(look).text) == hidden(first)
    keeping = {**hidden(first), "act": "keep"}
    for _ in range(2):
        assert organiser.post(path, keeping).headers["Location"] == path
        assert "These dates are kept." in organiser.get(path).text
    kept = live_server.store.calendars.of(cohort)
    assert kept
    assert kept.version == 1

    back = organiser.get(look)
    assert (back.status_code, back.headers["Location"]) == (303, path)
    page = organiser.get(path).text
    assert "What that page showed is done" in page
    assert "What that page showed is done" not in organiser.get(path).text


def test_what_somebody_looks_at_is_shown_to_nobody_else_and_on_no_other_page(
    live_server: LiveServer, organiser: Browser, cohort: str
) -> None:
    path = f"/cohort/{cohort}/calendar"
    look = organiser.post(path, TYPED).headers["Location"]
    other = live_server.store.cohorts.add(f"{cohort}-other", "Other").id
    elsewhere = look.replace(cohort, other)
    assert organiser.get(elsewhere).status_code == 303
    people = live_server.store.people
    seating = people.add(cohort, name="Lead", role=Role.FACILITATOR)
    lead = live_server.entered(seating)
    assert lead.get(path).status_code == 200
    assert lead.get(look).status_code == 303


MEETING = {
    "meeting-1-title": "Threads in practice",
    "meeting-1-kind": "seminar",
    "meeting-1-date": "2037-12-01",
    "meeting-1-start": "19:00",
    "meeting-1-leads": "Facilitator 1",
    "meeting-1-optional": "yes",
    "meeting-1-state": "confirmed",
}


def keep(browser: Browser, cohort: str, page: str, **changed: str) -> None:
    fields = {**hidden(page), **changed, "act": "keep"}
    sent = browser.post(f"/cohort/{cohort}/calendar", fields)
    assert sent.headers["Location"] == f"/cohort/{cohort}/calendar"


def test_a_meeting_is_added_changed_and_taken_out_and_keeps_its_name(
    live_server: LiveServer, organiser: Browser, cohort: str
) -> None:
    calendars = live_server.store.calendars
    page = looked(organiser, cohort, act="meeting")
    assert "Meeting 1" in page
    assert calendars.of(cohort) is None
    page = looked(organiser, cohort, **MEETING)
    assert "Threads in practice, Hours: “19:00 to 19:45”" in page
    keep(organiser, cohort, page)
    kept = calendars.of(cohort)
    assert kept
    (first,) = kept.meetings
    assert (first.day, first.optional, first.confirmed) == (
        date(2037, 12, 1),
        True,
        True,
    )
    known = {**MEETING, "version": "1", "meeting-1-id": first.id}
    page = looked(organiser, cohort, **{**known, "meeting-1-date": "2037-12-05"})
    assert "Saturday 5 December 2037 is on a weekend." in page
    keep(organiser, cohort, page)
    kept = calendars.of(cohort)
    assert kept
    assert [(m.id, m.day) for m in kept.meetings] == [(first.id, date(2037, 12, 5))]
    gone = {**known, "version": "2", "meeting-1-remove": "yes"}
    page = looked(organiser, cohort, **gone)
    assert "“Saturday 5 December 2037” becomes “taken out”" in page
    keep(organiser, cohort, page)
    kept = calendars.of(cohort)
    assert kept
    assert kept.meetings == ()


def test_a_meetings_box_that_is_refused_says_why_and_a_name_is_never_taken_twice(
    live_server: LiveServer, organiser: Browser, cohort: str
) -> None:
    page = looked(organiser, cohort, **{**MEETING, "meeting-1-start": "late"})
    assert "Meeting 1, Starts</a>: “late” is no time of day" in page
    assert 'value="Threads in practice"' in page
    second = {name.replace("-1-", "-2-"): text for name, text in MEETING.items()}
    twice = {"meeting-1-id": "meeting-0000000a", "meeting-2-id": "meeting-0000000a"}
    page = looked(organiser, cohort, **MEETING, **second, **twice)
    keep(organiser, cohort, page)
    kept = live_server.store.calendars.of(cohort)
    assert kept
    ids = [one.id for one in kept.meetings]
    assert ids[0] == "meeting-0000000a"
    assert len({*ids}) == 2
