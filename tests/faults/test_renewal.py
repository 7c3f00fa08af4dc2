"""A page of another release than the server's loads itself again, and loses nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.faults.people import House, Someone, box, connection, expect_saved
from tests.serving import WORKSHOP
from toolkit.server.page.modules import ModuleFolder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = f"**/workshop/{WORKSHOP}"
MARK = "document.documentElement.dataset.release = 'another'"
ITS_MODULE = "export const of = 'another release';"
ELSEWHERE = "document.activeElement.blur()"
COUNTS_LOOKS = """() => {
  const plain = document.querySelectorAll.bind(document);
  window.looks = 0;
  document.querySelectorAll = (what) => {
    if (what === "audio, video") window.looks += 1;
    return plain(what);
  };
}"""
"""A page that looks whether it may load itself looks whether something plays."""
NOTES_DECISION = """() => {
  const plain = Storage.prototype.getItem;
  Storage.prototype.getItem = function (name) {
    // What is decided by it is done in the same turn of the page.
    if (name === "workshop-renewed") setTimeout(() => (window.decided = true));
    return plain.call(this, name);
  };
}"""
LOOKS_AGAIN = """() => new Promise((done) => {
  const before = window.looks;
  const wait = () => (window.looks > before + 1 ? done() : setTimeout(wait, 50));
  wait();
})"""
UNKEPT = """() => {
  const box = document.createElement("textarea");
  box.setAttribute("aria-label", "Kept nowhere");
  document.querySelector("main").prepend(box);
}"""


def of_another_release(house: House, *, times: int = 1) -> tuple[Someone, list[str]]:
    """Somebody whose page, so often, is of another release; and all pages they had."""
    loaded: list[str] = []

    def older(route: Route) -> None:
        reply = route.fetch()
        loaded.append(reply.url)
        text = reply.text()
        if len(loaded) <= times:
            text = re.sub(r'"scripts": "\w+"', '"scripts": "another"', text)
            text = re.sub(r'"version": "\w+"', '"version": "another"', text)
        route.fulfill(response=reply, body=text)

    someone = house.stranger()
    someone.sign_in()
    someone.page.route(PAGE, older)
    someone.open()
    someone.page.evaluate(MARK)
    return someone, loaded


def upgrade(house: House) -> None:
    house.server.kill()
    house.server.start()


def expect_renewed(page: Page) -> None:
    expect(page.locator("html")).not_to_have_attribute("data-release", "another")
    expect(box(page)).to_be_visible()


def expect_not_renewed(page: Page) -> None:
    """The page has looked again whether it may load itself, and has not done so."""
    page.evaluate(LOOKS_AGAIN)
    expect(page.locator("html")).to_have_attribute("data-release", "another")


def expect_offer(page: Page) -> None:
    """What is offered where a page does not load itself again."""
    button = connection(page).get_by_role("button", name="Show the new page")
    expect(button).to_be_visible()


def test_a_page_loads_itself_again_when_nobody_is_writing(house: House) -> None:
    someone, loaded = of_another_release(house)
    theirs = ModuleFolder(house.server.data / "modules").add(ITS_MODULE, "js")
    house.server.kill()
    box(someone.page).fill("typed meanwhile")
    someone.page.evaluate(ELSEWHERE)
    house.server.start()
    expect_renewed(someone.page)
    expect(box(someone.page)).to_have_value("typed meanwhile")
    expect_saved(someone.page)
    assert house.server.answer(someone.seating) == "typed meanwhile"
    assert len(loaded) == 2
    # Whoever still has a page of that release finds what it loads.
    found = someone.context.request.get(f"{someone.base}/module/{theirs}.js")
    assert found.text() == ITS_MODULE


def test_it_waits_for_who_is_writing_and_for_what_is_kept_nowhere(house: House) -> None:
    someone, _ = of_another_release(house)
    page = someone.page
    page.evaluate(COUNTS_LOOKS)
    page.evaluate(UNKEPT)
    box(page).fill("in the middle of a")
    upgrade(house)
    expect_saved(page)
    expect_offer(page)
    expect_not_renewed(page)
    page.get_by_label("Kept nowhere").fill("Only here")
    page.evaluate(ELSEWHERE)
    expect_not_renewed(page)
    page.get_by_label("Kept nowhere").fill("")
    page.evaluate(ELSEWHERE)
    expect_renewed(page)
    expect(box(page)).to_have_value("in the middle of a")


def test_one_that_would_not_help_is_not_repeated(house: House) -> None:
    someone, loaded = of_another_release(house, times=9)
    upgrade(house)
    expect_renewed(someone.page)
    someone.page.evaluate(MARK)
    someone.page.evaluate(NOTES_DECISION)
    upgrade(house)
    expect_offer(someone.page)
    someone.page.wait_for_function("() => window.decided")
    expect(someone.page.locator("html")).to_have_attribute("data-release", "another")
    assert len(loaded) == 2


def test_a_page_whose_script_only_another_release_had_is_loaded_again(
    house: House,
) -> None:
    someone = house.stranger()
    someone.sign_in()
    pages: list[str] = []

    def gone(route: Route) -> None:
        if len(pages) > 1:
            route.continue_()
        else:
            route.fulfill(status=404, body="")

    someone.page.on(
        "request",
        lambda asked: asked.resource_type == "document" and pages.append(asked.url),
    )
    someone.page.route("**/assets/page-*.js*", gone)
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}", wait_until="commit")
    box(someone.page).fill("There after all")
    expect_saved(someone.page)
    assert len(pages) == 2
