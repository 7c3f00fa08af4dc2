"""A running server of the programme, and people who visit it."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import httpx

from tests.first_year import CALENDAR, PROGRAMME
from toolkit.demo.visitor import Visitor
from toolkit.demo.year import add_demo
from toolkit.model import Seating
from toolkit.server.door.organisers import first_link
from toolkit.settings import Settings, kernel_environment
from toolkit.store import Store
from toolkit.store.watch import KEPT_WAITING

Seen = TypeVar("Seen")
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Nothing here is encrypted, and a client that reads all certificates begins slowly."""

COHORT = "demo"
PEOPLE = f"/cohort/{COHORT}/people"
OVERVIEW = f"/cohort/{COHORT}/overview"
WORKSHOP = "workshop1_launch"
SECRET = "nobody's business"
STARTING = 180.0
PATIENCE = float(os.environ.get("TEST_PATIENCE", "120"))
"""Seconds after which a busy machine is given up; no promise about speed.

Whoever plants a fault, to see a test fail, sets fewer.
"""


@dataclass(frozen=True)
class Browser:
    """One person's browser, without its JavaScript."""

    http: httpx.Client

    def get(self, path: str, **options: object) -> httpx.Response:
        return self.http.get(path, **options)  # type: ignore[arg-type]

    def post(
        self, path: str, fields: Mapping[str, str] | None = None, **options: object
    ) -> httpx.Response:
        """Send a form of a page that this browser has open."""
        data = {"_xsrf": self.xsrf(), **(fields or {})}
        return self.http.post(path, data=data, **options)  # type: ignore[arg-type]

    def delete(self, path: str) -> httpx.Response:
        return self.http.delete(path, headers={"X-XSRFToken": self.xsrf()})

    def xsrf(self) -> str:
        if "_xsrf" not in self.http.cookies:
            self.http.get("/join")
        return self.http.cookies["_xsrf"]

    def kernel(self, workshop: str = WORKSHOP) -> str:
        """Open the workshop's page, and say which kernel it was given."""
        page = self.get(f"/workshop/{workshop}")
        assert page.status_code == 200, page.text
        return re.search(r'"kernel": "([^"]+)"', page.text)[1]  # type: ignore[index]

    def tab(self, base: str, *, workshop: str = WORKSHOP) -> Visitor:
        """A tab of this browser with JavaScript; use it with `async with`."""
        cookies = dict(self.http.cookies)
        page = f"/workshop/{workshop}"
        return Visitor(base, page=page, cookies=cookies, timeout=PATIENCE)


@dataclass(frozen=True)
class LiveServer:
    """A server in a process of its own."""

    base: str
    data: Path
    store: Store
    opened: contextlib.ExitStack
    process: int = 0

    @property
    def log(self) -> str:
        """What the server has said so far."""
        return (self.data.parent / "server.log").read_text()

    def browser(self) -> Browser:
        """A browser of somebody who has not signed in."""
        client = httpx.Client(base_url=self.base, timeout=PATIENCE, verify=NO_TLS)
        return Browser(self.opened.enter_context(client))

    def seat(self, name: str) -> Seating:
        return next(
            s for s in self.store.people.roster(COHORT) if s.person.name == name
        )

    def link(self, name: str) -> str:
        """The path of a new personal link."""
        return self.link_of(self.seat(name))

    def link_of(self, seating: Seating) -> str:
        """The path of a new personal link of any cohort."""
        until = datetime.now(UTC) + timedelta(days=1)
        token = self.store.tokens.issue(seating.id, "link", expires_at=until)
        return f"/join/{token}"

    def signed_in(self, name: str) -> Browser:
        """The browser of somebody who has signed in."""
        return self.entered(self.seat(name))

    def entered(self, seating: Seating) -> Browser:
        """The same of any cohort."""
        browser = self.browser()
        assert browser.post(self.link_of(seating)).status_code == 303
        return browser

    def organiser(self) -> Browser:
        """The browser of the first organiser, who has signed in."""
        office = self.store.cohorts.office()
        return self.entered(self.store.people.roster(office.id)[0])

    def room_code(self) -> str:
        code = self.store.rooms.code(COHORT, WORKSHOP, now=datetime.now(UTC))
        assert code is not None
        return code


