"""A page that only connects is told what there is to draw."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.serving import Browser, LiveServer
from toolkit.server.socket.first_question import first_question

COMM = "c" * 32


async def test_the_server_asks_for_a_page_that_cannot_send_yet(
    live_server: LiveServer, participant: Browser
) -> None:
    tab = participant.tab(live_server.base)
    await tab.open_page()
    asked = uuid.uuid4().hex
    await tab.connect(asking_on=asked)
    states = await tab.hear_states(asked)
    assert states
    assert without_hints(states) == without_hints(await tab.request_states())
    await tab.close()


def without_hints(states: dict[str, Any]) -> list[dict[str, Any]]:
    """The widgets' own states: hints may come between two questions."""
    return [{**each["state"], "hints": None} for each in states.values()]


@pytest.mark.parametrize("comm", ["", "x", "c" * 31, "C" * 32, f"{COMM}\n", COMM * 2])
def test_ids_that_no_page_makes_ask_nothing(comm: str) -> None:
    assert not list(first_question("a" * 32, comm))
    assert not list(first_question(comm, "a" * 32))
    assert len(list(first_question("a" * 32, COMM))) == 2
