"""Accepting connections while the system has no files left, or has too few."""

from __future__ import annotations

import asyncio
import errno
import resource
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from toolkit.server.door import accepting, open_files
from toolkit.server.door.accepting import Accepting
from toolkit.server.door.open_files import most_sockets, raise_limit
from toolkit.server.door.sockets import SHARE_OF_ONE
from toolkit.settings import Settings


class Listening(socket.socket):
    """Listens, on a system that has no files left until it is told otherwise."""

    refusals = 0
    has_files = False

    def accept(self) -> tuple[socket.socket, Any]:
        if not self.has_files:
            self.refusals += 1
            raise OSError(errno.EMFILE, "Too many open files")
        return super().accept()


@pytest.fixture
def listening() -> Iterator[Listening]:
    with Listening() as opened:
        opened.bind(("127.0.0.1", 0))
        opened.listen()
        opened.setblocking(False)
        yield opened


@pytest.fixture
def caller(listening: Listening) -> Iterator[socket.socket]:
    with socket.create_connection(listening.getsockname()) as connected:
        connected.setblocking(False)
        yield connected


async def test_without_files_nothing_is_accepted_for_a_while(
    listening: Listening, caller: socket.socket, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(accepting, "PAUSE", 3_600)
    relieved = asyncio.Event()
    taking = Accepting(listening, take=lambda *_: None, relieve=relieved.set)
    await relieved.wait()
    for _ in range(50):
        await asyncio.sleep(0)  # turns of the loop, in which it would be told again
    assert listening.refusals == 1
    taking.stop()


async def test_once_there_are_files_again_whoever_waits_is_accepted(
    listening: Listening, caller: socket.socket, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(accepting, "PAUSE", 0.001)
    accepted: asyncio.Queue[socket.socket] = asyncio.Queue()

    def relieve() -> None:
        listening.has_files = listening.refusals == 3

    def take(connection: socket.socket, _address: object) -> None:
        accepted.put_nowait(connection)

    taking = Accepting(listening, take=take, relieve=relieve)
    with await accepted.get() as connection:
        assert connection.getpeername() == caller.getsockname()
    assert listening.refusals == 3
    taking.stop()


async def test_who_has_stopped_accepts_nobody_even_after_a_pause(
    listening: Listening, caller: socket.socket, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(accepting, "PAUSE", 0)
    relieved = asyncio.Event()
    taking = Accepting(listening, take=lambda *_: None, relieve=relieved.set)
    await relieved.wait()
    taking.stop()
    for _ in range(50):
        await asyncio.sleep(0)  # turns of the loop, in which the pause would end
    assert listening.refusals == 1


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """The system's limit of open files, as if it were another."""
    kept = {"soft": 1_024, "hard": 4_096}

    def change(_kind: int, wanted: tuple[int, int]) -> None:
        if wanted[0] > kept.get("most", kept["hard"]):
            raise ValueError("current limit exceeds maximum limit")
        kept["soft"] = wanted[0]

    both = ("soft", "hard")
    monkeypatch.setattr(resource, "getrlimit", lambda _: tuple(kept[b] for b in both))
    monkeypatch.setattr(resource, "setrlimit", change)
    return kept


def test_the_limit_is_raised_to_the_hard_one(limit: dict[str, int]):
    assert raise_limit() == limit["soft"] == 4_096


def test_a_limit_without_end_is_raised_as_far_as_systems_let_it(
    limit: dict[str, int],
):
    limit.update(hard=resource.RLIM_INFINITY, most=open_files.USUAL_LIMIT)
    assert raise_limit() == limit["soft"] == open_files.USUAL_LIMIT


def test_a_limit_that_cannot_be_raised_stays(limit: dict[str, int]):
    limit["most"] = 1_024
    assert raise_limit() == limit["soft"] == 1_024


def test_a_system_without_such_a_limit_is_taken_to_have_a_small_one(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert raise_limit() == open_files.WITHOUT_LIMITS


def test_sockets_leave_room_for_kernels_and_the_rest(
    caplog: pytest.LogCaptureFixture,
):
    assert most_sockets(4_096, Settings()) == 4_096 - 250 - 128
    assert most_sockets(1_000_000, Settings()) == 10_000
    assert not caplog.records
    # Sixty people of one school, three pages each: on a device each, whose browser has
    # six connections; at the least usual limit with one, so that all may come back.
    assert Settings().sockets_per_address >= 60 * 3 * (1 + 6)
    assert most_sockets(1_024, Settings()) * SHARE_OF_ONE >= 60 * 3 * (1 + 1)
    assert most_sockets(512, Settings()) == 256
    assert "lets this server open 512 files" in caplog.text
    assert "needs 628 files" in caplog.text
