"""What others share, folded under one's own answer and drawn as it is printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import reflection, thread
from tests.activities.harness import Bench
from tests.activities.talking import save
from toolkit.activities import Activity, Poll
from toolkit.activities.base.shared_here import Counts
from toolkit.demo.answers import answer_to
from toolkit.model import PROGRAMME
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


def counted(activity: Activity) -> Activity:
    seat = activity.seat
    assert seat is not None
    activity.count_others(Counts.read(seat, activity.workshop, PROGRAMME))
    return activity


def hope(seat: Seat, text: str, *, sharing: str) -> None:
    save(attached(reflection(), seat), {"texts": [text, ""]}, sharing=sharing)


def test_the_groups_words_and_the_cohorts_stand_apart(
    bench: Bench, people: People
) -> None:
    me = people.seat(group="A")
    hope(people.seat(group="A"), "Ours $\\frac{3}{4}$", sharing="group")
    hope(people.seat(group="B"), "Everybody's", sharing="cohort")
    hope(people.seat(group="B"), "Theirs", sharing="group")
    bench.show(counted(attached(reflection(), me)))
    bench.page.get_by_text("From your group (1)").click()
    near = bench.page.get_by_role("article", name="Participant 2")
    expect(near).to_contain_text("Keep")
    expect(near.locator("math")).to_have_attribute("alttext", "three quarters")
    expect(bench.page.get_by_role("article")).to_have_count(1)
    bench.page.get_by_text("From the cohort (1)").click()
    expect(bench.page.get_by_role("article", name="Participant 3")).to_be_visible()
    expect(bench.page.get_by_text("Theirs")).to_have_count(0)


def test_three_come_first_then_all_with_a_box_to_find_words(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    for number in range(1, 11):
        hope(people.seat(), f"Thought {number}.", sharing="cohort")
    bench.show(counted(attached(reflection(), me)))
    bench.page.get_by_text("From the cohort (10)").click()
    cards = bench.page.get_by_role("article")
    expect(cards).to_have_count(3)
    expect(cards.first).to_contain_text("Thought 10.")
    bench.page.get_by_role("button", name="Show all 10").click()
    expect(cards).to_have_count(10)
    expect(
        bench.page.get_by_role("list").first.locator(":scope > li").nth(3)
    ).to_be_focused()
    bench.page.get_by_role("searchbox").fill("7.")
    expect(cards.filter(visible=True)).to_have_count(1)
    bench.page.get_by_role("searchbox").fill("nowhere")
    expect(bench.page.get_by_text("None of them has these words")).to_be_visible()


def test_nothing_is_offered_where_nobody_shares_anything(
    bench: Bench, people: People
) -> None:
    hope(people.seat(), "Mine alone", sharing="private")
    bench.show(counted(attached(reflection(), people.seat())))
    expect(bench.page.get_by_role("textbox")).to_have_count(2)
    expect(bench.page.locator("details.ws-others")).to_have_count(0)


def test_a_facilitator_reads_all_and_with_whom_it_is_shared(
    bench: Bench, people: People
) -> None:
    hope(people.seat(), "For facilitators", sharing="facilitators")
    bench.show(counted(attached(reflection(), people.facilitator())))
    bench.page.get_by_text("Shared with you (1)").click()
    card = bench.page.get_by_role("article", name="Participant 1")
    expect(card).to_contain_text("Me and the facilitators")


def test_what_is_shared_meanwhile_is_read_where_it_is_open(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    hope(people.seat(), "First.", sharing="cohort")
    mine = counted(attached(reflection(), me))
    bench.show(mine)
    bench.page.get_by_text("From the cohort (1)").click()
    expect(bench.page.get_by_text("First.")).to_be_visible()
    hope(people.seat(), "Second.", sharing="cohort")
    bench.catch_up(counted(mine))
    expect(bench.page.get_by_text("From the cohort (2)")).to_be_visible()
    expect(bench.page.get_by_text("Second.")).to_be_visible()


def test_a_thread_looks_like_what_it_is(bench: Bench, people: People) -> None:
    value = answer_to(thread().face, seed=1)[""]
    save(attached(thread(), people.seat()), value, sharing="cohort")
    bench.show(counted(attached(thread(), people.seat())))
    bench.page.get_by_text("From the cohort (1)").click()
    joined = bench.page.get_by_role("article").get_by_role("cell", name="fragile")
    expect(joined).to_be_visible()


def test_an_authors_formula_is_set_in_prompt_label_and_name(
    bench: Bench, people: People
) -> None:
    options = ["$x^2$", "$5 each", "5"]
    poll = Poll("ask", "Is $\\frac{1}{2}$ half?", options=options).at(
        "workshop1_launch"
    )
    bench.show(attached(poll, people.seat()))
    heading = bench.page.get_by_role("heading", level=3)
    expect(heading.locator("math")).to_have_attribute("alttext", "one half")
    expect(bench.page.locator("label math")).to_have_count(1)
    expect(bench.page.get_by_text("$5 each")).to_be_visible()
    static = poll._repr_mimebundle_()[0]["text/html"]
    assert "<math" in static


def test_words_that_are_corrected_are_read_again_where_they_are_open(
    bench: Bench, people: People
) -> None:
    author, me = people.seat(), people.seat()
    hope(author, "A name that should not be here.", sharing="cohort")
    mine = counted(attached(reflection(), me))
    bench.show(mine)
    bench.page.get_by_text("From the cohort (1)").click()
    expect(bench.page.get_by_text("A name that")).to_be_visible()
    hope(author, "Somebody in Year 8.", sharing="cohort")
    bench.catch_up(counted(mine))
    expect(bench.page.get_by_text("Somebody in Year 8.")).to_be_visible()
    expect(bench.page.get_by_text("A name that")).to_have_count(0)


def test_in_the_section_that_is_on_all_of_them_are_read(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    for number in range(1, 7):
        hope(people.seat(), f"Thought {number}.", sharing="cohort")
    bench.show(counted(attached(reflection(), me)))
    bench.page.evaluate(
        """() => {
          document.body.dataset.section = "now-on";
          document.body.dataset.when = "now";
        }"""
    )
    bench.page.get_by_text("From the cohort (6)").click()
    expect(bench.page.get_by_role("article").filter(visible=True)).to_have_count(6)
