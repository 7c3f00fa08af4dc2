"""A long form as some prefer it: all of it at once."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect


def whole(form: Locator) -> Locator:
    """*form* with all its parts before the person, whatever this browser remembers."""
    way = form.get_by_role("button", name=re.compile("^(Show all .* at once|Go .* by)"))
    expect(way).to_be_visible()
    if (way.text_content() or "").startswith("Show"):
        way.click()
    return form