@contextlib.contextmanager
def free_port() -> Iterator[int]:
    """A port that nobody else is given meanwhile."""
    with socket.socket() as held:
        # A server that says the same may listen on a port that is only held.
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


@contextlib.contextmanager
def running(
    site: Path,
    *,
    data: Path,
    port: int,
    settings: Mapping[str, str],
    within: Sequence[str] = (),
) -> Iterator[LiveServer]:
    """Serve the demonstration of the programme in *site*, once a page is ready.

    *within* is a command that runs the server, such as one that sets a limit.
    """
    fill(settings.get("TOOLKIT_STORE", f"sqlite:///{data / 'workshop.db'}"), data)
    with started(site, data=data, port=port, settings=settings, within=within) as live:
        facilitator = live.signed_in("Facilitator 1")
        wait_for_page(facilitator, f"/workshop/{WORKSHOP}")
        facilitator.post("/sign-out")
        yield live


@contextlib.contextmanager
def started(
    site: Path,
    *,
    data: Path,
    port: int,
    settings: Mapping[str, str],
    within: Sequence[str] = (),
    options: Sequence[str] = (),
    python: str = sys.executable,
) -> Iterator[LiveServer]:
    """Serve with these *options*, by *python*; print what was said if a test fails."""
    log = data.parent / "server.log"
    own = f"sqlite:///{data / 'workshop.db'}"
    environment = {
        **os.environ,
        "TOOLKIT_DATA": str(data),
        "SERVER_SECRET": SECRET,
        # Enough for who comes to get them; what is beside this test needs the rest.
        "TOOLKIT_KERNELS_AHEAD": "3",
        **settings,
    }
    command = [python, "-m", "toolkit", "serve"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*within, *command, "--port", str(port), *options],
            cwd=site,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    below = settings.get("TOOLKIT_BASE_URL", "/").rstrip("/")
    base = f"http://127.0.0.1:{port}{below}"
    try:
        _wait(base, process, log)
        with (
            Store(settings.get("TOOLKIT_STORE", own)) as store,
            contextlib.ExitStack() as opened,
        ):
            yield LiveServer(base, data, store, opened, process.pid)
    finally:
        process.terminate()
        assert process.wait(PATIENCE) == 0, log.read_text()
        said = log.read_text()
        print(said)  # noqa: T201 - pytest shows it when a test fails
        expect_nobody_kept_waiting(said)


def fill(url: str, data: Path) -> None:
    """Let a server that begins have the invented people, with the year 2022-23."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with Store.open(url) as store:
        if not store.cohorts.all():
            settings = Settings(data=data)
            first_link(store, settings)
            add_demo(store, programme=PROGRAMME, settings=settings, calendar=CALENDAR)


def expect_nobody_kept_waiting(said: str) -> None:
    """No request was seen to wait for the store on the thread that serves everybody."""
    places = [line for line in said.splitlines() if KEPT_WAITING in line]
    assert places == []


def command(data: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """What a `toolkit` command says beside whatever serves from *data*."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, arguments)],
        cwd=data.parent,
        env={**kernel_environment(), "TOOLKIT_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def _wait(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + STARTING
    while time.monotonic() < give_up:
        assert process.poll() is None, log.read_text()
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{base}/health", verify=NO_TLS).status_code == 200:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def until(seen: Callable[[], Seen], *, seconds: float = STARTING) -> Seen:
    """What *seen* returns, as soon as it is true."""
    give_up = time.monotonic() + seconds
    while not (found := seen()):
        assert time.monotonic() < give_up
        time.sleep(0.05)  # between two looks at the state that is awaited
    return found


def wait_for_health(browser: Browser, status: str) -> httpx.Response:
    """The answer of a server that says it is *status*; it looks every few seconds."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        health = browser.get("/health")
        if health.json()["status"] == status:
            return health
        time.sleep(0.1)  # between two looks at the state that is awaited
    raise AssertionError(health.text)


def wait_for_page(facilitator: Browser, path: str) -> None:
    """Wait until the page at *path* is prepared, or its notebook stops at an error."""
    give_up = time.monotonic() + STARTING
    while time.monotonic() < give_up:
        page = facilitator.get(path)
        if page.status_code == 200 or "stops at an error" in page.text:
            return
        time.sleep(0.1)
    raise AssertionError(page.text)
