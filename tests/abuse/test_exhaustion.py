"""Nobody fills the disk: files go where there is a box for them, and only so many."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.abuse.messages import activity, save, say, to_widget
from tests.abuse.raw import connected, cookies, request, statuses
from tests.abuse.site import write_site
from tests.server.pages.test_workshops import until
from tests.serving import (
    COHORT,
    PATIENCE,
    WORKSHOP,
    Browser,
    LiveServer,
    free_port,
    running,
)
from toolkit.forking.wire import pack, unpack
from toolkit.model import LIMIT_FILES
from toolkit.model.quota import MEGABYTE
from toolkit.server.bodies import BYTES_OF_ONE, OF_ONE, LargeBodies
from toolkit.server.socket.guard import LARGEST_OF_OTHERS

PDF = b"%PDF-1.7 invented"
CLIP = b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + bytes(9) + b"\x86A_OPUS" + bytes(9)
CARD = "0123456789abcdef"
LARGEST_READ = LARGEST_OF_OTHERS * 5 // 4
LARGE = PDF.ljust(4 * MEGABYTE, b"x")


def add(
    browser: Browser, place: str = "picture/file", *, data: bytes = PDF
) -> httpx.Response:
    path = f"/evidence/{WORKSHOP}/{place}"
    return browser.post(path, files={"file": ("a.pdf", data)})


NO_BOX = (
    *("picture/how", "picture/unheard-of", "picture/file-clip", "unheard-of/file"),
    *("hope/file", "shared/file", "ready/file", "plan/file", "voices/file"),
    *("board/file", f"board/{CARD}", "card/file", f"card/card-{CARD}", "reply/file"),
    *("points/tip", "points/tip-note", "points/unheard-of-clip", "points/-clip"),
)


def test_files_go_only_to_fields_that_have_a_box(
    live_server: LiveServer, participant: Browser
):
    refused = {place: add(participant, place).status_code for place in NO_BOX}
    assert refused == dict.fromkeys(NO_BOX, 404)
    boxes = {"picture/file": PDF, f"card/{CARD}": PDF, "points/tip-clip": CLIP}
    added = [add(participant, box, data=data) for box, data in boxes.items()]
    assert [each.status_code for each in added] == [201] * 3
    assert live_server.store.checkup().problems == ()


def test_of_thirty_files_sent_at_one_moment_twenty_are_kept(
    live_server: LiveServer, participant: Browser
):
    participant.xsrf()
    with ThreadPoolExecutor(30) as tabs:
        answers = list(tabs.map(lambda _tab: add(participant), range(30)))
    kept = [each.json()["id"] for each in answers if each.status_code == 201]
    refused = [each.json()["message"] for each in answers if each.status_code == 422]
    assert (len(kept), len(refused)) == (LIMIT_FILES, 30 - LIMIT_FILES)
    assert set(refused) == {"There are 20 files here already. Take one away first."}
    assert participant.delete(f"/evidence/{kept[0]}").status_code == 204
    assert add(participant).status_code == 201


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server with room for 8 MB of one person's files, and 12 MB of everybody's."""
    site = tmp_path_factory.mktemp("narrow")
    write_site(site)
    data = tmp_path_factory.mktemp("narrow-server") / "data"
    settings = {
        "TOOLKIT_FILES_PER_PERSON_MB": "8",
        "TOOLKIT_FILES_PER_COHORT_MB": "12",
        "TOOLKIT_DISK_RESERVE_MB": "1",
        "TOOLKIT_MEMORY_RESERVE_MB": str(2**40),  # so there is never enough
    }
    with (
        free_port() as port,
        running(site, data=data, port=port, settings=settings) as live,
    ):
        yield live


def file_message(model: str) -> bytes:
    asked = {"do": "evidence", "part": "file", "name": "a.pdf", "write": "w-1"}
    channel, parts = unpack(to_widget(model, {"method": "custom", "content": asked}))
    return pack(channel, [*parts, PDF])


