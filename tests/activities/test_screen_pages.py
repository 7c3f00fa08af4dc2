"""The screen read from the back row: in every state, on every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.activities.conftest import WORKSHOP, People
from tests.activities.harness import PHONE, Bench
from tests.activities.screens import STATES, said, state, talk
from tests.browser.axe import faults
from tests.chromium import FITS
from toolkit.activities.screen import Screen
from toolkit.model import showing

pytestmark = pytest.mark.browser
PROJECTOR = (1920, 1080)
SMALLEST, SMALLEST_PROMPT = 40, 56
ALONE = """() => {
  document.body.style.cssText = "margin: 0; max-width: none; padding: 0";
  document.querySelector(".ws-screen").toggleAttribute("data-alone", true);
}"""
FITTED = """() => {
  const { style, clientWidth, clientHeight } = document.querySelector(".ws-screen");
  const unit = Math.max(7.7, Math.min(clientWidth / 100, clientHeight / 56.25));
  return Math.abs(parseFloat(style.getPropertyValue("--u")) - unit) < 0.01;
}"""
"""Whether the screen has heard how large it is now."""
WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(
    document.querySelector(".ws-screen"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: one, textContent: text } = walker.currentNode;
    const isSpoken = one.closest(".ws-hidden, .ws-screen-controls, [hidden]");
    if (!text.trim() || isSpoken) continue;
    const isPrompt = Boolean(one.closest(".ws-screen-prompts .ws-screen-flow"));
    const said = one.closest(".ws-screen-above h2") ? true : isPrompt;
    found.push([text.trim(), parseFloat(getComputedStyle(one).fontSize), said]);
  }
  return found;
}"""
"""Every word, on whatever page, with its size, and whether it is a prompt."""
CUT = """() => {
  const leaves = [...document.querySelectorAll(".ws-screen-leaf:not([data-off])")];
  const root = document.querySelector(".ws-screen").getBoundingClientRect();
  const isOut = (box) => box.top < root.top - 1 || box.bottom > root.bottom + 1;
  return leaves.flatMap((leaf) => {
    const flow = leaf.querySelector(".ws-screen-flow");
    const around = flow.getBoundingClientRect();
    const words = document.createRange();
    words.selectNodeContents(flow);
    return [...words.getClientRects()].filter(
      (box) => box.bottom > around.bottom + 2 || box.top < around.top - 2 || isOut(box),
    ).map(({ top, bottom }) => [top, bottom, around.top, around.bottom]);
  });
}"""
"""Where words stand above or below the page that they are on."""
SEEN = """() => {
  const leaf = document.querySelector(".ws-screen-leaf:not([data-off])");
  const flow = leaf.querySelector(".ws-screen-flow");
  const { left, right } = flow.getBoundingClientRect();
  return [...flow.querySelectorAll("ul > li")].filter((one) => {
    const [begin] = one.getClientRects();
    return begin.left >= left - 2 && begin.right <= right + 2;
  }).map((one) => one.textContent);
}"""
"""The cards that begin on the page that is on."""
CODE = re.compile(r"\b[WT]\d-?[A-Z]?\d")


def show(
    open_bench: Callable[..., Bench],
    shown: Screen,
    size: tuple[int, int] = PROJECTOR,
    *,
    stands: bool = False,
) -> Bench:
    """*shown* in a window of its own, in which time *stands* until a test moves it."""
    bench = open_bench(size=size)
    if stands:
        bench.set_clock(datetime.now(UTC))
    bench.show(shown)
    bench.page.evaluate(ALONE)
    if stands:
        bench.page.clock.run_for(100)
    bench.page.wait_for_function(FITTED)
    return bench


def pages(page: Page) -> int:
    """How many pages there are to turn."""
    place = page.locator(".ws-screen-pages")
    if not place.is_visible():
        return 1
    found = re.search(r"Page \d+ of (\d+)", place.inner_text())
    assert found
    return int(found[1])


