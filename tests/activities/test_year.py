"""The year on the start page: what is done, on, next and later."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import attached
from tests.activities.harness import Bench
from tests.activities.start_page import (
    AFTER,
    BEFORE,
    BETWEEN,
    DOORS_BST,
    DURING,
    save,
    year_of,
)
from tests.corrected import put_right
from tests.first_year import CALENDAR, PROGRAMME
from tests.programme.test_meetings import MET, SEMINAR
from toolkit.model import Event, EventKind, Role
from toolkit.model.attendance import Attendance, Mark, Stay, Times
from toolkit.model.calendar import Occasion
from toolkit.model.succession import HandedOn
from toolkit.programme import Programme
from toolkit.programme.dated import dated
from toolkit.store import Store


@pytest.mark.parametrize(
    ("at", "states"),
    [
        (BEFORE, ["next", "later", "later", "later"]),
        (BETWEEN, ["over", "next", "later", "later"]),
        (DOORS_BST, ["over", "over", "now", "next"]),
        (DURING, ["over", "over", "now", "next"]),
        (AFTER, ["over", "over", "over", "over"]),
    ],
)
def test_every_workshop_is_over_on_now_next_or_later(
    somebody: Any, programme: Programme, at: datetime, states: list[str]
) -> None:
    year = attached(year_of(programme), somebody(at))
    assert year.room["states"] == states


def test_of_a_year_that_is_archived_nothing_is_next_or_due(
    somebody: Any, programme: Programme, store: Store
) -> None:
    seat = somebody(BETWEEN)
    save(seat, "workshop1_launch", "hope", {"texts": ["That they ask."]})
    closed = HandedOn(closed_at=BETWEEN)
    store.succession.hand_on(seat.cohort.id, closed, at=BETWEEN)
    year = attached(year_of(programme), seat)
    assert year.room["states"] == ["done", "over", "over", "over"]
    for name in ("due", "asked", "meetings"):
        assert year.room[name] == [], name


def test_a_workshop_is_done_by_who_was_there_or_has_answered_something(
    somebody: Any, programme: Programme, store: Store
) -> None:
    seat = somebody(AFTER)
    save(seat, "workshop1_launch", "hope", {"texts": ["That they ask."]})
    save(seat, "workshop2", "hope", {"texts": [" "]})
    cohort, me = seat.cohort.id, seat.person.id
    for workshop, record in (
        ("workshop3", Attendance(me, mark=Mark.ABSENT)),
        ("workshop4", Attendance(me, mark=Mark.APOLOGY, caught_up=True)),
    ):
        put_right(store, cohort, workshop, record)
    year = attached(year_of(programme), seat)
    assert year.room["states"] == ["done", "over", "over", "done"]


def test_a_workshop_is_not_done_by_who_only_looked_in_until_that_is_put_right(
    somebody: Any, programme: Programme, store: Store
) -> None:
    seat = somebody(AFTER)
    cohort, me = seat.cohort.id, seat.person.id
    for plan in programme.workshops[:2]:
        assert plan.when is not None
        is_first, came = plan == programme.workshops[0], plan.when.starts
        left = came + timedelta(minutes=2) if is_first else plan.when.ends
        record = Attendance(me, joined=came, left=plan.when.ends)
        store.attendance.add(cohort, plan.name, [record])
        store.stays.add(cohort, plan.name, [Stay(me, came, left)])
    year = attached(year_of(programme), seat)
    assert year.room["states"] == ["over", "done", "over", "over"]
    for plan in programme.workshops[:3:2]:
        assert plan.when is not None
        times = Times(plan.when.starts, plan.when.ends)
        put_right(store, cohort, plan.name, Attendance(me), times=times)
    year.refresh_room()
    assert year.room["states"] == ["done", "done", "done", "over"]


def test_workshops_without_a_day_are_to_be_announced(somebody: Any) -> None:
    year = attached(year_of(dated(PROGRAMME, None)), somebody(AFTER))
    assert year.room["states"] == ["next", "later", "later", "later"]
    assert {one["when"] for one in year.face["workshops"]} == {"To be announced"}


def test_the_card_leads_to_the_place_and_the_call_and_to_no_file_of_no_day(
    open_bench: Callable[..., Bench], somebody: Any
) -> None:
    met = Occasion(day=date(2023, 1, 27), mode="Both", address="1 Example Street")
    known = {"workshop2": replace(met, link="https://meeting.example/7")}
    odd = {"workshop2": replace(met, link="javascript:alert(1)")}
    for occasions, calls, files in ((known, 1, 2), (odd, 0, 2), ({}, 0, 0)):
        shown = dated(PROGRAMME, replace(CALENDAR, occasions=occasions))
        bench = open_bench()
        bench.show(attached(year_of(shown), somebody(BETWEEN)))
        year = bench.page.get_by_role("region", name="The four workshops")
        call = year.get_by_role(
            "link", name="Join the call: A curriculum that joins up"
        )
        expect(call).to_have_count(calls)
        expect(year.get_by_role("link", name=re.compile("calendar"))).to_have_count(
            files
        )
        assert year.get_by_text("1 Example Street").count() == bool(occasions)


def test_a_workshop_that_a_facilitator_leads_is_on_whatever_the_clock_says(
    somebody: Any, programme: Programme
) -> None:
    facilitator = somebody(BEFORE, role=Role.FACILITATOR)
    participant = somebody(BEFORE)
    year = attached(year_of(programme), participant)
    facilitator.pace.steer("workshop2", lambda pace: replace(pace, section="section-1"))
    for event in participant.changes():
        year.on_event(event)
    year.caught_up()
    assert year.room["states"] == ["next", "now", "later", "later"]


def test_the_page_looks_again_when_the_doors_open(
    somebody: Any, programme: Programme
) -> None:
    a_minute_before = DOORS_BST.replace(minute=44)
    year = attached(year_of(programme), somebody(a_minute_before))
    assert year.room["again"] == 61


def test_a_workshop_that_is_on_can_be_joined_with_one_press(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(year_of(programme), somebody(DURING)))
    join = bench.page.get_by_role("link", name="Join now: Growing teachers together")
    expect(join).to_have_attribute("href", "workshop/workshop3")
    hours = bench.page.get_by_text("13:00 to 16:00 (London time) · ")
    expect(hours).to_be_visible()


def test_the_next_workshop_is_told_with_its_day_and_a_calendar_file(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(year_of(programme), somebody(BETWEEN)))
    year = bench.page.get_by_role("region", name="The four workshops")
    expect(year.get_by_text("Next workshop · in 12 days")).to_be_visible()
    told = "Friday 27 January 2023, 13:00 to 16:00 (London time)"
    expect(year.get_by_text(told)).to_be_visible()
    expect(year.get_by_text("London time")).to_have_count(1)
    calendar = year.get_by_role(
        "link", name="Add to my calendar: A curriculum that joins up"
    )
    expect(calendar).to_have_attribute("href", "calendar/workshop2.ics")
    expect(year.get_by_text("Doors open 12:45")).to_be_visible()


def test_doors_that_open_at_the_start_are_not_told(somebody: Any) -> None:
    at_once = Occasion(day=date(2023, 1, 27))
    programme = dated(PROGRAMME, replace(CALENDAR, occasions={"workshop2": at_once}))
    year = attached(year_of(programme), somebody(BETWEEN))
    assert [place["doors"] for place in year.room["places"]] == [""] * 4


def test_other_pages_tell_the_next_workshop_alone_and_how_one_joins_it(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(year_of(programme, only_next=True), somebody(BETWEEN)))
    part = bench.page.get_by_role("region", name="Next workshop")
    for said in ("Friday 27 January 2023, 13:00 to 16:00", "Doors open 12:45"):
        expect(part.get_by_text(said)).to_be_visible()
    expect(part.get_by_role("heading", level=3)).to_have_count(1)
    expect(bench.page.get_by_role("listitem")).to_have_count(0)
    expect(bench.page.get_by_text("Due next")).to_have_count(0)


def test_who_writes_in_the_community_changes_nothing_of_the_next_workshop(
    somebody: Any, programme: Programme
) -> None:
    me = somebody(BETWEEN)
    alone = attached(year_of(programme, only_next=True), me)
    alone.room = {}
    for kind, told in ((EventKind.RESPONSE, False), (EventKind.PACE, True)):
        alone.on_event(Event(1, "example", "community", None, me.person.id, kind))
        alone.caught_up()
        assert bool(alone.room) is told


def test_what_was_written_can_be_taken_away_from_a_workshop_that_is_over(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(year_of(programme), somebody(BETWEEN)))
    pdfs = bench.page.get_by_role("link", name=re.compile(r"^My answers to"))
    expect(pdfs).to_have_count(1)
    expect(pdfs).to_have_attribute("href", "download/workshop1_launch.pdf")


def test_after_the_last_workshop_the_portfolio_is_offered(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(year_of(programme), somebody(AFTER)))
    expect(bench.page.get_by_role("link", name="My portfolio")).to_be_visible()


def test_facilitators_find_their_pages_and_nobody_else_does(
    open_bench: Callable[..., Bench], somebody: Any, programme: Programme
) -> None:
    for role, shown in ((Role.FACILITATOR, 1), (Role.PARTICIPANT, 0)):
        bench = open_bench()
        bench.show(attached(year_of(programme), somebody(BEFORE, role=role)))
        people = bench.page.get_by_role("link", name="People and room code")
        expect(people).to_have_count(shown)


def test_before_any_script_runs_every_workshop_can_be_opened(
    programme: Programme,
) -> None:
    data, _metadata = year_of(programme)._repr_mimebundle_()
    assert 'href="workshop/workshop1_launch"' in data["text/html"]
    assert "Monday 7 November 2022" in data["text/html"]


def test_meetings_to_come_stand_beside_the_year_with_the_way_in(
    bench: Bench, somebody: Any
) -> None:
    draft = replace(
        SEMINAR, id="meeting-0000000b", title="Draft", link="", confirmed=False,
        optional=False, day=date(2023, 5, 9),
    )  # fmt: skip
    year = dated(PROGRAMME, replace(MET, meetings=(draft, SEMINAR)))
    bench.show(attached(year_of(year), somebody(BETWEEN)))
    shown = bench.page.get_by_role("region", name="Between the workshops")
    first, second = shown.get_by_role("listitem").all()
    expect(first).to_contain_text("Optional · Seminar, 45 minutes, led by Facilitator")
    expect(first).to_contain_text("Thursday 23 February 2023, 19:00 to 19:45 (London")
    join = first.get_by_role("link", name="Join: Threads in practice")
    expect(join).to_have_attribute("href", f"meeting/{SEMINAR.id}/join")
    expect(second).to_contain_text("Draft date · Seminar")
    expect(second.get_by_role("link", name="Join: Draft")).to_have_count(0)


def test_a_meeting_is_shown_until_it_is_over(somebody: Any) -> None:
    year = dated(PROGRAMME, MET)
    (ends,) = (one.ends for one in year.meetings)
    for at, count in ((ends - timedelta(seconds=1), 1), (ends, 0)):
        assert len(attached(year_of(year), somebody(at)).room["meetings"]) == count
