"""A script or a style sheet that did not get through is asked for again.

One that a browser is too old for is not: the page says so.
"""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.faults.people import House, Someone, box, expect_saved
from tests.serving import PATIENCE, WORKSHOP
from toolkit.server.page.assets import too_old_script
from toolkit.server.words import BROWSERS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAFARI_14 = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/14.1.2 Safari/605.1.15"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 14_8 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) CriOS/109.0 Mobile/15E148 Safari/604.1"
)
NO_SYNTAX = "const later = a |> b;"
"""What no browser can read, as an older one cannot read what is newer."""


def opened_without(house: House, pattern: str) -> tuple[Someone, list[str]]:
    """Somebody whose page loses what it first asks for by an address like *pattern*."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        if "again=" in route.request.url:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort("connectionreset")

    someone = house.stranger()
    someone.sign_in()
    someone.page.route(pattern, lose)
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}", wait_until="commit")
    return someone, lost


@pytest.mark.parametrize("pattern", ["**/assets/page-*.js*", "**/module/*.js*"])
def test_a_page_whose_script_is_lost_comes_to_life(house: House, pattern: str) -> None:
    someone, lost = opened_without(house, pattern)
    box(someone.page).fill("There after all")
    expect_saved(someone.page)
    expect(notice(someone.page)).to_have_count(0)
    assert lost


@pytest.mark.parametrize("pattern", ["**/assets/page-*.css*", "**/module/*.css*"])
def test_a_page_whose_style_is_lost_gets_it_again(house: House, pattern: str) -> None:
    someone, lost = opened_without(house, pattern)
    expect(box(someone.page)).to_be_visible()
    expect(someone.page.locator("link[rel=stylesheet][href*='again=']")).to_have_count(
        len(set(lost))
    )
    loaded = (
        "() => [...document.querySelectorAll('link[href*=again]')]"
        ".every((one) => one.sheet)"
    )
    someone.page.wait_for_function(loaded)
    assert lost


def notice(page: Page) -> Locator:
    """What says that this browser is too old."""
    return page.get_by_role("alert")


def older(house: House, *, agent: str, lacks: str) -> Someone:
    """Somebody whose browser calls itself *agent* and *lacks* what came last."""
    someone = house.stranger()
    named = f"Object.defineProperty(navigator, 'userAgent', {{ value: '{agent}' }})"
    someone.context.add_init_script(f"delete {lacks}; {named};")
    return someone


@pytest.mark.parametrize(
    ("agent", "lacks", "named"),
    [
        (SAFARI_14, "window.structuredClone", "Safari 14.1"),
        (IPHONE, "Array.prototype.findLast", "iOS 14.8"),
        ("Unheard of", "HTMLScriptElement.prototype.noModule", "This browser"),
    ],
)
def test_an_older_browser_is_told_by_name_from_the_page_of_joining_on(
    house: House, agent: str, lacks: str, named: str
) -> None:
    someone = older(house, agent=agent, lacks=lacks)
    someone.page.goto(f"{someone.base}/join")
    expect(notice(someone.page)).to_contain_text(f"{named} is too old for this page.")
    expect(notice(someone.page)).to_contain_text(BROWSERS)
    someone.sign_in()
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}")
    expect(notice(someone.page)).to_contain_text(f"{named} is too old for this page.")


@pytest.mark.parametrize("pattern", ["**/assets/page-*.js*", "**/module/*.js*"])
def test_a_browser_that_cannot_read_the_script_is_told_so(
    house: House, pattern: str
) -> None:
    someone = house.stranger()
    someone.sign_in()
    someone.page.route(
        pattern,
        lambda route: route.fulfill(body=NO_SYNTAX, content_type="text/javascript"),
    )
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}")
    said = re.compile(r"This page.s script could not be read by Chrome \d+\.")
    expect(notice(someone.page)).to_contain_text(said)
    expect(notice(someone.page)).to_contain_text(BROWSERS)
    someone.errors.clear()


def test_what_tells_an_older_browser_is_as_old_as_that() -> None:
    newer = r"=>|`|\?\.|\?\?|\.\.\.|\b(?:const|let|class|async|await|of)\b|\*\*"
    assert re.findall(newer, too_old_script()) == []


def test_news_that_comes_before_the_script_does_is_shown(house: House) -> None:
    someone = house.stranger()
    someone.sign_in()
    held: list[Route] = []
    heard: list[bytes] = []
    someone.page.route("**/assets/page-*.js", lambda route: held.append(route))
    someone.page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived",
            lambda data: heard.append(data.encode() if isinstance(data, str) else data),
        ),
    )
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}", wait_until="commit")
    phone = house.someone(someone.seating)
    box(phone.page).fill("from the phone")
    expect_saved(phone.page)
    give_up = time.monotonic() + PATIENCE
    while not any(b"from the phone" in each for each in heard):
        assert time.monotonic() < give_up
        someone.page.wait_for_timeout(20)  # between two looks; frames arrive in it
    for route in held:
        route.fallback()
    expect(box(someone.page)).to_have_value("from the phone")
