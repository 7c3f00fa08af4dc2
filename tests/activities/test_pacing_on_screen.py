"""The bar that follows the pace of a room, as a participant's page shows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import LAPTOP, PHONE, Bench
from tests.activities.test_pacing import pacing_bar
from toolkit.model import Spotlit, showing
from toolkit.model import pace as pacing

pytestmark = pytest.mark.browser
LISTEN = """() => {
  window.said = [];
  const line = document.querySelector('.ws-pace [role="status"]');
  new MutationObserver(() => window.said.push(line.textContent))
    .observe(line, { childList: true });
}"""


def test_what_is_left_is_announced_at_five_minutes_one_and_none_once_each(
    bench: Bench, people: People
) -> None:
    begun, passed = datetime.now(UTC), timedelta()
    seat = people.seat(clock=lambda: begun + passed)
    people.facilitator().pace.steer(
        WORKSHOP,
        lambda pace: pacing.start_timer(pace, "Write", seconds=330, at=begun),
    )
    bench.set_clock(begun)
    bench.show(attached(pacing_bar(), seat))
    timer = bench.page.get_by_role("timer")
    expect(timer).to_have_text("5:30")
    bench.page.evaluate(LISTEN)
    for seconds, shown in ((40, "4:50"), (200, "1:30"), (40, "0:50")):
        passed += timedelta(seconds=seconds)
        bench.page.clock.run_for(1000 * seconds)
        expect(timer).to_have_text(shown)
    # Who comes now is told nothing that has passed already.
    said = bench.page.evaluate("window.said")
    assert said == ["Write: 5 minutes left.", "Write: 1 minute left."]
    bench.reload()
    expect(timer).to_have_text("0:50")
    bench.page.evaluate(LISTEN)
    passed += timedelta(seconds=60)
    bench.page.clock.run_for(60_000)
    expect(bench.page.get_by_text("Time is up").first).to_be_visible()
    assert bench.page.evaluate("window.said") == ["Write: time is up."]


def test_an_address_in_a_notice_is_a_link_and_the_rest_is_text(
    bench: Bench, people: People
) -> None:
    words = "<i>Now</i> javascript:alert(1) http://example.org/a?b=1&c and ftp://x.org."
    people.facilitator().pace.steer(
        WORKSHOP, lambda pace: pacing.give_notice(pace, words)
    )
    bench.show(attached(pacing_bar(), people.seat()))
    notice = bench.page.get_by_role("paragraph").filter(has_text="Notice")
    expect(notice).to_have_text(f"Notice {words}")
    (link,) = notice.get_by_role("link").all()
    assert link.get_attribute("href") == "http://example.org/a?b=1&c"
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in (link.get_attribute("rel") or "")


TABLE = {"is": "table", "columns": [[]], "rows": [[[{"is": "text", "value": "Cell"}]]]}
READ = "We found that the same pictures come back. "


def _passage(words: str) -> dict[str, object]:
    return {"is": "paragraph", "inside": [{"is": "text", "value": words}]}


def _spotlit(bench: Bench, people: People, *nodes: object) -> None:
    """An answer without a name that is on, and a bar that shows it as *nodes*."""
    one = Spotlit("one", "hope", text="Anything")
    people.facilitator().pace.steer(
        WORKSHOP, lambda pace: showing.show(showing.pick(pace, one), "one")
    )
    bar = attached(pacing_bar(), people.seat())
    shown = bar.room["spotlight"]
    assert shown is not None
    blocks = [{"label": None, "inside": list(nodes)}]
    bar.room = {**bar.room, "spotlight": {**shown, "name": "Anna", "blocks": blocks}}
    bench.show(bar)


def test_a_long_answer_begins_with_its_name_and_words_in_a_third_of_a_phone(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=PHONE)
    _spotlit(bench, people, TABLE, _passage(READ * 9))
    bar = bench.page.get_by_role("region", name="Where the room is")
    expect(bar.get_by_text("Anna says")).to_be_visible()
    expect(bar.get_by_text(re.compile(f"^{READ}")).first).to_be_visible()
    expect(bar.get_by_role("table")).to_be_hidden()
    assert bar.evaluate("one => one.offsetHeight") < 0.2 * PHONE[1]
    bar.get_by_text("Read all of it").click()
    expect(bar.get_by_role("table")).to_be_visible()
    # Whoever goes on reading the page has its room again.
    bar.get_by_role("table").dispatch_event("touchmove")
    expect(bar.get_by_role("table")).to_be_visible()
    bench.page.locator("body").dispatch_event("touchmove")
    expect(bar.get_by_role("table")).to_be_hidden()


@pytest.mark.parametrize(("words", "is_whole"), [("Yes.", True), (READ * 9, False)])
def test_where_there_is_room_a_short_answer_stands_whole(
    open_bench: Callable[..., Bench], people: People, words: str, *, is_whole: bool
) -> None:
    bench = open_bench(size=LAPTOP)
    _spotlit(bench, people, _passage(words))
    bar = bench.page.get_by_role("region", name="Where the room is")
    expect(bar.get_by_text("Anna says")).to_be_visible()
    quoted = bar.locator("blockquote")
    expect(quoted).to_be_visible(visible=is_whole)
