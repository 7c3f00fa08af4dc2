"""How large messages go over a websocket."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from tornado.iostream import StreamClosedError

from toolkit.server.bodies import LargeBodies
from toolkit.server.socket import reading
from toolkit.server.socket.reading import DEAR, LARGE, Base, MeasuredProtocol


class Compressor:
    """Would make messages smaller."""


def protocol(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(Base, "__init__", lambda *_, **__: None)
    made = MeasuredProtocol(None, None, bodies=LargeBodies(), seat="one")
    made._compressor, made._fragmented_message_buffer = Compressor(), None
    return made


@pytest.mark.parametrize(("size", "is_squeezed"), [(DEAR, True), (DEAR + 1, False)])
def test_what_would_keep_everybody_waiting_is_not_compressed(
    monkeypatch: pytest.MonkeyPatch, size: int, *, is_squeezed: bool
):
    made = protocol(monkeypatch)
    by: list[object] = []
    monkeypatch.setattr(
        Base, "write_message", lambda self, *_, **__: by.append(self._compressor)
    )
    made.write_message(bytes(size), binary=True)
    made.write_message(b"next", binary=True)
    assert [each is not None for each in by] == [is_squeezed, True]


async def test_a_large_message_in_small_frames_has_to_end_in_time(
    monkeypatch: pytest.MonkeyPatch,
):
    made = protocol(monkeypatch)
    made.params = type("Params", (), {"max_message_size": 20_000_000})

    async def nothing(*_: object) -> bytes:
        return await asyncio.get_running_loop().create_future()

    monkeypatch.setattr(Base, "_read_bytes", nothing)
    monkeypatch.setattr(reading, "LONGEST", 0.0)
    made._fragmented_message_buffer = bytearray(LARGE)
    with pytest.raises(StreamClosedError):
        await asyncio.wait_for(made._read_bytes(2), 10)
