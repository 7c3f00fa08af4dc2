"""A page that only connects is told what there is to draw."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

import pytest

from tests.serving import Browser, LiveServer
from toolkit.demo.visitor import Visitor
from toolkit.server.kernels.carrying import MOST_BYTES, with_bytes
from toolkit.server.kernels.first_question import first_question

COMM = "c" * 32


async def test_a_page_carries_what_there_is_to_draw_and_goes_on_from_there(
    live_server: LiveServer, participant: Browser
) -> None:
    async with participant.tab(live_server.base) as tab:
        carried = tab.states
        assert carried
        assert without_hints(carried) == without_hints(await tab.request_states())


async def test_the_server_asks_for_a_page_that_connects_again(
    live_server: LiveServer, participant: Browser
) -> None:
    tab = participant.tab(live_server.base)
    await tab.open_page()
    tab.states = {}
    await tab.connect(asking_on=COMM)
    assert await tab.hear_states(COMM) == {}  # it goes on from what it carries
    await tab.close()
    await tab.connect(asking_on=COMM)
    states = await tab.hear_states(COMM)
    assert states
    assert without_hints(states) == without_hints(await tab.request_states())
    await tab.close()


async def test_nothing_that_happens_before_a_page_connects_is_missed(
    live_server: LiveServer, neighbour: Browser
) -> None:
    one, other = (neighbour.tab(live_server.base) for _ in range(2))
    await one.open_page()
    (probe,) = probes(one)
    before = one.states[probe]["state"]["hints"]
    async with other:
        await other.send_custom(*probes(other), "tell everybody")
        await other.update_of(*probes(other), "hints")
    await one.connect_and_hear()
    assert (await one.update_of(probe, "hints"))["hints"] > before
    await one.close()


def probes(tab: Visitor) -> list[str]:
    """The widgets that say what they hear; their layouts say nothing."""
    return [model for model, each in tab.states.items() if "hints" in each["state"]]


def without_hints(states: dict[str, Any]) -> list[dict[str, Any]]:
    """The widgets' own states: hints may come between two questions."""
    return [{**each["state"], "hints": None} for each in states.values()]


def test_bytes_are_carried_as_text_unless_they_are_many() -> None:
    content = b'{"data": {"states": {}}} '
    assert with_bytes(content, ()) == content
    carried = json.loads(with_bytes(content, (b"<one>", b"\xff")))
    assert carried["data"] == {"states": {}}
    assert [*map(b64decode, carried["bytes"])] == [b"<one>", b"\xff"]
    assert with_bytes(content, (bytes(MOST_BYTES),))
    assert with_bytes(content, (bytes(MOST_BYTES), b"1")) == b""


@pytest.mark.parametrize("comm", ["", "x", "c" * 31, "C" * 32, f"{COMM}\n", COMM * 2])
def test_ids_that_no_page_makes_ask_nothing(comm: str) -> None:
    assert not list(first_question("a" * 32, comm))
    assert not list(first_question(comm, "a" * 32))
    assert len(list(first_question("a" * 32, COMM))) == 2
