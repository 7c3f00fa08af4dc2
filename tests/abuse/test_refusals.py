"""What a widget may not do is dropped alone, and its page goes on."""

from __future__ import annotations

import uuid

import httpx
import pytest

from tests.abuse.messages import (
    REFUSED_ALONE,
    activity,
    flood,
    message,
    probe,
    refused,
    save,
    say,
    setting,
    still_works,
    to_widget,
)
from tests.serving import Browser, LiveServer, wait_for_page
from toolkit.forking.wire import Framer, frame, unpack
from toolkit.server.kernels.allowance import BURST_BYTES_OF_OTHERS, FLOOD_BYTES
from toolkit.server.socket.guard import LARGEST_OF_OTHERS, MALFORMED
from toolkit.server.socket.sent import MOST_VALUES


async def test_what_no_widget_may_send_is_dropped_alone(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        for sent, expected in REFUSED_ALONE.values():
            reason, names = await refused(tab, sent)
            assert reason == expected
            assert bool(names) is (expected == "private")
            assert all(name.startswith("_") for name in names)
        await still_works(tab)


async def test_of_private_traits_those_that_hold_no_code_may_be_set(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        model = probe(tab)
        before = tab.states[model]["state"]["_esm"]
        assert await refused(tab, setting(model, _esm="x")) == ("private", ["_esm"])
        asked = setting(model, _dom_classes=["mine"], words="beside it")
        await tab.send_bytes(asked)
        assert (await tab.update_of(model, "size"))["size"] == len("beside it")
        await tab.request_states()
        assert tab.states[model]["state"]["_esm"] == before


@pytest.mark.parametrize("size", [600_000, 9_000_000])
async def test_what_is_too_large_for_an_activity_is_dropped_and_it_saves_on(
    live_server: LiveServer, participant: Browser, size: int
):
    async with participant.tab(live_server.base) as tab:
        content = {"method": "custom", "content": "x" * size}
        sent = to_widget(activity(tab, "reflection"), content)
        assert await refused(tab, sent) == ("large", [])
        await still_works(tab)


@pytest.mark.parametrize("size", [600_000, 15_000_000])
async def test_widgets_of_others_may_send_much_at_once(
    live_server: LiveServer, participant: Browser, size: int
):
    async with participant.tab(live_server.base) as tab:
        model = probe(tab)
        await tab.send_bytes(setting(model, blob=bytes(size)))
        assert (await tab.update_of(model, "size"))["size"] == size
        await tab.send_bytes(setting(model, words="," * 700_000))
        assert (await tab.update_of(model, "size"))["size"] == 700_000
        await still_works(tab)


@pytest.mark.parametrize(
    "state",
    [
        {"blob": bytes(LARGEST_OF_OTHERS + 1_000_000)},
        {"words": [0] * (MOST_VALUES + 2)},
    ],
    ids=["17 MB", "a million values"],
)
async def test_what_is_too_much_for_anybody_is_dropped_alone(
    live_server: LiveServer, participant: Browser, state: dict[str, object]
):
    async with participant.tab(live_server.base) as tab:
        model = probe(tab)
        reason, _names = await refused(tab, setting(model, **state))
        assert reason == "large"
        await still_works(tab)


async def test_a_flood_of_bytes_is_dropped_and_then_closes_the_socket(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    async with (
        participant.tab(live_server.base) as hasty,
        neighbour.tab(live_server.base) as calm,
    ):
        much = setting(probe(hasty), blob=bytes(15_000_000))
        at_once = int(BURST_BYTES_OF_OTHERS / len(much))
        for _ in range(at_once):
            await hasty.send_bytes(much)
            assert (await hasty.update_of(probe(hasty), "size"))["size"]
            await hasty.send_bytes(setting(probe(hasty), blob=b""))
            await hasty.update_of(probe(hasty), "size")
        more = setting(probe(hasty), blob=bytes(15_000_000))
        assert await refused(hasty, more) == ("many", ["blob"])
        await still_works(hasty)
        times = 20 * int(FLOOD_BYTES / len(much))
        assert await flood(hasty, much, times=times) in {None, 1006, MALFORMED}
        await still_works(calm)


async def test_a_page_keeps_only_few_comms_of_its_own(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        opened = [
            message(
                "comm_open",
                {"comm_id": f"{number}", "target_name": "jupyter.widget.control"},
            )
            for number in range(21)
        ]
        for each in opened[:-1]:
            await tab.send_bytes(each)
        assert await refused(tab, opened[-1]) == ("comm", [])
        await tab.send_bytes(message("comm_close", {"comm_id": "0"}))
        await still_works(tab)


async def test_what_a_page_reports_as_refused_reaches_no_kernel(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        report = {"method": "refused", "of": probe(tab), "reason": "policy"}
        for what in ("img-src example.org", {}, "\n", 9):
            await tab.send_bytes(to_widget(probe(tab), {**report, "what": what}))
        await still_works(tab)
        assert not [each for each in tab.inbox if "refused" in str(each["content"])]


async def test_a_page_without_widgets_of_others_sends_no_more_than_activities_do(
    live_server: LiveServer, participant: Browser
):
    wait_for_page(participant, "/page/own")
    tab = participant.tab(live_server.base)
    tab.page = "/page/own"
    await tab.visit()
    assert await refused(tab, setting("x", blob=bytes(600_000))) == ("large", ["blob"])
    await tab.send_bytes(setting("x", blob=bytes(2_000_000)))
    assert (await tab.closed()).code in {None, 1006, 1009}
    await tab.close()


def test_what_is_refused_is_answered_by_plain_requests_too(participant: Browser):
    kernel, session = participant.kernel(), uuid.uuid4().hex

    def ask(body: bytes = b"", **query: str) -> httpx.Response:
        return participant.http.post(
            f"/exchange/{kernel}",
            params={"session_id": session, **query},
            content=body,
            headers={"X-XSRFToken": participant.xsrf()},
        )

    def reasons(answer: httpx.Response) -> list[str]:
        assert answer.status_code == 200, answer.text
        said = [unpack(data).json(3) for data in Framer().feed(answer.content)]
        return [
            each["data"]["reason"]
            for each in said
            if each.get("data", {}).get("method") == "refused"
        ]

    assert ask(asks=uuid.uuid4().hex).status_code == 200
    script, large = setting("x", _esm="x"), setting("x", blob=bytes(17_000_000))
    assert reasons(ask(frame(script) + frame(script))) == ["private", "private"]
    assert reasons(ask(frame(large))) == ["large"]
    assert reasons(ask(frame(setting("x", blob=bytes(15_000_000))))) == []
    assert reasons(ask()) == []


async def test_a_refused_message_beside_an_answer_leaves_it_its_version(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        model, kept = activity(tab, "reflection"), save({"texts": ["kept"]})
        for _ in range(3):
            await refused(tab, setting(probe(tab), _css="x"))
        assert (await say(tab, model, kept))["saved"]["version"] == 1
