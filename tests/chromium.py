"""Chromium without a window, as Debian packages it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import serving
from tests.serving import LiveServer

SHELL = "/usr/bin/chromium-headless-shell"
"""Chromium without the parts that draw windows; it asks a fifth less of a machine."""

PROGRAM = SHELL if Path(SHELL).exists() else "/usr/bin/chromium"
NAMED = "school.test"
"""This machine by a name, as others in a network know it."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {NAMED} 127.0.0.1",
    # A microphone and a camera that nobody has, and that may be used.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)
PATIENCE = int(1_000 * serving.PATIENCE)
"""The same in milliseconds, as Playwright has it."""

FITS = "() => document.documentElement.scrollWidth <= innerWidth"
"""Whether nothing is wider than the window."""

STATUSES = """
self.statuses = [];
document.addEventListener("DOMContentLoaded", () => {
  const line = document.getElementById("page-status");
  if (!line) return;
  const look = () => self.statuses.push(line.textContent);
  new MutationObserver(look).observe(line, { childList: true, subtree: true });
});
"""
"""A script for `add_init_script`: all that a page's line says of its connection."""


@contextmanager
def launched() -> Iterator[Browser]:
    """One browser program; its event loop runs as long, so no other may meanwhile."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=PROGRAM, args=ARGUMENTS, timeout=PATIENCE
        )
        yield browser
        browser.close()


def patient(context: BrowserContext) -> BrowserContext:
    """*context*, whose pages may take their time."""
    context.set_default_timeout(PATIENCE)
    return context


def join(page: Page, live: LiveServer, name: str) -> None:
    """Sign in by a new personal link, as *name*."""
    page.goto(live.base + live.link(name))
    page.get_by_role("button", name="Join as").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@contextmanager
def quiet_page(browser: Browser, base: str) -> Iterator[Page]:
    """A page on a laptop, whose scripts may not complain, nor ask another host."""
    context = patient(browser.new_context(viewport={"width": 1280, "height": 800}))
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    yield page
    context.close()
    assert {urlsplit(url).netloc for url in asked} - {""} == {urlsplit(base).netloc}
    assert complaints == []
