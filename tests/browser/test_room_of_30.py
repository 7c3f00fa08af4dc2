"""Thirty people at once, each with their own page and nobody else's answer."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tests.browser.people import Room
from tests.serving import PATIENCE, LiveServer
from toolkit.demo.visitor import Visitor

pytestmark = pytest.mark.browser
PEOPLE = 30
HOPE = "w1-r4-hope"


@dataclass(frozen=True)
class Visited:
    """What one person got and was told."""

    name: str
    html: str
    states: str
    reply: dict[str, object]


def _hope(name: str) -> str:
    return f"The hope of {name}"


def _model(visitor: Visitor, name: str) -> str:
    return next(
        model
        for model, whole in visitor.states.items()
        if whole["state"].get("face", {}).get("name") == name
    )


async def _answers(visitor: Visitor, name: str) -> Visited:
    async with visitor:
        model = _model(visitor, HOPE)
        await visitor.send_custom(
            model,
            {
                "do": "save",
                "part": "",
                "value": {"texts": [_hope(name)]},
                "sharing": "private",
                "based_on": 0,
                "write": uuid.uuid4().hex,
            },
        )
        reply = await visitor.custom_from(model)
        states = await visitor.request_states()
        return Visited(name, visitor.html, json.dumps(states, default=str), reply)


async def _all_at_once(visitors: dict[str, Visitor]) -> list[Visited]:
    """Let everybody finish, whatever happens to one of them."""
    visits = (_answers(visitor, name) for name, visitor in visitors.items())
    ends = await asyncio.gather(*visits, return_exceptions=True)
    assert [end for end in ends if isinstance(end, BaseException)] == []
    return [end for end in ends if isinstance(end, Visited)]


def _sign_in(live: LiveServer, link: str) -> Visitor:
    browser = live.browser()
    assert browser.post(urlsplit(link).path).status_code == 303
    visitor = browser.tab(live.base)
    visitor.timeout = PATIENCE
    return visitor


@pytest.fixture
def everybody(room: Room) -> Iterator[list[Visited]]:
    """Thirty people who have signed in, opened the page and answered at once."""
    names = [f"Visitor {number:02} of the room" for number in range(1, PEOPLE + 1)]
    links = {name: room.link(room.seat(name)) for name in names}
    visitors = {name: _sign_in(room.live, link) for name, link in links.items()}
    # A thread of its own, because the browser's driver has a loop in this one.
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(asyncio.run, _all_at_once(visitors)).result()


def test_each_gets_a_page_of_their_own_and_is_heard(everybody: list[Visited]) -> None:
    names = {visited.name for visited in everybody}
    assert len(names) == PEOPLE
    for visited in everybody:
        shown = {name for name in names if name in visited.html}
        kept = {name for name in names if _hope(name) in visited.states}
        assert shown == {visited.name}
        assert kept == {visited.name}
        assert visited.reply["saved"]["version"] == 1  # type: ignore[index]
