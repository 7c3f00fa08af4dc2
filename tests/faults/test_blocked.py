"""Where websockets are blocked answers are saved all the same, and news arrives."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faults.people import House, box, connection, expect_saved
from tests.line import Sockets

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
    phone = house.someone(someone.seating)
    box(phone.page).fill("from the phone")
    expect(box(someone.page)).to_have_value("from the phone")
    connection(someone.page).get_by_role("button", name="Close").click()
    expect(connection(someone.page)).to_be_empty()
