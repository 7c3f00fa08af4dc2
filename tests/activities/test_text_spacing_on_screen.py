"""Words set wide, as WCAG 1.4.12 asks, on the smallest phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.activities.conftest import People, attached
from tests.activities.examples import EVERY_KIND, Make
from tests.activities.harness import SMALL_PHONE, Bench
from tests.browser.accessibility import APART

pytestmark = pytest.mark.browser

CUT = """() => {
  document.querySelectorAll('details').forEach((one) => (one.open = true));
  const isCut = (one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (one.matches('.ws-hidden, .ws-who, textarea, input, select') || !one.clientWidth)
      return false;
    const hides = [overflowX, overflowY].some((how) => how !== 'visible');
    return hides && (one.scrollHeight > one.clientHeight + 1 ||
      one.scrollWidth > one.clientWidth + 1);
  };
  const page = document.documentElement;
  return [
    page.scrollWidth - page.clientWidth,
    [...document.querySelectorAll('.ws-activity *')].filter(isCut)
      .map((one) => one.className),
  ];
}"""


@pytest.mark.parametrize("make", EVERY_KIND, ids=lambda make: make.__name__)
def test_words_set_wide_are_neither_cut_nor_wider_than_the_page(
    open_bench: Callable[..., Bench], people: People, make: Make
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(attached(make(), people.seat()))
    bench.page.add_style_tag(content=APART)
    assert bench.page.evaluate(CUT) == [0, []]
