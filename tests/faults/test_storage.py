"""A browser that keeps nothing, a full one, one that slept, one that is read out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.faults.people import (
    OFFLINE,
    SAVED,
    House,
    Someone,
    box,
    connection,
    expect_back,
    expect_saved,
    status,
)
from tests.serving import WORKSHOP

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REFUSED = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The storage is refused.", "SecurityError"); },
});
"""
ABSENT = """
Object.defineProperty(window, "localStorage", { get: () => null });
"""
FILL = """() => {
  for (let size = 4_000_000; size; size = Math.floor(size / 2)) {
    try {
      for (let n = 0; ; n += 1) {
        localStorage.setItem(`of-others-${size}-${n}`, "x".repeat(size));
      }
    } catch {
      // smaller pieces still fit
    }
  }
}"""
"""Until not one character more has room."""
NOTHING_KEPT = "keeps nothing for this site"
NO_ROOM = "has no room left"
LISTEN = """
window.spoken = [];
const said = (line) => {
  const copy = line.cloneNode(true);
  copy.querySelectorAll("[aria-hidden]").forEach((hidden) => hidden.remove());
  return copy.textContent;
};
for (const line of document.querySelectorAll(".ws-activity [role=status]")) {
  const listen = () => said(line) && window.spoken.push(said(line));
  new MutationObserver(listen).observe(line, { childList: true, subtree: true });
}
"""


def spoken_status(page: Page) -> Locator:
    """The line, once nothing in it is hidden from a screen reader."""
    hushed = page.locator("[aria-hidden]")
    return status(page).filter(has_text=SAVED, has_not=hushed)


def with_stopped_time(house: House) -> Someone:
    """Somebody on whose page time passes only when a test says so."""
    someone = house.stranger()
    someone.sign_in()
    someone.page.clock.install()
    someone.open()
    someone.page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    return someone


def with_script(house: House, script: str) -> Someone:
    someone = house.stranger()
    someone.context.add_init_script(script)
    someone.sign_in()
    someone.open()
    return someone


def with_full_storage(house: House) -> Someone:
    someone = house.stranger()
    someone.sign_in()
    someone.page.evaluate(FILL)
    someone.open()
    return someone


BROWSERS = {
    "refused": (lambda house: with_script(house, REFUSED), NOTHING_KEPT),
    "absent": (lambda house: with_script(house, ABSENT), NOTHING_KEPT),
    "full": (with_full_storage, NO_ROOM),
}


@pytest.mark.parametrize("keeps", BROWSERS)
def test_a_browser_that_keeps_nothing_works_and_says_nothing_false(
    house: House, keeps: str
) -> None:
    come, sentence = BROWSERS[keeps]
    someone = come(house)
    storage = someone.page.locator("#page-storage").and_(
        someone.page.get_by_role("status")
    )
    expect(storage).to_contain_text(sentence)
    expect(storage).to_contain_text("saved on the server as you type")
    box(someone.page).fill("before")
    expect_saved(someone.page)
    someone.line.cut()
    box(someone.page).fill("before, and while away")
    expect(status(someone.page)).to_have_text("Not saved yet: keep this page open")
    expect(connection(someone.page)).to_contain_text("cannot keep what you type")
    expect(connection(someone.page)).not_to_contain_text("is kept")
    someone.line.mend()
    expect_saved(someone.page)
    expect(box(someone.page)).to_have_value("before, and while away")
    assert house.server.answer(someone.seating) == "before, and while away"
    someone.page.get_by_role("button", name="Sign out").click()
    expect(someone.page.get_by_label("Room code")).to_be_visible()


def test_a_storage_that_becomes_full_while_one_types_is_said_at_once(
    house: House,
) -> None:
    someone = house.someone()
    storage = someone.page.locator("#page-storage")
    expect(storage).to_have_text("")
    someone.page.evaluate(FILL)
    box(someone.page).fill("there is no room for this either")
    expect(storage).to_contain_text(NO_ROOM)
    expect_saved(someone.page)
    someone.line.cut()
    expect(connection(someone.page)).to_contain_text("cannot keep what you type")
    box(someone.page).fill("there is no room for this")
    someone.line.mend()
    expect_back(someone, "there is no room for this")


def test_signing_out_with_a_full_storage_keeps_no_private_draft(house: House) -> None:
    someone = house.someone()
    second = someone.open(someone.new_page())
    someone.line.cut()
    box(someone.page).fill("a secret")
    expect(status(someone.page)).to_have_text(OFFLINE)
    someone.page.evaluate(FILL)
    assert someone.drafts()
    someone.page.route("**/sign-out", lambda route: route.fulfill(json={"next": "/"}))
    someone.page.route("**/join", lambda route: route.fulfill(body="Signed out"))
    someone.page.get_by_role("button", name="Sign out").click()
    someone.page.get_by_role("button", name="Sign out anyway").click()
    expect(box(second)).to_have_count(0)
    expect(someone.page.get_by_text("Signed out")).to_be_visible()
    assert someone.drafts() == []


def test_a_page_that_was_closed_while_away_gives_its_words_back(house: House) -> None:
    someone = house.someone()
    someone.line.cut()
    box(someone.page).fill("typed, then closed")
    expect(status(someone.page)).to_have_text(OFFLINE)
    someone.page.close()
    someone.line.mend()
    someone.page = someone.new_page()
    someone.open()
    expect_back(someone, "typed, then closed")


def test_a_laptop_that_slept_finds_its_way_back(house: House) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    browser = someone.context.new_cdp_session(someone.page)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    someone.line.half_open()
    house.server.live.signed_in(someone.seating.person.name)
    browser.send("Page.setWebLifecycleState", {"state": "active"})
    box(someone.page).fill("before, and woken")
    expect(connection(someone.page)).to_contain_text("kept")
    someone.line.mend()
    expect_back(someone, "before, and woken")


def test_a_line_of_status_is_spoken_once_not_with_every_keystroke(house: House) -> None:
    someone = with_stopped_time(house)
    someone.page.evaluate(LISTEN)
    # Each part is sent and saved, but nobody makes a pause in between.
    for words in ("some words ", "typed in ", "one go"):
        box(someone.page).press_sequentially(words)
        someone.page.clock.run_for(300)
        expect_saved(someone.page)
    assert someone.page.evaluate("window.spoken") == []
    someone.page.clock.run_for(1000)
    expect(spoken_status(someone.page)).to_have_count(1)
    (said,) = someone.page.evaluate("window.spoken")
    assert said.startswith("Saved")
    someone.line.cut()
    expect(connection(someone.page)).to_contain_text("kept")
    box(someone.page).press_sequentially(" and many more")
    expect(status(someone.page)).to_have_text(OFFLINE)
    assert someone.page.evaluate("window.spoken").count(OFFLINE) == 1


def test_a_page_opened_while_the_line_breaks_still_comes_to_life(house: House) -> None:
    someone = house.stranger()
    someone.sign_in()
    someone.page.once("websocket", lambda _socket: someone.line.reset())
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}", wait_until="commit")
    expect(box(someone.page)).to_be_visible()
