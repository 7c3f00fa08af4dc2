"""The screen read from the back row: in every state, on every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.activities.conftest import People
from tests.activities.harness import PHONE, Bench
from tests.activities.screens import STATES, state
from tests.browser.axe import faults
from toolkit.activities.screen import Screen

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
CODE = re.compile(r"\b[WT]\d-?[A-Z]?\d")


def show(
    open_bench: Callable[..., Bench], shown: Screen, size: tuple[int, int] = PROJECTOR
) -> Bench:
    bench = open_bench(size=size)
    bench.show(shown)
    bench.page.evaluate(ALONE)
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
    wide = "document.documentElement.scrollWidth <= innerWidth"
    page.wait_for_function(wide)
    assert min(size for _text, size, _is_prompt in page.evaluate(WORDS)) >= 16
