"""The elements of the job: a web to explore, and a note of one's own at each."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.harness import PHONE, SMALL_PHONE, Bench
from tests.activities.talking import save
from toolkit.activities import Elements, printed_blocks
from toolkit.activities.base.blocks import Text
from toolkit.model import PROGRAMME, Role, Sharing
from toolkit.programme import load_programme

PROGRAMME_FILE = load_programme(Path(__file__).resolve().parents[2] / "programme.toml")
WRITTEN = {
    "Vision and aims": "AC",
    "Self-evaluation": "BA",
    "Improvement planning": "BD",
    "Professional development": "CB",
    "Curriculum and lesson planning": "DAC",
    "Learning environment and resources": "DA",
    "Managing the budget": "DB",
    "Assessment": "DB",
    "Liaison with senior leaders": "BD",
}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Notes are kept like every other answer, whatever keeps them."""
    return sqlite_url


def elements() -> Elements:
    return Elements(PROGRAMME_FILE)


def test_nine_elements_feed_four_responsibilities_the_main_one_first() -> None:
    content = PROGRAMME_FILE.elements
    assert {e.title: "".join(e.feeds) for e in content.elements} == WRITTEN


def test_the_responsibilities_are_called_what_the_audit_calls_them() -> None:
    audited = {group.code: group.title for group in PROGRAMME_FILE.audit.groups}
    assert {
        r.code: r.title for r in PROGRAMME_FILE.elements.responsibilities
    } == audited


def test_every_element_has_its_six_parts_and_is_met_in_a_workshop() -> None:
    workshops = {plan.name for plan in PROGRAMME_FILE.workshops}
    for element in PROGRAMME_FILE.elements.elements:
        parts = (element.good, element.prompt, element.case, element.look)
        assert all(part.strip() for part in parts)
        assert element.materials
        assert element.met
        assert set(element.met) <= workshops
    assert all(
        len(one.challenges) == 2 for one in PROGRAMME_FILE.elements.responsibilities
    )


def test_a_note_is_private_at_first_and_printed_under_its_element(
    people: People,
) -> None:
    seat = people.seat()
    activity = attached(elements(), seat)
    save(activity, "Line two.", part="vision")
    kept = seat.response(PROGRAMME, "elements.vision")
    assert kept is not None
    assert (kept.value, kept.sharing) == ("Line two.", Sharing.PRIVATE)
    steering = people.seat(role=Role.FACILITATOR)
    assert steering.wall.shared(PROGRAMME, "elements.vision") == ()
    values = {part: answer["value"] for part, answer in activity.answers.items()}
    assert printed_blocks(activity.face, values) == [
        Text("Line two.", label="Vision and aims")
    ]


def test_every_link_can_be_read_before_any_script_runs() -> None:
    html = elements()._repr_mimebundle_()[0]["text/html"]
    assert html.count("<td>main</td>") == 9
    assert html.count("<td>also</td>") == 10


@pytest.mark.browser
def test_an_element_opens_with_its_parts_and_escape_goes_back(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(attached(elements(), seat))
    page = bench.page
    button = page.get_by_role("button", name=re.compile("Assessment.*feeds D, B"))
    button.focus()
    page.keyboard.press("Enter")
    opened = page.get_by_role("region", name="Assessment")
    expect(opened.get_by_role("heading", name="Assessment")).to_be_focused()
    expect(
        opened.get_by_text("What did our last test change in a lesson?")
    ).to_be_visible()
    expect(opened.get_by_text("The shared drive is a swamp")).to_be_visible()
    opened.get_by_label("My note on Assessment").fill("The set test in March")
    expect(opened.get_by_text("Saved ")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(button).to_be_focused()
    kept = seat.response(PROGRAMME, "elements.assessment")
    assert kept is not None
    assert kept.value == "The set test in March"


@pytest.mark.browser
def test_a_responsibility_says_what_feeds_it(bench: Bench, people: People) -> None:
    bench.show(attached(elements(), people.seat()))
    page = bench.page
    button = page.get_by_role("button", name="C Working and developing")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("is fed by 3:")).to_contain_text(
        "Vision and aims; Professional development (mainly); "
        "Curriculum and lesson planning."
    )


@pytest.mark.browser
def test_the_table_says_the_same_as_the_picture(bench: Bench, people: People) -> None:
    bench.show(attached(elements(), people.seat()))
    page = bench.page
    page.get_by_text("The same as a table").click()
    row = page.get_by_role("row", name="Vision and aims")
    expect(row.get_by_role("cell")).to_have_text(
        ["main", "does not feed it", "also", "does not feed it"]
    )


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["phone", "small phone"])
def test_on_a_phone_it_is_a_list_that_fits(
    open_bench: Callable[..., Bench], people: People, size: tuple[int, int]
) -> None:
    bench = open_bench(size=size)
    bench.show(attached(elements(), people.seat()))
    page = bench.page
    page.get_by_role("button", name="Managing the budget").click()
    page.get_by_text("The same as a table").click()
    expect(page.locator(".ws-web-lines")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
