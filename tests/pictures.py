"""The pictures of the guides, of thirty invented people: `python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import not_drawn
from tests.chromium import launched
from tests.serving import (
    COHORT,
    LiveServer,
    free_port,
    running,
    started,
    wait_for_page,
)
from toolkit.demo.rehearse import Rehearsal, Room, prepare_room
from toolkit.model import Seating, showing
from toolkit.model import pace as pacing
from toolkit.programme import load_programme
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.settings import Settings
from toolkit.store import Store

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
WORKSHOP, SECTION, WALL = "workshop2", "section-8", "w2-p5-who-needs-to-hear"
TITLE = "Activity B: rebuild, weave, wait"
PEOPLE = 30
ANSWERED = 20
"""How many have shared something on the wall before anybody takes a picture."""

COLOURS = 128
TOO_FEW = (
    f"Fewer than {ANSWERED} have shared something. Is the machine busy? Try again."
)
LASTS = 150.0
"""Seconds that the rehearsal lasts."""


YEAR = ("overview", "people", "tasks", "messages", "attendance", "report")
"""Pages of the desk."""


def main() -> None:
    """Photograph what a room sees, and what a facilitator sees between workshops."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    _of_the_day()
    _of_the_year()


def _of_the_year() -> None:
    with tempfile.TemporaryDirectory() as folder, free_port() as port:
        data = Path(folder) / "data"
        with started(ROOT, data=data, port=port, settings={}) as live:
            leads = live.seat("Facilitator 1")
            for one in load_programme(ROOT / "programme.toml").workshops:
                wait_for_page(live.entered(leads), f"/workshop/{one.name}")
            with launched() as browser:
                page = _page(live, browser, leads, width=1280, height=800)
                for name in YEAR:
                    page.goto(f"{live.base}/cohort/{COHORT}/{name}")
                    expect(page.get_by_role("heading", level=1)).to_be_visible()
                    _keep(page.screenshot(), PICTURES / f"{name}.png")


def _of_the_day() -> None:
    """Serve, let people rehearse, and photograph what a room sees."""
    with tempfile.TemporaryDirectory() as folder, free_port() as port:
        data = Path(folder) / "data"
        with running(ROOT, data=data, port=port, settings={}) as live:
            wait_for_page(live.signed_in("Facilitator 1"), f"/workshop/{WORKSHOP}")
            settings = Settings(data=data, port=port)
            now = datetime.now(UTC)
            room = prepare_room(
                live.store, workshop=WORKSHOP, people=PEOPLE, at=now, hours=1
            )
            with _rehearsed(room, settings), launched() as browser:
                _lead(live, room)
                _photograph(live, room, browser)


@contextmanager
def _rehearsed(room: Room, settings: Settings) -> Iterator[None]:
    def perform() -> None:
        with Store(settings.store_url) as store:
            play = Rehearsal(room, store=store, settings=settings, pause=3.0)
            asyncio.run(play.perform(seconds=LASTS))

    people = Thread(target=perform)
    people.start()
    yield
    people.join()


def _lead(live: LiveServer, room: Room) -> None:
    now = datetime.now(UTC)
    steer = _leader(live, room).pace.steer
    steer(WORKSHOP, partial(pacing.open_section, section=SECTION, at=now))
    timer = partial(pacing.start_timer, label="Write", seconds=480.0, at=now)
    steer(WORKSHOP, timer)
    give_up = time.monotonic() + LASTS
    while len(_leader(live, room).wall.all_shared(WORKSHOP, [WALL])) < ANSWERED:
        if time.monotonic() > give_up:
            raise SystemExit(TOO_FEW)
        time.sleep(1)  # between two looks; a seat reads only once
    steer(WORKSHOP, partial(showing.put_up, activity=WALL))


def _leader(live: LiveServer, room: Room) -> Seat:
    return Seat(room.facilitators[0], store=live.store, channel=SilentChannel())


def _photograph(live: LiveServer, room: Room, browser: Browser) -> None:
    leads, takes_part = room.facilitators[0], room.participants[0]
    for name, seating, path, (width, height) in (
        ("cockpit", leads, "page/facilitate", (1280, 800)),
        ("screen", leads, "page/screen", (1920, 1080)),
        ("phone", takes_part, f"workshop/{WORKSHOP}", (390, 844)),
    ):
        page = _page(live, browser, seating, width=width, height=height)
        page.goto(f"{live.base}/{path}")
        expect(page.get_by_text(TITLE).first).to_be_visible()
        expect(not_drawn(page)).to_have_count(0)
        _keep(page.screenshot(), PICTURES / f"{name}.png")
        page.context.close()


def _page(
    live: LiveServer, browser: Browser, seating: Seating, *, width: int, height: int
) -> Page:
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live.base}{live.link_of(seating)}")
    page.get_by_role("button").first.click()
    page.wait_for_url(lambda address: "/join" not in address)
    return page


def _keep(taken: bytes, path: Path) -> None:
    """Keep the picture small: it is of a page, which has few colours."""
    with Image.open(BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main()
