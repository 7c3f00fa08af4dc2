"""Whose kernel is whose, over REST and over the websocket."""

import asyncio
import json
from contextlib import AsyncExitStack

import pytest
from tornado.httpclient import HTTPClientError

from tests.serving import SECRET, WORKSHOP, Browser, LiveServer
from toolkit.demo.visitor import Visitor
from toolkit.forking.wire import pack
from toolkit.server.kernels.kernels import RETURNS_WITHIN
from toolkit.settings import Settings


def probe(visitor: Visitor) -> str:
    """The notebook's one widget."""
    return next(
        model for model, each in visitor.states.items() if "seat" in each["state"]
    )


async def test_a_kernel_knows_whose_page_it_serves(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        state = tab.states[probe(tab)]["state"]
    assert state["seat"] == live_server.seat("Participant 1").id


async def test_a_kernel_sees_no_secret_of_the_server(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        environment = tab.states[probe(tab)]["state"]["environment"]
    assert SECRET not in environment.values()
    assert "SERVER_SECRET" not in environment
    assert not any("sqlite" in value for value in environment.values())


def test_anothers_kernel_does_not_exist(
    participant: Browser, neighbour: Browser, facilitator: Browser, stranger: Browser
):
    kernel = participant.kernel()
    address = f"/api/kernels/{kernel}"
    assert participant.get(address).status_code == 200
    for other in (neighbour, facilitator):
        assert other.get(address).status_code == 404
        assert other.delete(address).status_code == 404
        assert (
            other.post(f"/voila{address.replace('kernels', 'shutdown')}").status_code
            == 404
        )
    assert stranger.get(address).status_code == 403
    assert participant.get(address).status_code == 200


async def test_anothers_websocket_does_not_exist(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    kernel = participant.kernel()
    intruder = neighbour.tab(live_server.base)
    with pytest.raises(HTTPClientError) as refused:
        await intruder.connect(kernel_id=kernel)
    assert refused.value.code == 404


async def test_a_stranger_gets_no_websocket(
    live_server: LiveServer, participant: Browser
):
    with pytest.raises(HTTPClientError) as refused:
        await Visitor(live_server.base).connect(kernel_id=participant.kernel())
    assert refused.value.code == 403


async def test_another_site_gets_no_websocket(
    live_server: LiveServer, participant: Browser
):
    tab = participant.tab(live_server.base)
    tab.headers["Origin"] = "https://example.org"
    with pytest.raises(HTTPClientError) as refused:
        await tab.connect(kernel_id=participant.kernel())
    assert refused.value.code == 403


def test_a_fresh_kernel_takes_the_place_of_the_old(participant: Browser):
    first = participant.kernel()
    answer = participant.post("/kernel", {"workshop": WORKSHOP, "replaces": first})
    assert answer.status_code == 200
    assert participant.get(f"/api/kernels/{answer.json()['kernel']}").status_code == 200
    assert participant.get(f"/api/kernels/{first}").status_code == 404


def test_nobody_replaces_anothers_kernel(participant: Browser, neighbour: Browser):
    kernel = participant.kernel()
    neighbour.post("/kernel", {"workshop": WORKSHOP, "replaces": kernel})
    assert participant.get(f"/api/kernels/{kernel}").status_code == 200


def test_a_closed_page_lets_its_kernel_go(participant: Browser):
    kernel = participant.kernel()
    assert participant.post(f"/voila/api/shutdown/{kernel}").status_code == 204
    assert participant.get(f"/api/kernels/{kernel}").status_code == 404


PAGES = Settings().kernels_per_person


def test_the_oldest_page_makes_room_for_one_too_many(live_server: LiveServer):
    browser = live_server.signed_in("Participant 11")
    kernels = [browser.kernel() for _ in range(PAGES + 1)]
    found = [browser.get(f"/api/kernels/{each}").status_code for each in kernels]
    assert found == [404, *[200] * PAGES]


async def test_a_page_that_was_left_makes_room_before_one_that_is_open(
    live_server: LiveServer,
):
    browser = live_server.signed_in("Participant 13")
    async with browser.tab(live_server.base) as tab:
        left = [browser.kernel() for _ in range(PAGES - 1)]
        await asyncio.sleep(RETURNS_WITHIN.total_seconds() + 0.1)
        browser.kernel()
        assert browser.get(f"/api/kernels/{left[0]}").status_code == 404
        assert browser.get(f"/api/kernels/{tab.kernel_id}").status_code == 200


async def test_a_page_that_made_room_comes_back_only_if_asked_to(
    live_server: LiveServer,
):
    browser = live_server.signed_in("Participant 14")
    async with AsyncExitStack() as open_pages:
        tabs = [
            await open_pages.enter_async_context(browser.tab(live_server.base))
            for _ in range(PAGES)
        ]
        browser.kernel()
        await tabs[0].closed()
        asked = {"workshop": WORKSHOP, "replaces": tabs[0].kernel_id}
        assert browser.post("/kernel", asked).status_code == 409
        insisting = browser.post("/kernel", {**asked, "insist": "yes"})
        assert insisting.status_code == 200


async def test_a_change_is_told_to_the_others_of_the_cohort(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    async with (
        participant.tab(live_server.base) as writer,
        neighbour.tab(live_server.base) as reader,
    ):
        await writer.send_custom(probe(writer), {"do": "tell"})
        heard = await reader.update_of(probe(reader), "hints")
    assert heard["hints"] >= 1


async def test_signing_out_closes_the_websocket(live_server: LiveServer):
    browser = live_server.signed_in("Participant 12")
    async with browser.tab(live_server.base) as tab:
        browser.post("/sign-out")
        await tab.closed()


def message(kind: str, content: object, *, channel: str = "shell") -> bytes:
    header = {"msg_id": "1", "msg_type": kind, "session": "s", "version": "5.3"}
    parts = [header, {}, {}, content]
    return pack(channel, [json.dumps(part).encode() for part in parts])


UNACCEPTABLE = {
    "code": message("execute_request", {"code": "1"}),
    "control": message("comm_msg", {"comm_id": "x", "data": {}}, channel="control"),
    "shutdown": message("shutdown_request", {}, channel="control"),
    "bytes": b"not a message",
    "text": '{"header": {"msg_type": "kernel_info_request"}}',
}


@pytest.mark.parametrize("sent", UNACCEPTABLE.values(), ids=UNACCEPTABLE)
async def test_what_no_page_of_ours_sends_closes_the_websocket(
    live_server: LiveServer, participant: Browser, sent: bytes | str
):
    tab = participant.tab(live_server.base)
    await tab.connect(kernel_id=participant.kernel())
    await tab.send_bytes(sent)
    assert (await tab.closed()).code == 4008
    await tab.close()
