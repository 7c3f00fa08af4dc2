"""A school that serves its own network over plain http, where browsers give less."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.chromium import NAMED
from tests.faults.people import House, Someone, activity, box, expect_saved
from tests.faults.site import CELLS
from tests.serving import WORKSHOP

pytestmark = [pytest.mark.browser, pytest.mark.slow]

POINTS = 'workshop.talking_points("points", "Say one.", points={"tip": "A tip"})'


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"TOOLKIT_PUBLIC_URL": f"http://{NAMED}"}


@pytest.fixture(scope="module")
def cells() -> tuple[str, ...]:
    return (*CELLS, POINTS)


class AtSchool(Someone):
    """Somebody who comes by the server's name in the school's network."""

    @property
    def base(self) -> str:
        return f"http://{NAMED}:{self.line.port}"


def test_a_page_over_plain_http_works_and_says_what_it_cannot(house: House) -> None:
    stranger = house.stranger()
    someone = AtSchool(
        stranger.server, stranger.line, stranger.context, stranger.seating
    )
    someone.sign_in()
    someone.open()
    assert someone.page.evaluate("self.isSecureContext") is False
    box(someone.page).fill("Over plain http")
    expect_saved(someone.page)
    someone.page.goto(f"{someone.base}/workshop/{WORKSHOP}")
    expect(box(someone.page)).to_have_value("Over plain http")
    points = activity(someone.page, "Say one.")
    points.get_by_role("group").filter(has_text="A tip").first.click()
    points.get_by_text("Say it aloud instead").click()
    expect(points).to_contain_text("This browser cannot record on this page.")
    assert someone.errors == []
