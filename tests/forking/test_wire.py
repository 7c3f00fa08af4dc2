"""Bytes become the same message again, and anything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

from toolkit.forking.wire import Framer, WireError, frame, pack, unpack

parts = st.lists(st.binary(max_size=50), max_size=6)


@given(parts)
def test_a_message_survives_the_journey(sent: list[bytes]) -> None:
    assert unpack(pack("shell", sent)) == ("shell", tuple(sent))


@given(parts)
def test_jupyter_server_writes_and_reads_the_same(sent: list[bytes]) -> None:
    assert pack("shell", sent) == serialize_msg_to_ws_v1(sent, "shell")
    assert deserialize_msg_from_ws_v1(pack("shell", sent)) == ("shell", sent)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        message = unpack(data)
    except WireError:
        return
    assert pack(message.channel, message.parts) == data


@given(st.lists(st.binary(max_size=40)), st.integers(1, 20))
def test_a_stream_is_cut_where_messages_end(sent: list[bytes], size: int) -> None:
    stream = b"".join(frame(message) for message in sent)
    framer = Framer()
    pieces = (stream[start : start + size] for start in range(0, len(stream), size))
    assert [whole for piece in pieces for whole in framer.feed(piece)] == sent


def test_an_absurd_length_is_refused() -> None:
    with pytest.raises(WireError):
        list(Framer().feed(b"\xff" * 8))


def test_views_of_memory_of_any_kind_can_be_sent() -> None:
    numbers = memoryview(b"\1\0\2\0").cast("H")
    assert unpack(pack("iopub", [numbers])).parts == (b"\1\0\2\0",)
