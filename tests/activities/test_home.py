"""The start page: where somebody is in the year, what waits, and what grows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.harness import PHONE, SMALL_PHONE, Bench
from toolkit.activities import Growth, ToDo, Year
from toolkit.activities.audit.statements import load_statements
from toolkit.activities.base.overview import from_today
from toolkit.model import JSON, PROGRAMME, Role, Sharing
from toolkit.model.contents import Asked
from toolkit.programme import Programme
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel

HOPE = ("workshop1_launch", "w1-r4-hope")
WRITES = (f"write-{number}" for number in count())

BEFORE = datetime(2022, 10, 30, 9, tzinfo=UTC)
DURING = datetime(2023, 3, 28, 12, 30, tzinfo=UTC)
DOORS_BST = datetime(2023, 3, 28, 11, 45, tzinfo=UTC)
BETWEEN = datetime(2023, 1, 15, 9, tzinfo=UTC)
LATE = datetime(2023, 1, 25, 9, tzinfo=UTC)
AFTER = datetime(2023, 7, 1, 9, tzinfo=UTC)


def asked(name: str, *, workshop: str, parts: Sequence[str] = ("",)) -> Asked:
    return Asked(workshop, name, "task", name, "", (), tuple(parts), {})


def contents() -> list[tuple[str, tuple[Asked, ...]]]:
    task = asked("t1-shared-picture", workshop="workshop1_launch", parts=("a", "b"))
    plan = asked("action-plan", workshop=PROGRAMME)
    return [("workshop1_launch", (task, plan)), ("workshop2", (plan,))]


@pytest.fixture
def somebody(people: People) -> Callable[..., Seat]:
    """Sits somebody down at a moment of the year."""

    def sit(at: datetime, *, role: Role = Role.PARTICIPANT) -> Seat:
        seat = people.seat(role=role)
        return Seat(
            seat.seating, store=people.store, channel=SilentChannel(), clock=lambda: at
        )

    return sit


def save(seat: Seat, workshop: str, activity: str, value: JSON) -> None:
    found = seat.response(workshop, activity)
    seat.save(
        workshop,
        activity,
        value,
        sharing=Sharing.PRIVATE,
        based_on=found.version if found else 0,
        write=next(WRITES),
        prompt="",
    )


def year_of(programme: Programme) -> Year:
    return Year(programme).at("home")


def to_do_of(programme: Programme) -> ToDo:
    return ToDo(programme.workshops, contents=contents).at("home")


def growth() -> Growth:
    return Growth(hope=HOPE, contents=contents).at("home")


# -- the year ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "states"),
    [
        (BEFORE, ["next", "later", "later", "later"]),
        (BETWEEN, ["done", "next", "later", "later"]),
        (DOORS_BST, ["done", "done", "now", "next"]),
        (DURING, ["done", "done", "now", "next"]),
        (AFTER, ["done", "done", "done", "done"]),
    ],
)
def test_every_workshop_is_done_on_now_next_or_later(
    somebody: Any, programme: Programme, at: datetime, states: list[str]
) -> None:
    year = attached(year_of(programme), somebody(at))
    assert year.room["states"] == states


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


def test_the_next_workshop_is_told_with_its_day_and_a_calendar_file(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(year_of(programme), somebody(BETWEEN)))
    year = bench.page.get_by_role("region", name="The four workshops")
    expect(year.get_by_text("Next workshop · in 12 days")).to_be_visible()
    expect(year.get_by_text("Friday 27 January 2023, 13:00 to 16:00")).to_be_visible()
    calendar = year.get_by_role(
        "link", name="Add to my calendar: A curriculum that joins up"
    )
    expect(calendar).to_have_attribute("href", "calendar/workshop2.ics")


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


def test_nothing_of_the_start_page_is_taken_for_an_answer(
    programme: Programme,
) -> None:
    for shown in (year_of(programme), to_do_of(programme), growth()):
        data, _metadata = shown._repr_mimebundle_()
        assert "application/vnd.workshop.activity+json" not in data


# -- the tasks --------------------------------------------------------------------


def test_a_task_tells_how_far_it_has_come(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    seat = somebody(BETWEEN)
    save(seat, "workshop1_launch", "t1-shared-picture.a", "Something")
    save(seat, "workshop1_launch", "t1-shared-picture.b", "")
    bench.show(attached(to_do_of(programme), seat))
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("1 of 2 parts")).to_be_visible()
    expect(tasks.get_by_text("Due Friday 20 January 2023, in 5 days")).to_be_visible()
    carry_on = tasks.get_by_role("link", name="Carry on: A shared picture")
    expect(carry_on).to_have_attribute(
        "href", "workshop/workshop1_launch#activity-t1-shared-picture"
    )


def test_a_task_that_is_late_is_told_of_kindly(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(to_do_of(programme), somebody(LATE)))
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("Not started")).to_be_visible()
    expect(tasks.get_by_text(re.compile("Late is fine"))).to_be_visible()


def test_a_task_is_done_when_every_part_is_answered_here_or_elsewhere(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    seat = somebody(LATE)
    to_do = attached(to_do_of(programme), seat)
    bench.show(to_do)
    for part in ("a", "b"):
        save(seat, "workshop1_launch", f"t1-shared-picture.{part}", "Something")
    bench.catch_up(to_do)
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("Done")).to_be_visible()
    expect(tasks.get_by_text("It was due Friday 20 January 2023.")).to_be_visible()


def test_tasks_of_workshops_to_come_are_one_quiet_line(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(to_do_of(programme), somebody(BETWEEN)))
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_role("listitem")).to_have_count(1)
    expect(
        tasks.get_by_text(re.compile("Later in the year: One thread"))
    ).to_be_visible()


# -- what grows -------------------------------------------------------------------


def action(rag: str, by: str) -> dict[str, Any]:
    texts = dict.fromkeys(("lead", "help", "resources", "measure", "reason"), "")
    return {**texts, "action": "Try it", "rag": rag, "by": by, "reviews": []}


def test_the_hope_is_shown_in_the_persons_own_words(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(BETWEEN)
    save(seat, *HOPE, {"texts": ["That they <b>explain</b>."]})
    bench.show(attached(growth(), seat))
    hope = bench.page.get_by_role("region", name="My hope for June")
    expect(hope.get_by_text("That they <b>explain</b>.")).to_be_visible()


def test_the_plan_is_told_in_words_and_by_its_next_day(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(BETWEEN)
    days = [
        action("red", "2023-01-10"),
        action("green", "2023-01-20"),
        action("", "2023-02-01"),
    ]
    aims = [{"aim": "Talk in every lesson", "codes": "", "actions": days}]
    save(seat, PROGRAMME, "action-plan", {"hope": "", "evidence": "", "aims": aims})
    bench.show(attached(growth(), seat))
    plan = bench.page.get_by_role("region", name="My action plan")
    for words in ("Talk in every lesson", "1 red", "1 green", "1 without a colour"):
        expect(plan.get_by_text(words)).to_be_visible()
    expect(plan.get_by_text(re.compile("Wednesday 1 February 2023"))).to_be_visible()
    expect(plan.get_by_role("link", name="Open my plan")).to_have_attribute(
        "href", "workshop/workshop2#activity-action-plan"
    )


def test_the_audit_shows_what_changed_and_no_average(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(AFTER)
    first, second, third, *_ = load_statements().codes
    before = {first: 1, second: 3, third: 2}
    now = {first: 2, second: 2, third: 2}
    save(seat, PROGRAMME, "audit-baseline", {"stages": before, "notes": {}})
    save(seat, PROGRAMME, "audit-end", {"stages": now, "notes": {}})
    bench.show(attached(growth(), seat))
    audit = bench.page.get_by_role("region", name="My audit")
    expect(audit.get_by_text("1 moved on, 1 moved back, 1 same")).to_be_visible()
    expect(audit.get_by_role("listitem")).to_have_count(2)
    expect(audit).not_to_contain_text("{")


def test_what_others_share_in_the_community_this_week_is_counted(
    bench: Bench, people: People, somebody: Any
) -> None:
    reader, writer, quiet = somebody(BETWEEN), somebody(BETWEEN), somebody(BETWEEN)
    for seat, sharing in ((writer, Sharing.COHORT), (quiet, Sharing.PRIVATE)):
        seat.save(
            "community", "a-card", {"text": "A card"},
            sharing=sharing, based_on=0, write=next(WRITES), prompt="",
        )  # fmt: skip
    bench.show(attached(growth(), reader))
    community = bench.page.get_by_role("region", name="Community")
    expect(community.get_by_text("1 new contribution this week")).to_be_visible()


# -- all of it --------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["phone", "small phone"])
@pytest.mark.parametrize("at", [DURING, LATE])
def test_nothing_scrolls_sideways(
    open_bench: Callable[..., Bench],
    somebody: Any,
    programme: Programme,
    size: tuple[int, int],
    at: datetime,
) -> None:
    bench = open_bench(size=size)
    seat = somebody(at, role=Role.FACILITATOR)
    bench.show(
        *(attached(one, seat) for one in (year_of(programme), to_do_of(programme))),
        attached(growth(), seat),
    )
    wide = bench.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]


def test_coming_back_to_the_page_reads_everything_again(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(BETWEEN)
    bench.show(attached(growth(), seat))
    save(seat, *HOPE, {"texts": ["Written on another device"]})
    bench.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(bench.page.get_by_text("Written on another device")).to_be_visible()


def test_a_page_that_is_left_listens_no_longer(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    for shown in (year_of(programme), to_do_of(programme), growth()):
        bench.show(attached(shown, somebody(BETWEEN)))
        assert bench.take_down(shown) == 0


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (14, "in 14 days"),
        (-20, "2 weeks ago"),
        (400, ""),
    ],
)
def test_days_are_counted_as_people_count_them(days: int, said: str) -> None:
    today = BETWEEN.date()
    assert from_today(today.fromordinal(today.toordinal() + days), today) == said
