"""Whatever answers in place of the server, a page finds its way back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.faults.people import (
    House,
    Someone,
    box,
    connection,
    expect_back,
    expect_saved,
    wait_until,
)
from tests.faults.server import kill

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PORTAL = "Something on this network answers in place of the workshop"
WITHOUT = re.compile("Reconnecting|No connection")


def answer(status: str, body: str = "", *headers: str) -> bytes:
    """A whole answer over HTTP, which ends its connection."""
    length = f"Content-Length: {len(body)}"
    lines = (f"HTTP/1.1 {status}", length, "Connection: close", *headers)
    return "\r\n".join((*lines, "", body)).encode()


HTML = "Content-Type: text/html"
JSON = "Content-Type: application/json"
SIGN_IN = "<!doctype html><title>School Wi-Fi</title><p>Sign in to go on."


PORTALS = (
    answer("200 OK", SIGN_IN, HTML),
    answer("302 Found", "", "Location: http://127.0.0.1:9/"),
    answer("511 Sign In", SIGN_IN, HTML),
    answer("403 Forbidden", SIGN_IN, HTML),
)
ODD = (
    answer("200 OK", "null", JSON),
    answer("200 OK", "{", JSON),
    answer("204 No Content"),
    answer("404 Not Found", SIGN_IN, HTML),
    answer("502 Bad Gateway", SIGN_IN, HTML),
    answer("101 Switching Protocols"),
    b"nonsense\r\n\r\n",
)


STALLED = answer("200 OK", "{}", JSON).replace(b"th: 2", b"th: 2000")
"""Its headers say that more will come."""


def hear(someone: Someone, said: bytes, *, holds: bool = False) -> None:
    """Let *said* answer the page twice: it asks again after the first time."""
    someone.line.answer(said, holds=holds)
    calls = someone.line.refused
    for more in (1, 2):
        someone.page.evaluate("dispatchEvent(new Event('online'))")  # do not wait
        someone.line.wait_for_calls_in_vain(calls + more)


def test_a_network_that_wants_a_sign_in_of_its_own_is_told_and_outlived(
    house: House,
) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    for said in PORTALS:
        someone.line.cut()
        expect(connection(someone.page)).to_contain_text(WITHOUT)
        hear(someone, said)
        expect(connection(someone.page)).to_contain_text(PORTAL)
        someone.line.mend()
    box(someone.page).fill("before, and while the network asked")
    expect_back(someone, "before, and while the network asked")


def test_no_odd_answer_ends_the_way_back(house: House) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    for said in ODD:
        hear(someone, said)
    hear(someone, STALLED, holds=True)
    box(someone.page).fill("before, and meanwhile")
    someone.line.mend()
    expect_back(someone, "before, and meanwhile")


ODD_KERNELS = (
    {"content_type": "text/html", "body": SIGN_IN},
    {"content_type": "application/json", "body": "null"},
    {"content_type": "application/json", "body": '{"kernel": 7}'},
    {"content_type": "application/json", "body": "{"},
    {"status": 204},
    {"status": 404, "content_type": "application/json", "body": "{}"},
    {"status": 500, "content_type": "text/html", "body": SIGN_IN},
)


def test_no_odd_answer_to_the_request_for_a_kernel_is_the_last(house: House) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    left = list(ODD_KERNELS)

    def oddly(route: Route) -> None:
        if left:
            route.fulfill(**left.pop(0))
        else:
            route.fallback()

    someone.page.route("**/kernel", oddly)
    box(someone.page).fill("before, and in between")
    kill(house.server.kernels())
    # What was typed may be saved, and said to be, before the page misses its kernel.
    wait_until(someone, lambda: not left)
    expect_back(someone, "before, and in between")


MISSING = (
    "delete AbortSignal.timeout",
    # As where an extension or a policy forbids them.
    "WebSocket = class { constructor() { throw new DOMException('no') } }",
    "delete self.requestIdleCallback",
)


@pytest.mark.parametrize("missing", MISSING)
def test_what_a_browser_does_not_have_does_not_keep_a_page_from_coming_back(
    house: House, missing: str
) -> None:
    someone = house.stranger()
    someone.page.add_init_script(missing)
    someone.sign_in()
    someone.open()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    someone.line.cut()
    expect(connection(someone.page)).to_contain_text("kept")
    box(someone.page).fill("before, and while away")
    someone.line.mend()
    expect_back(someone, "before, and while away")
