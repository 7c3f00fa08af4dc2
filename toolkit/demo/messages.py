"""Messages of the Jupyter protocol, as a page sends and receives them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict, cast

from toolkit.forking.wire import pack, unpack
from toolkit.model import JSON


class Header(TypedDict, total=False):
    """What a message is, and whose; the header of its parent may be empty."""

    msg_id: str
    msg_type: str
    session: str
    username: str
    date: str
    version: str


class Message(TypedDict):
    """A message of the protocol; what its content holds depends on its type."""

    channel: str
    buffers: NotRequired[Sequence[bytes]]
    header: Header
    parent_header: Header
    metadata: JSON
    content: JSON


def packed(
    kind: str,
    content: Mapping[str, object],
    *,
    of: str,
    metadata: Mapping[str, object] | None = None,
    channel: str = "shell",
) -> tuple[str, bytes]:
    """The id of a new message of the page called *of*, and its bytes."""
    header: Header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": of,
        "username": "",
        "date": "2023-01-20T10:00:00Z",
        "version": "5.3",
    }
    parts = [header, {}, metadata or {}, content]
    encoded = [json.dumps(part).encode() for part in parts]
    return header["msg_id"], pack(channel, encoded)


def parsed(data: bytes | str) -> Message:
    """A message as it came over the websocket."""
    if isinstance(data, str):
        return cast("Message", json.loads(data))
    channel, parts = unpack(data)
    header, parent, metadata, content = (json.loads(part) for part in parts[:4])
    return {
        "channel": channel,
        "buffers": parts[4:],
        "header": header,
        "parent_header": parent,
        "metadata": metadata,
        "content": content,
    }


def updates(message: Message, model: str, names: tuple[str, ...]) -> bool:
    """Whether *message* changes this widget (one of *names*, if any are given)."""
    content = message["content"]
    if message["header"]["msg_type"] != "comm_msg" or content["comm_id"] != model:
        return False
    if content["data"].get("method") != "update":
        return False
    return not names or any(name in content["data"]["state"] for name in names)
