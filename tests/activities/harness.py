"""A blank page on which real activities run: Python and JavaScript, no server.

bench.show(activity)                     # an attached activity appears on the page
bench.page.get_by_label("...").fill("...")
bench.catch_up(activity)                 # what others did reaches it
bench.disconnect(); bench.connect()      # the Wi-Fi of a school hall
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from tests.chromium import patient
from toolkit.activities import Activity

ADDRESS = "https://workshop.test/"
PHONE = (390, 844)
SMALL_PHONE = (320, 640)
LAPTOP = (1280, 800)
SYNCED = (
    *("face", "answers", "room", "draft_key", "formulas", "readings"),
    *("others", "comments"),
)
BLANK = """<!doctype html><html lang="en-GB"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>Workshop</title>
<body style="margin: 1rem auto; padding: 0 1rem; max-width: 42rem">"""
MODEL = (Path(__file__).parent / "model.js").read_text(encoding="utf-8")

Message = dict[str, Any]


class Window:
    """A page that one test after another has to itself: opening one takes long."""

    def __init__(self, browser: Browser) -> None:
        self.bench: Bench
        self.is_spoilt = False
        self.page: Page = patient(browser.new_context()).new_page()
        self.page.on("pageerror", lambda error: self.bench.problems.append(str(error)))
        self.page.on("console", lambda message: self.bench.overhear(message))
        self.page.expose_function("sendToPython", self._to_python)

    def clear(self) -> None:
        """Leave what is shown, and forget all that this device has kept."""
        self.page.unroute_all()
        self.page.route("**/*", _serve_blank)
        self.page.goto(ADDRESS)
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.mouse.move(0, 0)
        self.page.emulate_media(color_scheme="light", media="screen")

    def close(self) -> None:
        self.page.context.close()

    def _to_python(self, *sent: Any) -> list[Message]:
        return self.bench.from_browser(*sent)


class Bench:
    """One page of one browser; `problems` lists what its console complained of."""

    def __init__(self, window: Window, *, size: tuple[int, int] = LAPTOP) -> None:
        width, height = size
        self.problems: list[str] = []
        self.connected = True
        self.lose_replies = False
        self._shown: list[Activity] = []
        self._waiting: dict[int, list[Message]] = {}
        self._window = window
        window.bench = self
        self.page: Page = window.page
        self.page.set_viewport_size({"width": width, "height": height})

    def show(self, *activities: Activity) -> None:
        """Draw *activities* below what is there."""
        self.page.evaluate(MODEL)
        for activity in activities:
            number = len(self._shown)
            self._shown.append(activity)
            self._waiting[number] = []
            self._listen(activity, number)
            state = {name: getattr(activity, name) for name in SYNCED}
            text = {"module": activity._esm, "style": activity._css}
            self.page.evaluate("given => window.draw(given)", [number, state, text])

    def reload(self) -> None:
        """Load the page again, as the person might, with the same activities."""
        shown, self._shown = self._shown, []
        for activity in shown:
            activity.unobserve_all()
        self.page.goto(ADDRESS)
        self.show(*shown)

    def set_clock(self, at: datetime) -> None:
        """Let time pass only when `page.clock` is told to; no other test may follow."""
        self._window.is_spoilt = True
        # Until it is paused time passes, and it never goes back.
        self.page.clock.install(time=at - timedelta(hours=1))
        self.page.clock.pause_at(at)

    def catch_up(self, *activities: Activity) -> None:
        """Let *activities*, of one seat, hear what changed in the cohort."""
        seat = activities[0].seat
        assert seat is not None
        for event in seat.changes():
            for activity in activities:
                activity.on_event(event)
        for activity in activities:
            activity.caught_up()
        self._push()

    def settle(self) -> None:
        """Wait until Python has answered everything that the page has sent."""
        self.page.wait_for_function("!window.onTheWay")

    def disconnect(self) -> None:
        """Lose the connection: what is sent now goes nowhere."""
        self.connected = False
        self.page.evaluate("window.happen('disconnected')")

    def hold_line(self) -> None:
        """Be drawn before there is a line: nothing can be sent until `open_line`."""
        self.page.evaluate("window.holdLine()")

    def open_line(self) -> None:
        """Have the first line, which is heard of as every later one."""
        self.page.evaluate("window.openLine()")
        self.connect()

    def connect(self) -> None:
        """Have the connection back."""
        self.connected = True
        self._push()
        self.page.evaluate("window.happen('connected')")

    def take_down(self, activity: Activity) -> int:
        """Remove *activity*; returns how many listeners it left on its model."""
        number = self._shown.index(activity)
        left: int = self.page.evaluate("n => window.takeDown(n)", number)
        return left

    def screenshot(self, path: Path) -> None:
        """Keep a picture of the whole page."""
        self.page.evaluate("document.fonts.ready")
        self.page.screenshot(path=path, full_page=True)

    def _listen(self, activity: Activity, number: int) -> None:
        queue = self._waiting[number]

        def send(content: Message, buffers: object = None) -> None:
            queue.append({"message": content})

        def changed(change: Message) -> None:
            queue.append({"trait": change["name"], "value": change["new"]})

        activity.send = send
        activity.observe(changed, names=list(SYNCED))

    def from_browser(
        self, number: int, message: Message, buffers: list[list[int]]
    ) -> list[Message]:
        """What Python answers to *message* of an activity."""
        if not self.connected or number >= len(self._shown):
            return []  # nobody hears it, or a page says it that was just left
        sent = [memoryview(bytes(buffer)) for buffer in buffers]
        self._shown[number]._receive(self._shown[number], message, sent)
        replies = self._take(number)
        return [] if self.lose_replies else replies

    def _take(self, number: int) -> list[Message]:
        taken = json.loads(json.dumps(self._waiting[number]))
        self._waiting[number].clear()
        return taken

    def _push(self) -> None:
        for number in range(len(self._shown)):
            replies = self._take(number)
            self.page.evaluate("given => window.deliver(...given)", [number, replies])

    def overhear(self, message: Any) -> None:
        """Keep what the console complains of."""
        if message.type in ("error", "warning"):
            self.problems.append(message.text)


def _serve_blank(route: Route) -> None:
    if route.request.url == ADDRESS:
        route.fulfill(body=BLANK, content_type="text/html; charset=utf-8")
    else:
        route.abort()
