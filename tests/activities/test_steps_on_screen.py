"""A task step by step, and the word that it is finished."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import PHONE, Bench
from tests.activities.talking import save
from tests.activities.test_task import a_task
from tests.whole import whole
from toolkit.activities import Task
from toolkit.activities.task import fields
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What the page does is the same whatever keeps the answers."""
    return sqlite_url


@pytest.fixture
def seat(people: People) -> Seat:
    return people.seat()


def short_task() -> Task:
    return Task(
        "two",
        "Two lines",
        fields=[
            fields.short("one", "First line"),
            fields.short("other", "Second line"),
            fields.short("more", "A third", optional=True),
        ],
    ).at(WORKSHOP)


def part(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name)).to_be_focused()


def test_a_task_shows_one_part_at_a_time(bench: Bench, seat: Seat) -> None:
    bench.show(attached(a_task(), seat))
    page = bench.page
    expect(
        page.get_by_role("heading", name="Part 1 of 5 How we talked")
    ).to_be_visible()
    expect(page.get_by_role("button", name="Back")).to_be_disabled()
    page.get_by_label("How we talked").fill("On paper")
    page.get_by_role("button", name="Next").click()
    part(page, "Part 2 of 5 Agreement")
    expect(page.get_by_label("How we talked")).to_be_hidden()
    page.get_by_role("button", name="Back").click()
    part(page, "Part 1 of 5 How we talked")
    expect(page.get_by_label("How we talked")).to_have_value("On paper")


def test_the_list_of_parts_says_which_are_answered_and_leads_to_each(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(short_task(), seat))
    page = bench.page
    page.get_by_label("First line").fill("Something")
    page.get_by_text("All parts", exact=True).click()
    named = page.get_by_role("listitem").get_by_role("button")
    expect(named).to_have_text(
        ["First line answered", "Second line not answered", "A third optional"]
    )
    named.nth(1).click()
    part(page, "Part 2 of 3 Second line")
    expect(named).to_have_count(0)


def test_escape_closes_the_list_of_parts_and_what_is_asked(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(a_task(), seat))
    page = bench.page
    for name, inside in (
        ("All parts", page.get_by_role("button", name="Agreement")),
        ("About this task", page.get_by_text("Find out how far")),
    ):
        summary = page.get_by_text(name, exact=True)
        summary.click()
        expect(inside).to_be_visible()
        page.keyboard.press("Escape")
        expect(inside).to_be_hidden()
        expect(summary).to_be_focused()


def test_this_browser_remembers_who_wants_all_parts_at_once(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(a_task(), seat))
    whole(bench.page.get_by_role("region", name="A shared picture"))
    expect(bench.page.get_by_label("Where we agree", exact=True)).to_be_visible()
    bench.reload()
    expect(bench.page.get_by_label("Where we agree", exact=True)).to_be_visible()
    bench.page.get_by_role("button", name="Go step by step").click()
    expect(bench.page.get_by_label("Where we agree", exact=True)).to_be_hidden()


def test_one_goes_on_where_something_is_missing(people: People, bench: Bench) -> None:
    seat = people.seat()
    save(attached(a_task(), seat), "On paper", part="how")
    bench.show(attached(a_task(), people.again(seat)))
    expect(bench.page.get_by_role("heading", name="Part 2 of 5")).to_be_visible()


def test_what_is_typed_in_a_part_that_is_not_shown_is_sent(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(short_task(), seat))
    page = bench.page
    bench.disconnect()
    page.get_by_label("First line").fill("kept")
    page.get_by_role("button", name="Next").click()
    bench.connect()
    expect(page.get_by_text("Saved ")).to_have_count(1)
    response = seat.response(WORKSHOP, "two.one")
    assert response is not None
    assert response.value == "kept"


def test_print_has_every_part(bench: Bench, seat: Seat) -> None:
    bench.show(attached(a_task(), seat))
    agreed = bench.page.get_by_label("Where we agree", exact=True)
    expect(agreed).to_be_hidden()
    bench.page.emulate_media(media="print")
    expect(agreed).to_be_visible()
    bench.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(bench.page.get_by_text("Find out how far")).to_be_visible()
    bench.page.evaluate("dispatchEvent(new Event('afterprint'))")
    bench.page.emulate_media(media="screen")
    expect(bench.page.get_by_text("Find out how far")).to_be_hidden()


def test_the_first_box_is_within_a_phones_screen(
    open_bench: type[Bench], seat: Seat
) -> None:
    bench = open_bench(size=PHONE)
    bench.show(attached(a_task(), seat))
    box = bench.page.get_by_label("How we talked").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE[1]


def test_what_is_missing_is_said_by_name_and_leads_there(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(short_task(), seat))
    page = bench.page
    missing = page.get_by_role("link")
    expect(missing).to_have_text(["First line", "Second line"])
    missing.last.click()
    part(page, "Part 2 of 3 Second line")
    page.get_by_label("Second line").fill("Something")
    expect(missing).to_have_text(["First line"])
    page.get_by_role("button", name="Back").click()
    page.get_by_label("First line").fill("Something")
    expect(
        page.get_by_text("Everything that is asked for is answered.")
    ).to_be_visible()
    expect(page.get_by_text("2 of 2 parts answered")).to_be_visible()


def test_one_may_finish_with_parts_missing_and_take_it_back(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(short_task(), seat))
    page = bench.page
    finish = page.get_by_role("button", name="I have finished")
    finish.click()
    question = "2 parts are not answered yet: First line; Second line."
    expect(page.get_by_text(question)).to_be_visible()
    page.get_by_role("button", name="Go on with the task").click()
    expect(finish).to_be_focused()
    finish.click()
    page.get_by_role("button", name="Yes, I have finished").click()
    back = page.get_by_role("button", name="Take it back")
    expect(back).to_be_focused()
    expect(page.get_by_text("Saved ")).to_have_count(1)
    response = seat.response(WORKSHOP, "two.finished")
    assert response is not None
    assert response.value["finished"]
    back.click()
    expect(finish).to_be_focused()
    expect(page.get_by_text("Saved ")).to_have_count(1)
    response = seat.response(WORKSHOP, "two.finished")
    assert response is not None
    assert response.value == {"finished": ""}


def test_the_day_of_finishing_stays_on_the_page(bench: Bench, people: People) -> None:
    seat = people.seat()
    task = attached(short_task(), seat)
    save(task, {"finished": True}, part="finished")
    day = task.answers["finished"]["value"]["finished"]
    again = attached(short_task(), people.again(seat))
    bench.show(again)
    year = day.split("-")[0]
    expect(bench.page.get_by_text(f"Finished {int(day[-2:])} ")).to_contain_text(year)


def test_who_may_read_that_it_is_finished_is_said_beside_the_button(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(short_task(), seat))
    said = bench.page.get_by_text("The facilitators see that you have")
    expect(said).to_be_visible()


def test_a_task_by_steps_leaves_nothing_behind(bench: Bench, seat: Seat) -> None:
    task = attached(short_task(), seat)
    bench.show(task)
    expect(bench.page.get_by_label("First line")).to_be_visible()
    assert bench.take_down(task) == 0