def each_page(bench: Bench) -> Iterator[int]:
    """Turn through all that is shown."""
    page = bench.page
    for number in range(1, pages(page) + 1):
        if number > 1:
            page.keyboard.press("ArrowRight")
            expect(page.get_by_text(f"Page {number} of")).to_be_visible()
        yield number


@pytest.mark.parametrize("name", STATES)
def test_no_words_are_too_small_and_none_are_cut(
    open_bench: Callable[..., Bench], people: People, name: str
) -> None:
    bench = show(open_bench, state(people, name).screen())
    sizes = bench.page.evaluate(WORDS)
    assert sizes
    small = [one for one in sizes if one[1] < (SMALLEST_PROMPT if one[2] else SMALLEST)]
    assert small == []
    assert [one for one in sizes if CODE.search(one[0])] == []
    for _ in each_page(bench):
        assert bench.page.evaluate(CUT) == []


# -- turning -------------------------------------------------------------------


def place(page: Page, number: int, of: int) -> None:
    """Wait until this page is on."""
    expect(page.get_by_text(f"Page {number} of {of}")).to_be_visible()


def turn_keys(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize(
    ("forth", "back"), [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp")]
)
def test_the_keys_of_a_remote_turn_forth_and_back_and_round(
    open_bench: Callable[..., Bench], people: People, forth: str, back: str
) -> None:
    room = state(people, "wall")
    page = show(open_bench, room.screen()).page
    last = pages(page)
    assert last > 2
    turn_keys(page, forth)
    place(page, 2, last)
    turn_keys(page, back)
    place(page, 1, last)
    turn_keys(page, back)
    place(page, last, last)
    assert room.leader.pace.of(WORKSHOP).page == -1


def test_how_many_more_there_are_is_the_way_to_them(
    open_bench: Callable[..., Bench], people: People
) -> None:
    page = show(open_bench, state(people, "wall").screen()).page
    seen: set[str] = set()
    for number in range(1, pages(page) + 1):
        place(page, number, pages(page))
        names = page.evaluate(SEEN)
        seen |= set(names)
        more = page.locator(".ws-screen-more")
        left = 24 - len(seen)
        expect(more).to_have_text(f"{left} more" if left else "From the start")
        more.click()
    place(page, 1, pages(page))
    assert len(seen) == 24


def test_answers_turn_by_themselves_until_somebody_presses_an_arrow(
    open_bench: Callable[..., Bench], people: People
) -> None:
    page = show(open_bench, state(people, "wall").screen(), stands=True).page
    last = pages(page)
    page.clock.run_for(11_000)
    place(page, 1, last)
    page.clock.run_for(2_000)
    place(page, 2, last)
    turn_keys(page, "ArrowRight")
    page.clock.run_for(100)
    place(page, 3, last)
    page.clock.run_for(50_000)
    place(page, 3, last)
    page.clock.run_for(12_000)
    place(page, 4, last)
    turn_keys(page, "p")
    page.clock.run_for(100_000)
    place(page, 4, last)


@pytest.mark.parametrize("name", ["many_prompts", "prompts"])
def test_prompts_and_points_turn_only_when_asked(
    open_bench: Callable[..., Bench], people: People, name: str
) -> None:
    bench = show(open_bench, state(people, name).screen(), stands=True)
    bench.page.clock.run_for(60_000)
    place(bench.page, 1, pages(bench.page))


def test_an_arrow_turns_this_screen_while_the_line_is_down(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = show(open_bench, state(people, "wall").screen())
    bench.page.evaluate("window.models[0].model.connected = false")
    bench.disconnect()
    turn_keys(bench.page, "ArrowRight")
    place(bench.page, 2, pages(bench.page))


def test_what_else_is_put_up_begins_at_its_first_page(
    open_bench: Callable[..., Bench], people: People
) -> None:
    room = state(people, "wall")
    room.asks(talk("other", "Another?"))
    room.says("other", said(24))
    shown = room.screen()
    bench = show(open_bench, shown)
    turn_keys(bench.page, "ArrowRight", "ArrowRight")
    place(bench.page, 3, pages(bench.page))
    room.does(lambda pace: showing.put_up(pace, "other"))
    bench.catch_up(shown)
    expect(bench.page.get_by_role("heading", name="Another?")).to_be_visible()
    place(bench.page, 1, pages(bench.page))


# -- keys ----------------------------------------------------------------------


def test_a_key_brings_the_room_code_back_and_away(
    open_bench: Callable[..., Bench], people: People
) -> None:
    page = show(open_bench, state(people, "first_all").screen()).page
    prompt = page.get_by_text("Which card split")
    expect(prompt).to_be_visible()
    expect(page.get_by_text("K7M-2QX")).to_have_count(0)
    turn_keys(page, "c")
    expect(page.get_by_text("K7M-2QX")).to_be_visible()
    expect(page.get_by_role("img")).to_be_visible()
    expect(prompt).to_have_count(0)
    turn_keys(page, "c")
    expect(prompt).to_be_visible()
    expect(page.get_by_text("K7M-2QX")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("waiting", ".ws-screen-leaves"),
        ("first_few", ".ws-screen-aside"),
        ("first_half", ".ws-screen-corner"),
    ],
)
def test_the_room_code_is_large_until_half_have_come_then_in_a_corner(
    open_bench: Callable[..., Bench], people: People, name: str, where: str
) -> None:
    page = show(open_bench, state(people, name).screen()).page
    expect(page.get_by_text("K7M-2QX")).to_have_count(1)
    expect(page.locator(where).get_by_text("K7M-2QX")).to_be_visible()


@pytest.mark.parametrize("wish", ["light", "dark"])
def test_it_is_as_dark_as_the_system_wishes_until_a_key_says_otherwise(
    open_bench: Callable[..., Bench], people: People, wish: Literal["light", "dark"]
) -> None:
    page = show(open_bench, state(people, "prompts").screen()).page
    page.emulate_media(color_scheme=wish)
    shown = page.locator(".ws-screen")
    expect(shown).to_have_attribute("data-scheme", wish)
    paper = {"light": "rgb(255, 255, 255)", "dark": "rgb(19, 27, 37)"}
    expect(shown).to_have_css("background-color", paper[wish])
    other = "light" if wish == "dark" else "dark"
    turn_keys(page, "d")
    expect(shown).to_have_css("background-color", paper[other])


def test_a_cloud_is_a_list_that_says_its_counts(
    open_bench: Callable[..., Bench], people: People
) -> None:
    page = show(open_bench, state(people, "cloud").screen()).page
    items = page.get_by_role("listitem")
    expect(items).to_have_count(10)
    expect(items.first).to_have_text("Calm6, 6 people")
    expect(items.last).to_have_text("proud, 1 person")
    sizes = page.locator(".ws-screen-word").evaluate_all(
        "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 2 * sizes[-1]


@pytest.mark.parametrize(
    "name", ["prompts", "short_wall", "cloud", "voting", "long_quote"]
)
def test_formulas_are_set_wherever_they_stand(
    open_bench: Callable[..., Bench], people: People, name: str
) -> None:
    page = show(open_bench, state(people, name).screen()).page
    expect(page.locator(".ws-screen math").first).to_be_visible()
    assert "$" not in page.locator(".ws-screen").inner_text()


# -- for everybody ---------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_on_the_screen(
    open_bench: Callable[..., Bench], people: People, name: str, scheme: str
) -> None:
    bench = show(open_bench, state(people, name).screen())
    assert faults(bench.page, scheme=scheme) == []


@pytest.mark.parametrize("name", ["first_few", "wall", "results", "long_quote"])
def test_a_phone_shows_it_without_scrolling_sideways(
    open_bench: Callable[..., Bench], people: People, name: str
) -> None:
    page = show(open_bench, state(people, name).screen(), PHONE).page
    page.wait_for_function(FITS)
    assert min(size for _text, size, _is_prompt in page.evaluate(WORDS)) >= 16
