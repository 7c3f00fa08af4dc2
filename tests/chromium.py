"""Chromium without a window, as Debian packages it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

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
PATIENCE = 1_000 * int(os.environ.get("TEST_PATIENCE", "120"))
"""Milliseconds after which a busy machine is given up; no promise about speed.

Whoever plants a fault, to see a test fail, sets fewer seconds.
"""


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
