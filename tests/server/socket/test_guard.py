"""What the guard lets through, message by message."""

import json

import pytest

from toolkit.forking.wire import pack
from toolkit.server.kernels.allowance import BURST, PER_SECOND, Allowance
from toolkit.server.socket.guard import Guard, RefusedError


def message(kind: str, content: object) -> bytes:
    parts = [{"msg_type": kind}, {}, {}, content]
    return pack("shell", [json.dumps(part).encode() for part in parts])


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_welcome_and_a_flood_is_not():
    clock = Clock()
    guard, asked = Guard(Allowance(clock)), message("kernel_info_request", {})
    assert all(guard.admits(asked) for _ in range(int(BURST)))
    with pytest.raises(RefusedError):
        guard.admits(asked)


def test_a_busy_page_may_go_on_for_ever():
    clock = Clock()
    guard, asked = Guard(Allowance(clock)), message("kernel_info_request", {})
    for _ in range(int(BURST) * 10):
        clock.now += 1 / PER_SECOND
        assert guard.admits(asked)


def test_a_page_closes_only_what_it_opened():
    guard, comm = Guard(), {"comm_id": "mine"}
    assert not guard.admits(message("comm_close", {"comm_id": "a widget's"}))
    guard.admits(
        message("comm_open", {**comm, "target_name": "jupyter.widget.control"})
    )
    assert guard.admits(message("comm_close", comm))


@pytest.mark.parametrize("content", ["NaN", "Infinity", "[" * 100_000, "1" * 10_000])
def test_json_that_trips_up_readers_is_refused(content: str):
    parts = [b'{"msg_type": "comm_msg"}', b"{}", b"{}", content.encode()]
    with pytest.raises(RefusedError):
        Guard().admits(pack("shell", parts))
