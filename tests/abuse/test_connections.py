"""Somebody who takes all the connections a server can have."""

from __future__ import annotations

import contextlib
import json
import resource
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.abuse.crowd import websockets
from tests.abuse.messages import activity, save, say, still_works
from tests.abuse.raw import connected, cookies, exchange, request, statuses
from tests.abuse.site import write_site
from tests.serving import (
    PATIENCE,
    WORKSHOP,
    Browser,
    LiveServer,
    free_port,
    running,
    until,
)
from toolkit.server.words import NO_ROOM

FILES, OF_ONE, PAGES = 512, 40, 20
THIEF, SCHOOL = "127.0.0.66", "127.0.0.30"
LIMITED = [
    "sh",
    "-c",
    f'ulimit -Sn {FILES // 2} && ulimit -Hn {FILES} && exec "$@"',
    "",
]
LARGE = "large.bin"
HEALTH = request("/health")
HALF_SENT = (
    b"",
    b"GET /join HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    request("/join", "Content-Length: 5000", method="POST") + b"code=",
)
A_FEW = range(1, 3)
"""Lines about one thing: a busy machine may take more than a minute over a test."""


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server that may open few files, so that a few sockets are too many."""
    site = tmp_path_factory.mktemp("site")
    write_site(site)
    (site / WORKSHOP / "assets" / LARGE).write_bytes(bytes(500_000))
    data = tmp_path_factory.mktemp("server") / "data"
    settings = {
        "TOOLKIT_KERNELS_IN_TOTAL": str(PAGES),
        "TOOLKIT_SOCKETS_PER_ADDRESS": str(OF_ONE),
    }
    with (
        free_port() as port,
        running(site, data=data, port=port, settings=settings, within=LIMITED) as live,
    ):
        yield live


@pytest.fixture
def wires() -> Iterator[contextlib.ExitStack]:
    """Sockets of the test, closed when it ends."""
    with contextlib.ExitStack() as held:
        yield held


def opened(
    wires: contextlib.ExitStack, live: LiveServer, count: int, source: str
) -> list[socket.socket]:
    return [
        wires.enter_context(connected(live.base, source=source)) for _ in range(count)
    ]


def is_served(live: LiveServer, *, source: str) -> bool:
    """Whether somebody at *source* gets an answer, and not only in words."""
    return statuses(exchange(live.base, HEALTH, source=source)) == [200]


def is_served_again(live: LiveServer, *, source: str) -> bool:
    """Whether somebody is served; a line given up for room is to be tried again."""
    try:
        return is_served(live, source=source)
    except ConnectionError:
        return False


def kept(wires: list[socket.socket]) -> int:
    """How many of *wires* the server keeps open, once it has closed the others."""
    count = 0
    for wire in wires:
        wire.setblocking(False)
        try:
            wire.recv(1)
        except BlockingIOError:
            count += 1
        except OSError:
            pass
    return count


def open_files(live: LiveServer) -> int:
    return len(list(Path(f"/proc/{live.process}/fd").iterdir()))


def failures(live: LiveServer, words: str) -> list[str]:
    lines = [json.loads(line) for line in live.log.splitlines() if line[:1] == "{"]
    told = [str(line["says"]) for line in lines if line["level"] != "info"]
    return [each for each in told if words in each]


def test_the_limit_of_open_files_is_raised_as_far_as_it_may_be(
    live_server: LiveServer,
):
    now = resource.prlimit(live_server.process, resource.RLIMIT_NOFILE)
    assert now == (FILES, FILES)


def test_one_strangers_sockets_keep_nobody_out(
    live_server: LiveServer, participant: Browser, wires: contextlib.ExitStack
):
    flood = opened(wires, live_server, 600, THIEF)
    for number, wire in enumerate(flood):
        with contextlib.suppress(OSError):  # it has made room already
            wire.sendall(HALF_SENT[number % 3])
    assert is_served(live_server, source=SCHOOL)
    assert participant.get(f"/workshop/{WORKSHOP}").status_code == 200
    # Who sits behind the same address is let in, too: the idle ones make room.
    assert is_served(live_server, source=THIEF)
    assert kept(flood) <= OF_ONE
    assert open_files(live_server) < FILES // 2
    assert len(failures(live_server, "One address has as many")) in A_FEW


async def test_who_is_in_stays_in_while_others_flood_the_same_address(
    live_server: LiveServer, wires: contextlib.ExitStack
):
    person = live_server.signed_in("Participant 8")
    async with person.tab(live_server.base) as tab:
        opened(wires, live_server, 3 * OF_ONE, "127.0.0.1")
        saved = save({"texts": ["My line holds."]})
        assert "saved" in await say(tab, activity(tab, "reflection"), saved)
        await still_works(tab)


async def test_where_nothing_can_give_way_a_sentence_says_so(
    live_server: LiveServer,
):
    async with websockets(live_server, OF_ONE):
        with connected(live_server.base) as wire:
            answer = wire.recv(65_536)
        assert statuses(answer) == [503]
        assert NO_ROOM.encode() in answer
        assert b"default-src 'none'" in answer
        assert b"nosniff" in answer
        assert is_served(live_server, source=SCHOOL)
    assert is_served(live_server, source="127.0.0.1")


def test_strangers_from_many_places_stay_below_the_limit_of_files(
    live_server: LiveServer, participant: Browser, wires: contextlib.ExitStack
):
    for number in range(20):
        opened(wires, live_server, OF_ONE, f"127.0.1.{number + 1}")
        assert open_files(live_server) < FILES
    assert is_served(live_server, source=SCHOOL)
    assert participant.get(f"/workshop/{WORKSHOP}").status_code == 200
    assert len(failures(live_server, "There are as many connections")) in A_FEW


def test_who_does_not_read_what_was_asked_for_makes_room(
    live_server: LiveServer, participant: Browser, wires: contextlib.ExitStack
):
    asked = request(f"/workshop/{WORKSHOP}/assets/{LARGE}", cookies(participant))
    flood = []
    for _ in range(OF_ONE):
        wire = wires.enter_context(socket.socket())
        # In small pieces, so that the system's own buffers take little of it.
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1_460)
        wire.bind((THIEF, 0))
        wire.settimeout(PATIENCE)
        wire.connect(("127.0.0.1", int(live_server.base.rsplit(":", 1)[1])))
        wire.sendall(asked)
        flood.append(wire)
    for wire in flood:
        assert statuses(wire.recv(64)) == [200]
    assert is_served(live_server, source=THIEF)
    assert is_served(live_server, source=SCHOOL)


def test_a_server_that_runs_out_of_files_goes_on_and_says_so_once(
    live_server: LiveServer, participant: Browser, wires: contextlib.ExitStack
):
    short = open_files(live_server) + 10
    process = live_server.process
    resource.prlimit(process, resource.RLIMIT_NOFILE, (short, FILES))
    try:
        opened(wires, live_server, OF_ONE, "127.0.2.1")
        until(partial(is_served_again, live_server, source=SCHOOL))
    finally:
        resource.prlimit(process, resource.RLIMIT_NOFILE, (FILES, FILES))
    assert len(failures(live_server, "No connection can be accepted")) in A_FEW
    assert failures(live_server, "xception") == []
    assert participant.get(f"/workshop/{WORKSHOP}").status_code == 200


async def test_one_persons_many_websockets_make_room_for_the_newest(
    live_server: LiveServer,
):
    person = live_server.signed_in("Participant 9")
    async with contextlib.AsyncExitStack() as tabs:
        first = await tabs.enter_async_context(person.tab(live_server.base))
        opened = [first]
        for _ in range(12):
            await opened[0].request_states()
            tab = person.tab(live_server.base)
            await tab.connect(kernel_id=first.kernel_id)
            tabs.push_async_callback(tab.close)
            opened.append(tab)
        assert (await first.closed()).code == 4013
        for tab in opened[1:]:
            await tab.request_states()
