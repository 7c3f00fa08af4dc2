"""What a page's websocket refuses, and what its kernel makes of the rest."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClosedError

from tests.abuse.messages import (
    activity,
    flood,
    message,
    nested,
    probe,
    save,
    say,
    still_works,
    to_widget,
)
from tests.serving import COHORT, PATIENCE, WORKSHOP, Browser, LiveServer
from toolkit.forking.wire import pack
from toolkit.server.kernels.allowance import BURST, BURST_BYTES
from toolkit.server.socket.guard import MALFORMED

CUSTOM = {"method": "custom", "content": {}}
CLOSES_THE_SOCKET: dict[str, bytes | str] = {
    "running code": message("execute_request", {"code": "1", "silent": False}),
    "completing code": message("complete_request", {"code": "os.", "cursor_pos": 3}),
    "inspecting": message("inspect_request", {"code": "os", "cursor_pos": 1}),
    "history": message("history_request", {"hist_access_type": "tail", "n": 9}),
    "answering input": message("input_reply", {"value": "1"}, channel="stdin"),
    "shutdown on control": message("shutdown_request", {}, channel="control"),
    "interrupt on control": message("interrupt_request", {}, channel="control"),
    "debugging": message("debug_request", {"command": "attach"}, channel="control"),
    "shutdown on shell": message("shutdown_request", {"restart": True}),
    "subshell": message("create_subshell_request", {}, channel="control"),
    "own output": message("stream", {"name": "stdout", "text": "x"}, channel="iopub"),
    "binding again": message("bind", {"seat": "x"}, channel="bind"),
    "a hint of its own": pack("notice", [b'{"changed": "demo"}']),
    "a comm id that is no text": message(
        "comm_open", {"comm_id": 1, "target_name": "jupyter.widget.control"}
    ),
    "content that is a list": message("comm_msg", []),
    "not a number": to_widget("x", {"method": "custom", "content": float("nan")}),
    "too few parts": pack("shell", [b"{}"]),
    "header that is a list": pack("shell", [b"[]", b"{}", b"{}", b"{}"]),
    "half a number": pack("shell", [b"{", b"{}", b"{}", b"{}"]),
    "not UTF-8": pack("shell", [b"\xff\xfe", b"{}", b"{}", b"{}"]),
    "no bytes": b"",
    "one byte": b"\x00",
    "offsets beyond the end": b"\x02" + b"\xff" * 31,
    "text frame": '{"header": {"msg_type": "kernel_info_request"}, "channel": "shell"}',
}


@pytest.mark.parametrize("sent", CLOSES_THE_SOCKET.values(), ids=CLOSES_THE_SOCKET)
async def test_what_no_page_of_ours_sends_closes_the_socket(
    live_server: LiveServer, participant: Browser, sent: bytes | str
):
    tab = participant.tab(live_server.base)
    await tab.connect(kernel_id=participant.kernel())
    await tab.send_bytes(sent)
    assert (await tab.closed()).code == MALFORMED
    await tab.close()


async def test_after_a_refusal_nothing_more_is_heard(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        model, kept = activity(tab, "reflection"), save({"texts": ["too late"]})
        await tab.send_bytes("no message at all")
        with contextlib.suppress(WebSocketClosedError):
            await tab.send_bytes(to_widget(model, {**CUSTOM, "content": kept}))
        assert (await tab.closed()).code == MALFORMED
    async with participant.tab(live_server.base) as again:
        shown = again.states[activity(again, "reflection")]["state"]["answers"]
        assert "too late" not in repr(shown)


# Without a code the server had closed before it had read everything.
FLOODED = {None, 1006, MALFORMED}


async def test_a_flood_closes_the_socket_and_others_go_on(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    async with (
        participant.tab(live_server.base) as hasty,
        neighbour.tab(live_server.base) as calm,
    ):
        sent = message("kernel_info_request", {})
        # More than would be needed: the allowance fills up while a slow machine sends.
        assert await flood(hasty, sent, times=20 * int(BURST)) in FLOODED
        await still_works(calm)


async def test_coming_back_does_not_make_a_flood_welcome_again(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        said = {"method": "custom", "content": "x" * 400_000}
        much = to_widget(activity(tab, "reflection"), said)
        at_once = int(BURST_BYTES / len(much))
        assert await flood(tab, much, times=20 * at_once) in FLOODED
    again = participant.tab(live_server.base)
    await again.connect(kernel_id=participant.kernel())
    # As much as is welcome from whoever has sent nothing yet.
    assert await flood(again, much, times=at_once) in FLOODED
    await again.close()


NASTY = [None, True, -1, 1e300, "", "\ud800\x00", [], {}, [[]], {"": {}}, nested(20)]
FIELDS = ("texts", "text", "choice", "chosen", "places", "own", "stages", "aims")


@pytest.mark.parametrize("turn", range(3))
async def test_nothing_sent_to_any_activity_breaks_its_page(
    live_server: LiveServer, participant: Browser, turn: int
):
    async with participant.tab(live_server.base) as tab:
        models = [m for m, each in tab.states.items() if "face" in each["state"]]
        for number, model in enumerate(models):
            for nasty in NASTY:
                field = FIELDS[(3 * number + turn) % len(FIELDS)]
                value = {field: nasty} if turn else nasty
                part = ("", "how", "file")[turn]
                await tab.send_custom(model, save(value, part=part))
        await still_works(tab)
    assert live_server.store.checkup().problems == ()


@pytest.mark.parametrize("nasty", [*NASTY[1:], 2**40, "1"])
async def test_earlier_versions_are_ones_own_and_asked_for_by_a_number(
    live_server: LiveServer, participant: Browser, neighbour: Browser, nasty: Any
):
    async with neighbour.tab(live_server.base) as tab:
        model = activity(tab, "reflection")
        for number, words in enumerate(("theirs at first", "theirs now")):
            said = save({"texts": [words]}, based_on=number)
            assert "saved" in await say(tab, model, said)
    asked = {"do": "versions", "part": "", "write": "w-1"}
    async with participant.tab(live_server.base) as tab:
        model = activity(tab, "reflection")
        assert (await say(tab, model, asked))["versions"] == []
        for wrong in ({"before": nasty}, {"part": nasty}):
            reply = await say(tab, model, {**asked, **wrong, "write": "w-2"})
            assert reply.get("refused") or reply.get("versions") == []
        await still_works(tab)


ANSWER = {"": {"value": {"texts": ["forged"]}, "version": 9, "saved": "00:00"}}
FORGED_STATE: dict[str, Any] = {
    "face": {"kind": "task", "prompt": "forged"},
    "answers": ANSWER,
    "room": {"facilitator": True, "revealed": True, "counts": [9, 9, 9]},
    "seat": "another",
    "name": "forged",
    "workshop": "workshop2",
    "keys": ["_esm"],
    "_dom_classes": ["forged"],
    "_property_lock": {"face": {}},
    "_states_to_send": ["face"],
    "comm": None,
    "unheard_of": 1,
}


async def test_no_trait_of_an_activity_changes_from_the_browser(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        before = {
            model: each["state"]
            for model, each in tab.states.items()
            if "face" in each["state"]
        }
        assert len(before) == 14
        for model in before:
            for name, value in FORGED_STATE.items():
                data = {"method": "update", "state": {name: value}}
                await tab.send_bytes(to_widget(model, data))
        await tab.request_states()
        for model, state in before.items():
            assert tab.states[model]["state"] == state
        await still_works(tab)


@pytest.mark.parametrize(
    "buffer_paths", [[["face"]], [["answers", "", "value"]], [[]], "x", [[0]], None]
)
async def test_no_trait_changes_by_way_of_a_buffer(
    live_server: LiveServer, participant: Browser, buffer_paths: object
):
    async with participant.tab(live_server.base) as tab:
        model = activity(tab, "reflection")
        before = tab.states[model]["state"]
        state = {"method": "update", "state": {}, "buffer_paths": buffer_paths}
        await tab.send_bytes(to_widget(model, state))
        await tab.request_states()
        assert tab.states[model]["state"] == before
        await still_works(tab)


async def test_a_participant_cannot_reveal_a_poll(
    live_server: LiveServer, participant: Browser, facilitator: Browser
):
    async with participant.tab(live_server.base) as tab:
        poll = activity(tab, "poll")
        reveal = {"do": "reveal", "revealed": True, "write": "w-1"}
        refused = await say(tab, poll, {**reveal, "role": "facilitator"})
        assert "facilitator" in refused["refused"]
        await tab.request_states()
        assert tab.states[poll]["state"]["room"]["counts"] is None
    async with facilitator.tab(live_server.base) as tab:
        assert not tab.states[activity(tab, "poll")]["state"]["room"]["revealed"]


STEERING = ("open", "pause", "notice", "spotlight", "shown", "section", "steer", "lead")


async def test_a_participant_changes_nothing_for_the_room_through_the_pace(
    live_server: LiveServer, participant: Browser
):
    before = live_server.store.pace.of(COHORT, WORKSHOP)
    async with participant.tab(live_server.base) as tab:
        pace = activity(tab, "pacing")
        for verb in STEERING:
            wanted = {"section": "section-9", "paused": True, "notice": "Go home"}
            await tab.send_custom(pace, {"do": verb, "write": "w-1", **wanted})
        asked = {"do": "clock", "write": "w-2", "now": 0, "seat": "another"}
        assert set(await say(tab, pace, asked)) == {"re", "now"}
        refused = await say(tab, pace, save({"section": "section-9"}))
        assert "refused" in refused
        await still_works(tab)
    assert live_server.store.pace.of(COHORT, WORKSHOP) == before


VERBS = ["__init__", "_receive", "attach", "close", "send", "", "save.x", "check"]


@pytest.mark.parametrize("verb", [*VERBS, None, 1, ["save"], {"do": "save"}])
async def test_only_declared_verbs_do_anything(
    live_server: LiveServer, participant: Browser, verb: object
):
    async with participant.tab(live_server.base) as tab:
        model = activity(tab, "reflection")
        await tab.send_custom(model, {**save({"texts": ["x"]}), "do": verb})
        await tab.request_states()
        assert tab.states[model]["state"]["answers"][""]["version"] == 0
        await still_works(tab)


WRONG = {
    "part": {"part": "file.x"},
    "part of another": {"part": "how"},
    "part that is no text": {"part": ["x"]},
    "sharing": {"sharing": "everyone"},
    "sharing that is no text": {"sharing": {"value": "private"}},
    "version": {"based_on": -1},
    "version too large": {"based_on": 2**63},
    "version that is a truth": {"based_on": True},
    "version that is text": {"based_on": "0"},
    "value": {"value": {"texts": "x"}},
    "texts": {"value": {"texts": [["x"]]}},
    "more texts than boxes": {"value": {"texts": ["x"] * 9}},
    "too long": {"value": {"texts": ["x" * 250_000]}},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
async def test_a_wrong_save_is_refused_in_words_and_keeps_nothing(
    live_server: LiveServer, participant: Browser, wrong: dict[str, object]
):
    async with participant.tab(live_server.base) as tab:
        model = activity(tab, "reflection")
        reply = await say(tab, model, save({"texts": ["x"]}, **wrong))
        assert "refused" in reply
        assert "Traceback" not in str(reply)
        await still_works(tab)


async def test_files_cannot_be_added_to_or_taken_from_anothers_answer(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    path = "/evidence/workshop1_launch/picture/file"
    added = participant.post(path, files={"file": ("a.pdf", b"%PDF-1.7 mine")}).json()
    async with neighbour.tab(live_server.base) as tab:
        task = activity(tab, "task")
        remove = {"do": "remove", "part": "file", "file": added["id"], "write": "w-1"}
        await say(tab, task, remove)
        add = {"do": "evidence", "part": "how", "name": "a.pdf", "write": "w-2"}
        assert "refused" in await say(tab, task, add)
        mine = tab.states[task]["state"]["room"]["files"]
        assert mine == {"file": []}
    assert participant.get(f"/evidence/{added['id']}").status_code == 200


CARD = "card.0123456789abcdef"
POST = {"kind": "post", "thread": "", "boxes": {"title": "Mine"}}


async def test_no_message_reaches_anothers_card(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    async with (
        participant.tab(live_server.base) as mine,
        neighbour.tab(live_server.base) as theirs,
    ):
        board = activity(mine, "board")
        sent = save(POST, part=CARD, sharing="cohort")
        assert "saved" in await say(mine, board, sent)
        other = activity(theirs, "board")
        async with asyncio.timeout(PATIENCE):
            while not theirs.states[other]["state"]["room"]["cards"]:
                await asyncio.sleep(0.1)  # who asks without a pause is sent away
                await theirs.request_states()
        (card,) = theirs.states[other]["state"]["room"]["cards"]
        for verb in ("hide", "show"):
            forged = {"do": verb, "ref": card["ref"], "role": "facilitator"}
            reply = await say(theirs, other, {**forged, "write": f"w-{verb}"})
            assert "facilitator" in reply["refused"]
        withdraw = {"do": "withdraw", "part": CARD, "write": "w-1"}
        assert "refused" in await say(theirs, other, withdraw)
        await mine.request_states()
        (kept,) = mine.states[board]["state"]["room"]["cards"]
        assert (kept["title"], kept["hidden"]) == ("Mine", None)
        await say(mine, board, {"do": "withdraw", "part": CARD, "write": "w-2"})


BOARD_VERBS = ("look", "open", "withdraw", "thank", "hide", "show", "files", "remove")


@pytest.mark.parametrize("kind", ["board", "talking_points", "voices"])
async def test_nothing_said_to_a_community_breaks_its_page(
    live_server: LiveServer, participant: Browser, kind: str
):
    async with participant.tab(live_server.base) as tab:
        model = activity(tab, kind)
        for verb in (*BOARD_VERBS, "save", "evidence"):
            for nasty in NASTY:
                fields = ("part", "ref", "value", "words", "count", "file", "thanks")
                sent = dict.fromkeys(fields, nasty)
                await tab.send_custom(model, {"write": "w-1", **sent, "do": verb})
        await still_works(tab)
    assert live_server.store.checkup().problems == ()


async def test_a_clip_is_nobody_elses_before_it_is_shared_with_words_and_consent(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    webm = b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + bytes(9) + b"\x86A_OPUS" + bytes(9)
    path = "/evidence/workshop1_launch/points/tip-clip"
    files = {"file": ("clip.webm", webm)}
    answer = participant.post(path, files=files)
    assert answer.status_code == 201, answer.text
    added = answer.json()["id"]
    async with participant.tab(live_server.base) as tab:
        points = activity(tab, "talking_points")
        sent = {"part": "tip-clip", "sharing": "cohort"}
        for told in ({}, {"transcript": "x"}, {"consent": True, "clip": added}):
            reply = await say(tab, points, save(told, **sent))
            assert "refused" in reply
            assert neighbour.get(f"/evidence/{added}").status_code == 404
        told = {"transcript": "Words", "consent": True}
        assert "saved" in await say(tab, points, save(told, **sent))
        assert neighbour.get(f"/evidence/{added}").status_code == 200
        # Another file beside a shared clip is not shared with it.
        second = participant.post(path, files=files).json()["id"]
        assert neighbour.get(f"/evidence/{second}").status_code == 404
        remove = {"do": "remove", "part": "tip-clip", "file": added, "write": "w-9"}
        assert (await say(tab, points, remove))["done"]
    for browser in (participant, neighbour):
        assert browser.get(f"/evidence/{added}").status_code == 404


RANGES = {
    "bytes=0-3": (206, 4),
    "bytes=4-": (206, 12),
    "bytes=-2": (206, 2),
    "bytes=0-99": (206, 16),
    "bytes=99-": (416, 0),
    "bytes=3-1": (416, 0),
    "bytes=-0": (416, 0),
    "bytes=-": (200, 16),
    "bytes=0-1,2-3": (200, 16),
    "bytes=x-y": (200, 16),
    "bytes=" + "9" * 99 + "-": (200, 16),
}


def test_a_file_is_given_by_stretches_and_odd_ones_do_no_harm(
    live_server: LiveServer, participant: Browser
):
    path = "/evidence/workshop1_launch/picture/file"
    files = {"file": ("a.pdf", b"%PDF-1.7 16bytes")}
    added = participant.post(path, files=files).json()["id"]
    for asked, (status, size) in RANGES.items():
        answer = participant.get(f"/evidence/{added}", headers={"Range": asked})
        assert (answer.status_code, len(answer.content)) == (status, size), asked


async def test_an_unknown_widget_is_nobodys(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        for model in ("unheard-of", "", "../x"):
            await tab.send_bytes(to_widget(model, CUSTOM))
        await tab.send_bytes(message("comm_close", {"comm_id": probe(tab)}))
        await tab.request_states()
        assert probe(tab)
        await still_works(tab)


async def test_a_kernel_keeps_what_goes_wrong_inside_it_to_itself(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        await tab.send_custom(probe(tab), {"secret": "chalk"})
        await tab.send_bytes(to_widget("unheard-of", CUSTOM))
        await still_works(tab)
        heard = str(list(tab.inbox))
    for inside in ("Traceback", "ValueError", "site-packages", str(live_server.data)):
        assert inside not in heard


async def test_what_a_kernel_shows_of_itself_holds_no_secret(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        # What the page carries is in the states, too.
        html = re.sub(r'(?s)id="page-carried">.*?</script>', "", tab.html)
        shown = html + str(tab.states) + str(list(tab.inbox))
    held = participant.http.cookies["workshop-seat"]
    for secret in (held, "nobody's business", "sqlite://", str(live_server.data)):
        if secret == str(live_server.data):
            environment = tab.states[probe(tab)]["state"]["environment"]
            shown = shown.replace(str(environment), "")
        assert secret not in shown


async def test_a_kernel_says_nothing_of_the_programs_it_is_made_of(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        asked = await tab.send("kernel_info_request", {})
        reply = (await tab.reply_to(asked, "kernel_info_reply"))["content"]
    said = {**reply, "protocol_version": ""}
    assert not re.search(r"\d+\.\d+", str(said)), said


async def test_anothers_kernel_cannot_be_reached(
    live_server: LiveServer,
    participant: Browser,
    neighbour: Browser,
    facilitator: Browser,
    stranger: Browser,
):
    kernel = participant.kernel()
    for intruder, status in ((neighbour, 404), (facilitator, 404), (stranger, 403)):
        tab = intruder.tab(live_server.base)
        with pytest.raises(HTTPClientError) as refused:
            await tab.connect(kernel_id=kernel)
        assert refused.value.code == status


@pytest.mark.parametrize(
    "origin",
    [
        *("https://example.org", "null", "http://127.0.0.1:1", "file://"),
        "http://127.0.0.1.example.org",
    ],
)
async def test_a_page_of_another_site_gets_no_socket(
    live_server: LiveServer, participant: Browser, origin: str
):
    tab = participant.tab(live_server.base)
    tab.headers["Origin"] = origin
    with pytest.raises(HTTPClientError) as refused:
        await tab.connect(kernel_id=participant.kernel())
    assert refused.value.code == 403
