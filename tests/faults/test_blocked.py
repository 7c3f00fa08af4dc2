"""Where websockets are blocked answers are saved all the same, and news arrives."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.faults.people import (
    House,
    box,
    connection,
    expect_back,
    expect_saved,
    status,
)
from tests.line import Sockets
from tests.serving import WORKSHOP

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BLOCKED = "Live connections are blocked here"


@pytest.mark.parametrize("how", [Sockets.REFUSED, Sockets.HANGING, Sockets.DEAF])
def test_answers_are_saved_and_news_arrives_by_plain_requests(
    house: House, how: Sockets
) -> None:
    someone = house.stranger()
    someone.line.block(how)
    someone.sign_in()
    someone.open()
    expect(connection(someone.page)).to_contain_text(BLOCKED)
    expect(connection(someone.page)).to_contain_text(f"127.0.0.1:{someone.line.port}")
    box(someone.page).fill("by plain requests")
    expect_saved(someone.page)
    assert house.server.answer(someone.seating) == "by plain requests"
    box(someone.page).blur()  # in whose box nothing is written by others
    phone = house.someone(someone.seating)
    box(phone.page).fill("from the phone")
    expect(box(someone.page)).to_have_value("from the phone")
    connection(someone.page).get_by_role("button", name="Close").click()
    expect(connection(someone.page)).to_be_empty()


def test_a_page_can_be_written_in_before_and_without_a_line(house: House) -> None:
    someone = house.stranger()
    someone.sign_in()
    someone.line.block(Sockets.REFUSED)
    someone.page.route("**/exchange/**", lambda route: route.abort())
    someone.open()
    box(someone.page).fill("written without a line")
    expect(status(someone.page)).to_contain_text("kept on this device")
    expect(connection(someone.page)).to_contain_text("kept")
    assert house.server.answer(someone.seating) is None
    someone.page.reload()
    expect(box(someone.page)).to_have_value("written without a line")
    someone.page.unroute("**/exchange/**")
    expect_back(someone, "written without a line")


def empty(route: Route) -> None:
    """The page as if it had been cut off before what it carries."""
    page = route.fetch()
    body = re.sub(r'(id="page-carried">)[^<]*', r'\1{"data": ', page.text())
    route.fulfill(response=page, body=body)


def test_a_page_that_has_lost_what_it_carries_asks_for_it(house: House) -> None:
    someone = house.stranger()
    someone.sign_in()
    someone.page.route(f"**/workshop/{WORKSHOP}", empty)
    someone.open()
    box(someone.page).fill("drawn after all")
    expect_saved(someone.page)


def test_nothing_is_promised_of_what_cannot_be_typed(house: House) -> None:
    someone = house.stranger()
    someone.sign_in()
    someone.page.route(f"**/workshop/{WORKSHOP}", empty)
    for line in ("**/exchange/**", "**/api/kernels/*"):
        someone.page.route(line, lambda route: route.abort())
    someone.line.block(Sockets.REFUSED)
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}")
    expect(connection(someone.page)).to_contain_text("boxes to write in appear when")
    expect(connection(someone.page)).not_to_contain_text("kept")
    for line in ("**/exchange/**", "**/api/kernels/*"):
        someone.page.unroute(line)
    expect(box(someone.page)).to_be_visible()
    expect(connection(someone.page)).to_contain_text(BLOCKED)
