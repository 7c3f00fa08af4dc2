"""Somebody at a page, with a line of their own that can be spoilt."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.chromium import patient
from tests.faults.server import Server
from tests.faults.site import HOPE
from tests.line import Line
from tests.serving import PATIENCE, WORKSHOP
from toolkit.model import Seating

SAVED = re.compile(r"^Saved \d\d:\d\d$")
OFFLINE = "Offline: kept on this device"
NOTICED = re.compile("Reconnecting|No connection|Connected again")
"""What a page says that has lost its connection, be it for a moment."""
TROUBLE = re.compile("Reconnecting|No connection|kept")


@dataclass
class Someone:
    """A person in a browser of their own."""

    server: Server
    line: Line
    context: BrowserContext
    seating: Seating
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.new_page()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.line.port}"

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def sign_in(self, page: Page | None = None) -> None:
        """Follow a new personal link."""
        page = page or self.page
        until = datetime.now(UTC) + timedelta(days=1)
        token = self.server.store.tokens.issue(
            self.seating.id, "link", expires_at=until
        )
        page.goto(f"{self.base}/join/{token}")
        page.get_by_role("button", name=re.compile("^Join as ")).click()
        banner = page.get_by_role("banner")
        expect(banner.get_by_text(self.seating.person.name)).to_be_visible()

    def open(self, page: Page | None = None) -> Page:
        """Open the workshop's page and wait until one can type."""
        page = page or self.page
        page.goto(f"{self.base}/workshop/{WORKSHOP}")
        expect(box(page)).to_be_visible()
        return page

    def kernel(self) -> str:
        """The kernel the page was given at first."""
        found: str = self.page.evaluate(
            "JSON.parse(document.getElementById('page-config').textContent).kernel"
        )
        return found

    def drafts(self, page: Page | None = None) -> list[str]:
        """What is kept on this device, unsent."""
        found: list[str] = (page or self.page).evaluate(
            "Object.entries(localStorage).filter(([key]) =>"
            " key.startsWith('workshop-draft:')).map(([, draft]) => draft)"
        )
        return found


@dataclass
class House:
    """Where people come from; everybody leaves when the test ends."""

    server: Server
    chromium: Browser
    guests: list[Someone] = field(default_factory=list)

    def stranger(self, seating: Seating | None = None) -> Someone:
        """Somebody who has not signed in; with *seating* on a further device."""
        phone = {"width": 390, "height": 844}
        context = patient(self.chromium.new_context(viewport=phone))
        line = Line(self.server.port).start()
        whom = seating or self.server.person()
        someone = Someone(self.server, line, context, whom)
        self.guests.append(someone)
        return someone

    def someone(self, seating: Seating | None = None) -> Someone:
        """Somebody whose workshop page is open."""
        someone = self.stranger(seating)
        someone.sign_in()
        someone.open()
        return someone

    def close(self) -> None:
        for someone in self.guests:
            someone.context.close()
            someone.line.stop()


def activity(page: Page, prompt: str = HOPE) -> Locator:
    return page.get_by_role("region", name=prompt, exact=True)


def box(page: Page, prompt: str = HOPE) -> Locator:
    return activity(page, prompt).get_by_role("textbox")


def status(page: Page, prompt: str = HOPE) -> Locator:
    """The line that says whether an answer is saved."""
    return activity(page, prompt).get_by_role("status")


def connection(page: Page) -> Locator:
    """The line that says how the connection is."""
    return page.locator("#page-status").and_(page.get_by_role("status"))


def expect_saved(page: Page, prompt: str = HOPE) -> None:
    expect(status(page, prompt)).to_have_text(SAVED)


def expect_back(someone: Someone, text: str) -> None:
    """The page is connected again, and *text* is saved and still in its box."""
    expect_saved(someone.page)
    expect(box(someone.page)).to_have_value(text)
    expect(connection(someone.page)).not_to_contain_text(TROUBLE)
    assert someone.server.answer(someone.seating) == text
    assert someone.drafts() == []


def wait_for_answer(someone: Someone, text: str) -> None:
    """Wait until *text* is in the database, whatever the page knows of it."""
    wait_until(someone, lambda: someone.server.answer(someone.seating) == text)


def wait_until(someone: Someone, condition: Callable[[], bool]) -> None:
    """Wait while the page goes on, as its routes do, until *condition* is true."""
    give_up = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < give_up
        someone.page.wait_for_timeout(20)
