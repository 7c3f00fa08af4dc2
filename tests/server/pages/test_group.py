"""My group outside the workshops, and who mentors whom."""

from __future__ import annotations

import re
from html import unescape

from icalendar import Calendar

from tests.serving import COHORT, PEOPLE, Browser, LiveServer

MENTORING = f"{PEOPLE}/mentoring"
LINE = re.compile(r'value="meeting">\s*<input[^>]* name="line" value="([^"]+)"')
HTML = {"Accept": "text/html"}


def page(browser: Browser) -> str:
    return unescape(browser.get("/group").text)


def send(browser: Browser, **fields: str) -> tuple[int, str]:
    """What a form of the page leads to: the status, and the page then."""
    given = {"circle": "our-group", "line": "".join(LINE.findall(page(browser))[:1])}
    answer = browser.post("/group", {**given, **fields})
    if answer.status_code == 303:
        return 303, page(browser)
    return answer.status_code, unescape(answer.text)


def in_a_group(live_server: LiveServer) -> tuple[Browser, Browser, Browser]:
    """Two of one group, and one of another, signed in."""
    roster = live_server.store.people.roster(COHORT)
    groups: dict[str, list[str]] = {}
    for each in roster:
        if each.group:
            groups.setdefault(each.group, []).append(each.person.name)
    (first, second, *_), (other, *_) = list(groups.values())[:2]
    return tuple(live_server.signed_in(one) for one in (first, second, other))  # type: ignore[return-value]


def test_a_meeting_planned_by_one_is_read_by_all_of_the_group(
    live_server: LiveServer, facilitator: Browser
) -> None:
    first, second, other = in_a_group(live_server)
    status, after = send(
        first,
        do="meeting",
        day="2031-01-16",
        time="16:15",
        where="https://call.example/four",
        about="Pages & plans",
    )
    assert status == 303
    assert "It is on your group's page." in after
    for browser in (second, facilitator):
        assert "Thursday 16 January 2031, 16:15" in page(browser)
        assert 'href="https://call.example/four"' in page(browser)
    assert "2031" not in page(other)
    (event,) = Calendar.from_ical(second.get("/group/meetings.ics").content).walk(
        "VEVENT"
    )
    assert str(event["summary"]) == "Group meeting: Pages & plans"
    assert event.decoded("dtstart").isoformat().startswith("2031-01-16T16:15")


def test_a_note_is_taken_away_by_anybody_of_the_group(live_server: LiveServer) -> None:
    first, second, _ = in_a_group(live_server)
    assert send(first, do="note", note="Bring <b>two</b> books")[0] == 303
    assert "Bring <b>two</b> books" in page(second)
    found = re.search(
        r'name="line" value="([^"]+)">\s*<button[^>]*the note “Bring', page(second)
    )
    assert found is not None
    status, after = send(second, do="away", line=found[1])
    assert (status, "Bring <b>two</b> books" in after) == (303, False)


def test_a_meeting_without_a_day_keeps_what_was_typed(live_server: LiveServer) -> None:
    first, *_ = in_a_group(live_server)
    status, after = send(first, do="meeting", day="soon", time="9", where="Room 12")
    assert status == 422
    assert "Choose a day and a time" in after
    assert 'value="Room 12"' in after


def test_a_call_that_is_no_link_is_only_words(live_server: LiveServer) -> None:
    first, *_ = in_a_group(live_server)
    where = "javascript:alert(1)"
    _, after = send(first, do="meeting", day="2031-02-01", time="09:00", where=where)
    assert where in after
    assert f'href="{where}"' not in after


def test_pairs_are_made_and_ended_by_facilitators(
    live_server: LiveServer, facilitator: Browser, neighbour: Browser
) -> None:
    mentor, new = (live_server.seat(f"Participant {one}").id for one in (2, 3))
    made = facilitator.post(MENTORING, {"do": "make", "mentor": mentor, "with": new})
    assert "The pair is made." in unescape(
        facilitator.get(made.headers["Location"]).text
    )
    assert "My mentoring pair" in page(neighbour)
    again = facilitator.post(
        MENTORING, {"do": "make", "mentor": mentor, "with": new}, headers=HTML
    )
    said = facilitator.get(again.headers["Location"]).text
    assert "in a pair already" in said
    found = re.search(r'name="pair" value="([0-9a-f]{32})"', said)
    assert found is not None
    facilitator.post(MENTORING, {"do": "end", "pair": found[1]})
    assert "My mentoring pair" not in page(neighbour)
    alone = facilitator.post(
        MENTORING, {"do": "make", "mentor": new, "with": new}, headers=HTML
    )
    assert "two different people" in facilitator.get(alone.headers["Location"]).text
