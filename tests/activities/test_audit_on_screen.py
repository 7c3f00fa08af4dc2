"""The self-audit in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.harness import PHONE, SMALL_PHONE, Bench
from tests.activities.talking import save
from tests.first_year import YEAR
from toolkit.activities import Audit
from toolkit.model import PROGRAMME

pytestmark = pytest.mark.browser


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What the page does is the same whatever keeps the answers."""
    return sqlite_url


def test_statements_are_placed_one_at_a_time_and_counted(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(attached(Audit(YEAR), seat))
    page = bench.page
    expect(page.get_by_role("heading", name="A1 Our vision")).to_be_visible()
    page.get_by_role("radio", name="Taking shape").check()
    expect(page.get_by_text("Test the draft on a real decision")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="A2 Belief")).to_be_focused()
    page.get_by_role("radio", name="Sustained and shared").check()
    expect(page.get_by_text("2 of 20 statements placed")).to_be_visible()
    expect(page.get_by_text("To hand on")).to_be_visible()
    expect(page.get_by_text("Saved ")).to_be_visible()
    response = seat.response(PROGRAMME, "audit-baseline")
    assert response is not None
    assert response.value["stages"] == {"A1": 2, "A2": 4}


def test_an_audit_can_be_done_with_the_keyboard_alone(
    bench: Bench, people: People
) -> None:
    bench.show(attached(Audit(YEAR), people.seat()))
    page = bench.page
    page.get_by_role("button", name="Show all statements at once").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Taking shape")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A2 Belief")).to_be_focused()


def test_the_next_statement_is_there_at_once_where_the_page_scrolls_smoothly(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=PHONE)
    bench.show(attached(Audit(YEAR), people.seat()))
    page = bench.page
    page.add_style_tag(content="html { scroll-behavior: smooth }")
    following = page.get_by_role("button", name="Next")
    following.scroll_into_view_if_needed()
    page.wait_for_function("window.scrollY > 300")
    top = following.evaluate(
        "button => (button.click(), document.activeElement.getBoundingClientRect().top)"
    )
    assert 0 <= top < 844
    expect(page.get_by_role("heading", name="A2 Belief")).to_be_focused()


def test_after_the_statements_one_records_what_to_do(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(attached(Audit(YEAR), seat))
    page = bench.page
    page.get_by_text("All statements", exact=True).click()
    page.get_by_role("button", name="After the audit").click()
    expect(page.get_by_role("heading", name="After the audit")).to_be_focused()
    page.get_by_label("The statement to move first").fill("C1")
    expect(page.get_by_text("Saved ")).to_be_visible()
    response = seat.response(PROGRAMME, "audit-baseline")
    assert response is not None
    assert response.value["notes"]["first"] == "C1"


def test_an_audit_is_taken_all_at_once_by_who_prefers_it(
    bench: Bench, people: People
) -> None:
    bench.show(attached(Audit(YEAR), people.seat()))
    page = bench.page
    expect(page.get_by_role("radio")).to_have_count(4)
    page.get_by_role("button", name="Show all statements at once").click()
    expect(page.get_by_role("radio")).to_have_count(80)
    page.get_by_role("radio", name="Taking shape").nth(19).check()
    expect(page.get_by_text("1 of 20 statements placed")).to_be_visible()


def test_one_goes_on_at_the_first_statement_that_is_not_placed(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    save(attached(Audit(YEAR), seat), {"stages": {"A1": 1, "A2": 1}})
    bench.show(attached(Audit(YEAR), people.again(seat)))
    expect(bench.page.get_by_role("heading", name="A3")).to_be_visible()


def test_the_profile_says_in_a_table_what_the_picture_shows(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    save(attached(Audit(YEAR), seat), {"stages": {"A1": 1}})
    end = attached(Audit(YEAR, moment="end"), seat)
    save(end, {"stages": {"A1": 3}})
    bench.show(end)
    page = bench.page
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("At the start: Starting out")).to_be_visible()
    page.get_by_text("My profile").click()
    row = page.get_by_role("row", name="A1 Our vision")
    cells = row.get_by_role("cell")
    expect(cells).to_have_text(["1 Starting out", "3 Established", "up 2"])


def test_a_small_phone_needs_no_sideways_scrolling(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(attached(Audit(YEAR), people.seat()))
    bench.page.get_by_text("My profile").click()
    assert bench.page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE[0]


def test_an_audit_leaves_nothing_behind(bench: Bench, people: People) -> None:
    audit = attached(Audit(YEAR), people.seat())
    bench.show(audit)
    expect(bench.page.get_by_role("button", name="Next")).to_be_visible()
    assert bench.take_down(audit) == 0
