"""Going to a section or long form of a workshop's page, as a person does."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

# Whether the page's script, which says how its outline is, has been read.
BEGUN = """
line => !("outline" in document.documentElement.dataset)
  || line.hasAttribute("aria-expanded")
"""


def entry(page: Page, title: str) -> Locator:
    """The line of the outline that opens the section or long form of this title."""
    return page.get_by_role("main").get_by_role("link", name=title, exact=True)


def open_entry(page: Page, title: str) -> None:
    """Have a section or long form open; outside live time that closes the others."""
    if not entry(page, title).count():
        _go_to_outline(page)
    _press(entry(page, title))


def open_around(page: Page, prompt: str) -> None:
    """Have the section or long form open in which an activity is."""
    named = re.compile(f"^{re.escape(prompt)}$")
    asked = page.locator(".page-inside").locator("h2, h3", has_text=named)
    part = page.locator("[data-part]", has=asked)
    if part.count():
        line = part.last.locator(":scope > header .page-entry")
        if not line.is_visible():
            _go_to_outline(page)
        _press(line)


def _go_to_outline(page: Page) -> None:
    # Beside an open part the other lines are not there.
    if page.locator("[data-part][hidden]").count():
        page.get_by_role("link", name="Outline", exact=True).press("Enter")
        expect(page.locator("[data-part][hidden]")).to_have_count(0)


def _press(line: Locator) -> None:
    # A short page has no such lines, and in live time they open nothing.
    if not line.count():
        return
    line.page.wait_for_function(BEGUN, arg=line.element_handle())
    if line.get_attribute("aria-expanded") == "false":
        line.press("Enter")  # what is still being drawn above it moves no key
        expect(line).not_to_have_attribute("aria-expanded", "false")
