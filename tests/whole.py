"""A long form as somebody prefers it: all of it at once, or step by step."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect


def whole(form: Locator) -> Locator:
    """*form* with all its parts before the person, whatever this browser remembers."""
    return _turned(form, "Show")


def stepwise(form: Locator) -> Locator:
    """*form* one part at a time, whatever this browser remembers."""
    return _turned(form, "Go")


def _turned(form: Locator, by: str) -> Locator:
    way = form.get_by_role("button", name=re.compile("^(Show all .* at once|Go .* by)"))
    expect(way).to_be_visible()
    if (way.text_content() or "").startswith(by):
        way.click()
    return form
