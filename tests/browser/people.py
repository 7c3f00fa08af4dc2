"""A cohort of invented people, and the browsers they bring."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    WebSocket,
    expect,
)

from tests.chromium import patient
from tests.first_year import CALENDAR
from tests.serving import WORKSHOP, LiveServer, wait_for_page
from toolkit.model import Role, Seating

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
LAST_ON_THE_PAGE = "My action plan"

_numbers = itertools.count(1)


@dataclass
class Guest:
    """A person in a browser of their own, and everything that browser noticed."""

    seating: Seating
    context: BrowserContext
    page: Page
    troubles: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    heard: list[bytes] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.seating.person.name

    @property
    def school(self) -> str:
        return self.seating.person.school

    def watch(self, base: str) -> None:
        """Note errors, requests to other hosts, and what the server says."""
        self.context.on("console", self._console)
        self.context.on("weberror", lambda found: self._trouble(str(found.error)))
        host = urlsplit(base).netloc
        self.context.on("request", lambda asked: self._request(asked, host))
        self.context.on("page", self._opened)
        self._opened(self.page)

    def forgive(self, words: str) -> None:
        """Forget one trouble that the test itself has caused."""
        [found] = [trouble for trouble in self.troubles if words in trouble]
        self.troubles.remove(found)

    def text(self) -> str:
        """Everything on the page, values of boxes among it."""
        typed = self.page.get_by_role("textbox").evaluate_all(
            "boxes => boxes.map((box) => box.value)"
        )
        return "\n".join([self.page.locator("body").inner_text(), *typed])

    def was_told(self, words: str) -> bool:
        """Whether *words* ever came over this page's websocket."""
        return any(words.encode() in frame for frame in self.heard)

    def calmly(self) -> None:
        """Fail if the browser noticed anything it should not have."""
        assert self.troubles == []
        assert self.elsewhere == []

    def _opened(self, page: Page) -> None:
        page.on("websocket", self._socket)

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._frame)

    def _frame(self, data: str | bytes) -> None:
        self.heard.append(data.encode() if isinstance(data, str) else data)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._trouble(message.text)

    def _trouble(self, words: str) -> None:
        self.troubles.append(words)

    def _request(self, asked: Request, host: str) -> None:
        address = urlsplit(asked.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != host:
            self.elsewhere.append(asked.url)


@dataclass
class Room:
    """A cohort that nobody else uses, on the running server."""

    live: LiveServer
    chromium: Browser
    cohort: str
    opened: contextlib.ExitStack
    guests: list[Guest] = field(default_factory=list)

    def prepared(self, *paths: str) -> None:
        """Wait until the server has prepared the pages at these paths."""
        facilitator = self.live.signed_in("Facilitator 1")
        for path in paths:
            wait_for_page(facilitator, path)

    def seat(
        self, name: str, *, group: str | None = None, role: Role = Role.PARTICIPANT
    ) -> Seating:
        return self.live.store.people.add(
            self.cohort,
            name=name,
            school="Example School, Übergang-on-Sea",
            role=role,
            group=group,
        )

    def link(self, seating: Seating) -> str:
        until = datetime.now(UTC) + timedelta(days=1)
        token = self.live.store.tokens.issue(seating.id, "link", expires_at=until)
        return f"{self.live.base}/join/{token}"

    def code(self) -> str:
        code = f"ROOM-{next(_numbers)}X"
        until = datetime.now(UTC) + timedelta(hours=1)
        self.live.store.rooms.open(self.cohort, WORKSHOP, code=code, expires_at=until)
        return code

    def browser(self, seating: Seating, *, size: dict[str, int]) -> Guest:
        """A browser that has not signed in."""
        context = self.chromium.new_context(
            viewport=size,  # type: ignore[arg-type]
            reduced_motion="reduce",
            has_touch=size == PHONE,
        )
        self.opened.callback(patient(context).close)
        guest = Guest(seating, context, context.new_page())
        guest.watch(self.live.base)
        self.guests.append(guest)
        return guest

    def joined(self, seating: Seating, *, size: dict[str, int] = LAPTOP) -> Guest:
        """Somebody who has followed their personal link to the start page."""
        guest = self.browser(seating, size=size)
        guest.page.goto(self.link(seating))
        guest.page.get_by_role("button", name=f"Join as {guest.name}").click()
        signed_in = guest.page.get_by_role("banner").get_by_text(guest.name)
        expect(signed_in).to_be_visible()
        return guest

    def arrived(self, seating: Seating, *, size: dict[str, int] = LAPTOP) -> Guest:
        """Somebody whose workshop page is open and ready."""
        guest = self.joined(seating, size=size)
        open_workshop(guest.page)
        return guest

    def comes(
        self,
        name: str,
        *,
        group: str | None = None,
        role: Role = Role.PARTICIPANT,
        size: dict[str, int] = LAPTOP,
    ) -> Guest:
        """A new person, whose workshop page is open and ready."""
        return self.arrived(self.seat(name, group=group, role=role), size=size)


@contextlib.contextmanager
def new_room(live: LiveServer, chromium: Browser) -> Iterator[Room]:
    """A room; at its end every browser must have been calm."""
    cohort = f"room-{next(_numbers)}"
    live.store.cohorts.add(cohort, "Cohort of a test")
    live.store.calendars.save(cohort, CALENDAR, at=datetime.now(UTC))
    with contextlib.ExitStack() as opened:
        room = Room(live, chromium, cohort, opened)
        yield room
        for guest in room.guests:
            guest.calmly()


def open_workshop(page: Page) -> None:
    """From the start page to the first workshop's page, wait until it is drawn."""
    expect(not_drawn(page)).to_have_count(0)
    page.get_by_role("link", name=re.compile("^Open ")).first.click()
    expect_drawn(page)


def expect_drawn(page: Page) -> None:
    """A workshop's page is there, and its activities have come to life."""
    # The start page tells of the action plan, too.
    expect(page).to_have_url(re.compile("/workshop/"))
    page.wait_for_load_state()
    last = page.get_by_role("heading", name=LAST_ON_THE_PAGE, include_hidden=True).first
    expect(last).to_be_attached()  # not in view beside an open section
    expect(not_drawn(page)).to_have_count(0)


def not_drawn(page: Page) -> Locator:
    """The places that have not come to life yet, and do not wait to be opened."""
    return page.locator(
        "[data-model-id]:not([data-mounted], .page-inside[hidden] [id])"
    )


@dataclass(frozen=True)
class Afternoon:
    """Two who answer everything, somebody of another group, and a facilitator."""

    room: Room
    first: Guest
    second: Guest
    stranger: Guest
    facilitator: Guest


def turn_on_a_phone(page: Page, tab: str) -> None:
    """Turn to another of a cohort's pages, whose names are folded up on a phone."""
    page.locator("summary", has_text="All pages").click()
    page.get_by_role("link", name=tab, exact=True).click()
