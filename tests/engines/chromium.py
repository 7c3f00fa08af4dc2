"""Chromium, over Playwright, with no more than the other engines are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from tests.chromium import patient
from tests.engines.engine import Element, EngineError


@dataclass
class Played:
    """A page that Playwright drives; see `Engine`."""

    page: Page
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("console", self._console)

    def visit(self, address: str) -> None:
        self.page.goto(address)

    def run(self, script: str, *given: object) -> Any:
        whole = f"(given) => (async function () {{ {script} }}).apply(null, given)"
        try:
            found = self.page.evaluate_handle(whole, list(given))
            return found.as_element() or found.json_value()
        except Error as failed:
            raise EngineError(str(failed)) from failed

    def click(self, element: Element) -> None:
        element.click()

    def write(self, element: Element, text: str) -> None:
        element.fill("")
        element.type(text)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def troubles(self) -> list[str]:
        return self.heard

    def _console(self, message: ConsoleMessage) -> None:
        # That a line is lost, which a test has cut, is no fault of the page.
        of_the_line = message.text.startswith(
            ("Failed to load", "WebSocket connection")
        )
        if message.type in {"error", "warning"} and not of_the_line:
            self.heard.append(message.text)


@contextlib.contextmanager
def chromium_page(browser: Browser) -> Iterator[Played]:
    """A page with a profile of its own."""
    context = patient(browser.new_context())
    yield Played(context.new_page())
    context.close()