async def test_no_kernel_takes_a_file_as_jupyterlab_sends_it(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        task = activity(tab, "task")
        before = tab.states[task]["state"]["room"]["files"]
        await tab.send_bytes(file_message(task))
        reply = await tab.custom_from(task)
        assert reply["refused"].startswith("This page is out of date.")
        await tab.request_states()
        assert tab.states[task]["state"]["room"]["files"] == before


def joined(live: LiveServer, name: str) -> Browser:
    live.store.people.add(COHORT, name=name, school="Example School")
    return live.signed_in(name)


async def test_a_page_that_was_left_goes_at_once_when_memory_is_short(
    narrow: LiveServer,
):
    leaving, staying = (joined(narrow, f"Person {letter}") for letter in "CD")
    async with staying.tab(narrow.base) as open_page:
        left = f"/api/kernels/{leaving.kernel()}"
        give_up = time.monotonic() + PATIENCE
        while leaving.get(left).status_code != 404:
            assert time.monotonic() < give_up
            await asyncio.sleep(0.1)  # between two looks at the state that is awaited
        kept = staying.get(f"/api/kernels/{open_page.kernel_id}")
    assert kept.status_code == 200
    assert "Memory is short" in (narrow.data.parent / "server.log").read_text()


async def test_files_have_room_by_person_and_by_cohort_and_answers_always(
    narrow: LiveServer,
):
    greedy, other = (joined(narrow, f"Person {letter}") for letter in "AB")
    add_large: Callable[[Browser], httpx.Response] = lambda b: add(b, data=LARGE)  # noqa: E731
    with ThreadPoolExecutor(6) as tabs:
        greedy.xsrf()
        answers = await asyncio.to_thread(lambda: [*tabs.map(add_large, [greedy] * 6)])
    assert sorted(each.status_code for each in answers) == [201, 201, *[422] * 4]
    refused = next(each for each in answers if each.status_code == 422)
    assert refused.json()["message"].startswith("Your files have 8 MB in all, and")
    assert add_large(other).status_code == 201
    full = add_large(other)
    assert full.status_code == 422
    assert "everybody here have filled the room" in full.json()["message"]
    async with greedy.tab(narrow.base) as tab:
        task = activity(tab, "task")
        assert "saved" in await say(tab, task, save("As ever", part="how"))


def test_files_that_one_person_begins_and_never_ends_fill_no_memory(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    lines = ("Expect: 100-continue", f"Content-Length: {5 * MEGABYTE}")
    begun = request(
        f"/evidence/{WORKSHOP}/picture/file",
        *(*lines, cookies(participant)),
        method="POST",
    )
    with contextlib.ExitStack() as wires:
        for _ in range(OF_ONE):
            wire = wires.enter_context(connected(live_server.base))
            wire.sendall(begun)
            assert statuses(wire.recv(1000)) == [100]
        refused = add(participant, data=LARGE)
        assert refused.status_code == 503
        assert "Wait a moment, then try again" in refused.json()["message"]
        kept = {add(neighbour, data=LARGE).status_code for _ in range(OF_ONE + 1)}
        assert kept == {201}
        assert add(participant).status_code == 201
    until(lambda: add(participant, data=LARGE).status_code == 201)


HANDSHAKE = (
    *("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"),
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)


def upgraded(live: LiveServer, browser: Browser, kernel: str) -> socket.socket:
    """A websocket on which only the test says what is sent."""
    wire = connected(live.base)
    lines = (*HANDSHAKE, f"Origin: {live.base}", cookies(browser))
    head = request(f"/api/kernels/{kernel}/channels?session_id=x", *lines)
    host = f"Host: {live.base.removeprefix('http://')}".encode()
    head = head.replace(b"Connection: close\r\n", b"")
    wire.sendall(head.replace(b"Host: 127.0.0.1", host))
    heard = b""
    while b"\r\n\r\n" not in heard:
        heard += wire.recv(1)
    assert statuses(heard) == [101]
    return wire


def frames(size: int, *, pieces: int) -> bytes:
    """The beginning of a message of *size* bytes in *pieces*; its last byte lacks."""
    mask, length = bytes(4), size // pieces
    head = [2 if not number else 0 for number in range(pieces)]
    head[-1] |= 0x80
    whole = [
        bytes([each, 0x80 | 127]) + length.to_bytes(8, "big") + mask + bytes(length)
        for each in head
    ]
    return b"".join(whole)[:-1]


@pytest.mark.parametrize("pieces", [1, 20, 400])
def test_large_messages_that_are_begun_and_never_end_fill_no_memory(
    live_server: LiveServer, participant: Browser, neighbour: Browser, pieces: int
):
    kernel = participant.kernel()
    begun = frames(15_000_000, pieces=pieces)
    with contextlib.ExitStack() as wires:
        held = [
            wires.enter_context(upgraded(live_server, participant, kernel))
            for _ in range(BYTES_OF_ONE // LARGEST_READ + 1)
        ]
        for wire in held[:-1]:
            wire.sendall(begun)
        refused = held[-1]
        with contextlib.suppress(OSError):  # closed before it has all been said
            refused.sendall(begun)
            while refused.recv(65536):
                pass
        assert add(neighbour, data=LARGE).status_code == 201
        assert add(participant).status_code == 201
    until(lambda: add(participant, data=LARGE).status_code == 201)


def test_what_everybody_sends_at_once_is_held_up_to_a_limit():
    bodies, requests = LargeBodies(), [Request() for _ in range(32)]
    for number, each in enumerate(requests):
        bodies.begin(each, seat=str(number), size=10_000_000)
    assert [bodies.drops(each) for each in requests] == 30 * [False] + 2 * [True]
    bodies.end(requests[0])
    late = Request()
    bodies.begin(late, seat="late", size=10_000_000)
    assert not bodies.drops(late)


class Request:
    """Something large that is on its way."""
