"""A real browser: when a prompt can be read, when an answer is saved, what it costs."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    async_playwright,
)

from benchmarks.contender import Contender
from benchmarks.table import CHROMIUM

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that asks another host for something gets an answer at once: no.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WATCH = Path(__file__).with_name("watch.js")
PATIENCE = 60.0
SETTLE = 0.5
BINARY = 2


class Weight:
    """Counts the bytes that a page sends and receives, as long as it is open."""

    def __init__(self) -> None:
        self.total = 0.0

    async def count(self, session: CDPSession) -> None:
        """Begin."""
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._framed)
        session.on("Network.webSocketFrameSent", self._framed)
        await session.send("Network.enable")

    def _loaded(self, event: dict[str, Any]) -> None:
        self.total += event["encodedDataLength"]

    def _framed(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        data = frame["payloadData"]
        binary = frame["opcode"] == BINARY
        self.total += len(base64.b64decode(data) if binary else data.encode())


async def measure_browser(
    contender: Contender[Any], *, times: int
) -> list[dict[str, float]]:
    """First and second visits, each *times* times, with a fresh browser profile."""
    async with chromium() as browser:
        await _visit_nothing(browser)
        return [
            await _first_and_second(browser, contender, number)
            for number in range(1, times + 1)
        ]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser that asks no host but this machine; it ends with the block."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(ARGUMENTS)
        )
        try:
            yield browser
        finally:
            await browser.close()


async def _visit_nothing(browser: Browser) -> None:
    """Let the browser itself start up before anything is measured."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto("data:text/html,<p>Nothing")
    await context.close()


async def _first_and_second(
    browser: Browser, contender: Contender[Any], number: int
) -> dict[str, float]:
    visitor = await contender.visitor(number)
    context = await browser.new_context()
    base = contender.server.base
    cookies = visitor.cookies.items()
    await context.add_cookies(
        [{"name": n, "value": v, "url": base} for n, v in cookies]
    )
    try:
        return {
            **await _visit(context, contender, page_at=visitor.page, visit="first"),
            **await _visit(context, contender, page_at=visitor.page, visit="second"),
        }
    finally:
        await context.close()


async def _visit(
    context: BrowserContext, contender: Contender[Any], *, page_at: str, visit: str
) -> dict[str, float]:
    page, weight = await context.new_page(), Weight()
    typed = f"A sentence of the keynote, typed on the {visit} visit."
    session = await context.new_cdp_session(page)
    await weight.count(session)
    await page.add_init_script(_watch(contender.first_prompt, typed))
    address = contender.server.base + page_at + contender.first_at
    await page.goto(address, wait_until="commit")
    await _until(session, "watched.ready")
    await _evaluate(session, "watched.box().focus()")
    await page.keyboard.insert_text(typed)
    saved = await _until(session, "watched.saved")
    readable = await _until(session, "watched.readable")
    await asyncio.sleep(SETTLE)
    await _leave(page)
    return {
        f"{visit}_readable": readable,
        f"{visit}_saved": saved,
        f"{visit}_weight": weight.total / 1000,
    }


def _watch(prompt: str, typed: str) -> str:
    script = WATCH.read_text(encoding="utf-8").rstrip().removesuffix(";")
    return f"({script})({json.dumps(prompt)}, {json.dumps(typed)})"


async def _until(session: CDPSession, what: str) -> float:
    """Milliseconds after the page was asked for at which *what* came about."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        moment = await _evaluate(session, f"self.watched && {what}")
        if moment:
            return float(moment)
        await asyncio.sleep(0.02)
    raise TimeoutError(f"The browser did not see {what} within {PATIENCE:g} s.")


async def _evaluate(session: CDPSession, expression: str) -> Any:
    # Straight to the debugger, so that no page's security policy stands in the way.
    question = {"expression": expression, "returnByValue": True}
    answer = await session.send("Runtime.evaluate", question)
    return answer["result"].get("value")


async def _leave(page: Page) -> None:
    await page.close(run_before_unload=False)
