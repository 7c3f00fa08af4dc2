"""How long the workshops are, filled in, on a phone and on a laptop."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from playwright.async_api import Browser, Page, async_playwright

from benchmarks.browser import ARGUMENTS
from benchmarks.servers import ROOT, year_server
from benchmarks.table import CHROMIUM
from toolkit.programme import load_programme
from toolkit.server.stopping import stopped_as_by_hand

SIZES = {"phone": (390, 844), "laptop": (1280, 800)}
MOST = {"outline": 3, "section": 12, "controls": 60}
"""Most screens of an outline and of a part on a phone, and most controls anywhere."""

PATIENCE = 120_000
READY = "!document.querySelector('[data-model-id]:not([data-mounted], [hidden] [id])')"
CONTROLS = frozenset(
    (
        *("button", "checkbox", "combobox", "link", "listbox", "menuitem", "radio"),
        *("searchbox", "slider", "spinbutton", "switch", "tab", "textbox", "Date"),
        *("DisclosureTriangle", "DisclosureTriangleGrouped"),
    )
)
"""The roles of what a screen reader stops at."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A part of a workshop at one size: its height in screens, and its controls."""

    workshop: str
    size: str
    part: str
    kind: str
    screens: float
    controls: int


async def measure(page: Page, workshop: str, size: str) -> AsyncIterator[Measured]:
    """The outline of a workshop, then each of its parts."""
    yield await _measured(page, workshop, size, "")
    entries = page.locator(".page-entry")
    for number in range(await entries.count()):
        entry = entries.nth(number)
        await entry.click()
        await page.wait_for_function(f"() => {READY}")
        yield await _measured(page, workshop, size, await entry.inner_text())
        await entry.press("Escape")


async def _measured(page: Page, workshop: str, size: str, part: str) -> Measured:
    height = await page.evaluate(
        """() => {
          // Boxes grow once they have been measured.
          const settled = () => new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(done)));
          const open = document.querySelector(".page-entry[aria-expanded=true]");
          const part = open?.closest("[data-part]") ?? document.documentElement;
          return settled().then(() => [part.scrollHeight, "form" in part.dataset]);
        }"""
    )
    kind = "outline" if not part else "form" if height[1] else "section"
    screens = height[0] / SIZES[size][1]
    return Measured(workshop, size, part, kind, screens, await _controls(page))


async def _controls(page: Page) -> int:
    """What a screen reader stops at on the page as it is now."""
    session = await page.context.new_cdp_session(page)
    tree = await session.send("Accessibility.getFullAXTree")
    await session.detach()
    found = (node for node in tree["nodes"] if not node.get("ignored"))
    return sum(node.get("role", {}).get("value") in CONTROLS for node in found)


def rows(measured: list[Measured]) -> Iterator[str]:
    """The table of docs/speed.md: for each workshop and size its longest parts."""
    columns = ("workshop", "size", "outline", "longest section", "longest form")
    yield f"| {' | '.join(columns)} | most controls |"
    yield "| --- | --- | --- | --- | --- | --- |"
    places = dict.fromkeys((one.workshop, one.size) for one in measured)
    for workshop, size in places:
        here = [m for m in measured if (m.workshop, m.size) == (workshop, size)]
        cells = (_longest(here, kind) for kind in ("outline", "section", "form"))
        most = max(here, key=lambda one: one.controls)
        yield f"| {workshop} | {size} | {' | '.join(cells)} | {most.controls} |"


def _longest(measured: list[Measured], kind: str) -> str:
    screens = [one.screens for one in measured if one.kind == kind]
    return f"{max(screens):.1f}" if screens else "-"


def too_long(measured: list[Measured]) -> Iterator[str]:
    """What misses an aim; heights have one on a phone alone."""
    for one in measured:
        name = f"{one.workshop}, {one.size}, {one.part or 'outline'}"
        most = MOST.get(one.kind)
        if one.size == "phone" and most is not None and one.screens > most:
            yield f"{name}: {one.screens:.1f} screens, not {most}"
        if one.controls > MOST["controls"]:
            yield f"{name}: {one.controls} controls, not {MOST['controls']}"


async def _measure_all(base: str, link: str) -> list[Measured]:
    names = [plan.name for plan in load_programme(ROOT / "programme.toml").workshops]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(ARGUMENTS)
        )
        found = []
        for size in SIZES:
            page = await _joined(browser, link, size)
            for name in names:
                print(f"{name}, {size} ...", file=sys.stderr, flush=True)
                await _go(page, f"{base}/workshop/{name}#outline")
                found += [one async for one in measure(page, name, size)]
        await browser.close()
    return sorted(found, key=lambda one: names.index(one.workshop))


async def _joined(browser: Browser, link: str, size: str) -> Page:
    width, height = SIZES[size]
    page = await browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE)
    await page.goto(link)
    await page.get_by_role("button", name="Join as").click()
    await page.get_by_role("button", name="Sign out").wait_for()
    return page


async def _go(page: Page, address: str) -> None:
    """A workshop's page, once its notebook has been prepared."""
    while True:
        await page.goto("about:blank")  # else only the place on the page would change
        await page.goto(address)
        if await page.locator("#page-whole").count():
            break
        await page.wait_for_timeout(1000)
    await page.wait_for_function(f"() => {READY}")


def main() -> None:
    """Measure, and print the table, then what misses its aim."""
    with year_server() as (server, link):
        measured = asyncio.run(_measure_all(server.base, link))
    print("\n".join(rows(measured)))
    print("\nNot as it should be:")
    print("\n".join(too_long(measured)) or "nothing")


if __name__ == "__main__":
    with stopped_as_by_hand():
        main()
