"""What a screen reader is told of a page, and what a finger finds."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.people import PHONE, not_drawn

CONTROLS = frozenset(
    (
        *("button", "checkbox", "combobox", "link", "listbox", "menuitem", "radio"),
        *("searchbox", "slider", "spinbutton", "switch", "tab", "textbox", "Date"),
        "DisclosureTriangle",
    )
)
FINGER = 40
"""Fewest pixels a finger finds."""
SMALLEST = 320
APART = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
"""Words set wide, as people may by WCAG 1.4.12."""
_SET = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""


@dataclass(frozen=True)
class Node:
    """One thing a screen reader knows of."""

    role: str
    name: str
    properties: dict[str, Any]


def nodes(page: Page) -> list[Node]:
    """Everything a screen reader is told, in order."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [_node(each) for each in tree if not each.get("ignored")]


def _node(each: dict[str, Any]) -> Node:
    properties = {
        p["name"]: p["value"].get("value") for p in each.get("properties", ())
    }
    role = each.get("role", {}).get("value", "")
    return Node(role, each.get("name", {}).get("value", "").strip(), properties)


def nameless(found: list[Node]) -> list[Node]:
    return [node for node in found if node.role in CONTROLS and not node.name]


def heading_levels(found: list[Node]) -> list[int]:
    return [int(n.properties["level"]) for n in found if n.role == "heading"]


def skipped(levels: list[int]) -> list[tuple[int, int]]:
    """Where a heading is more than one level below the one before it."""
    pairs = itertools.pairwise(levels)
    return [(before, after) for before, after in pairs if after - before > 1]


def too_wide(page: Page, width: int) -> int:
    """By how many pixels the page must be scrolled sideways at *width*."""
    resize(page, width=width, height=800)
    return int(
        page.evaluate(
            "() => document.documentElement.scrollWidth"
            " - document.documentElement.clientWidth"
        )
    )


def too_wide_apart(page: Page) -> int:
    """By how many pixels the smallest phone is too narrow for words set wide."""
    page.evaluate(_SET, APART)
    found = too_wide(page, SMALLEST)
    page.evaluate(_SET, "")
    return found


def resize(page: Page, *, width: int, height: int) -> None:
    """Give the window another size, and wait until the page knows."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        "([width, height]) => innerWidth === width && innerHeight === height",
        arg=[width, height],
    )


def hard_to_hit(page: Page, *, least: float) -> list[str]:
    """Buttons one can see that are lower than *least* pixels."""
    return list(
        page.get_by_role("button").evaluate_all(
            """(buttons, least) => buttons
            .map((button) => [button, button.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && box.height < least)
            .map(([button, box]) =>
              `${button.ariaLabel ?? button.textContent}: ${box.height}`)""",
            least,
        )
    )


def expect_for_everybody(page: Page) -> None:
    """Names, headings, landmarks, widths and sizes, and whatever axe looks at."""
    size = page.viewport_size
    assert size is not None
    # What can be seen may still wait for its style sheet.
    page.wait_for_load_state()
    expect(not_drawn(page)).to_have_count(0)
    found = nodes(page)
    roles = [node.role for node in found]
    assert nameless(found) == []
    levels = heading_levels(found)
    assert levels.count(1) == 1
    assert skipped(levels) == []
    assert roles.count("main") == 1
    assert "banner" in roles
    widths = {SMALLEST, 390, 1280}
    assert {width: too_wide(page, width) for width in widths} == dict.fromkeys(
        widths, 0
    )
    assert too_wide_apart(page) == 0
    resize(page, **size)
    is_phone = size["width"] == PHONE["width"]
    assert faults(page, scheme="light" if is_phone else "dark") == []
    if is_phone:
        assert hard_to_hit(page, least=FINGER) == []
