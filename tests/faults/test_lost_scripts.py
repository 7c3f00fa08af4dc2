"""A script or a style sheet that did not get through is asked for again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.faults.people import House, Someone, box, expect_saved
from tests.serving import WORKSHOP

pytestmark = [pytest.mark.browser, pytest.mark.slow]


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
    assert lost


@pytest.mark.parametrize("pattern", ["**/assets/page-*.css*", "**/module/*.css*"])
def test_a_page_whose_style_is_lost_gets_it_again(house: House, pattern: str) -> None:
    someone, lost = opened_without(house, pattern)
    expect(box(someone.page)).to_be_visible()
    expect(someone.page.locator("link[rel=stylesheet][href*='again=']")).to_have_count(
        len(set(lost))
    )
    loaded = (
        "[...document.querySelectorAll('link[href*=again]')].every((one) => one.sheet)"
    )
    someone.page.wait_for_function(loaded)
    assert lost
