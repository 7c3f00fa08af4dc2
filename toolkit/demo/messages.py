"""Messages of the Jupyter protocol, as a page sends and receives them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from toolkit.forking.wire import pack, unpack

JSON_PARTS = ("header", "parent_header", "metadata", "content")

Json = dict[str, Any]


def packed(
    kind: str,
    content: Mapping[str, Any],
    *,
    of: str,
    metadata: Mapping[str, Any] | None = None,
    channel: str = "shell",
) -> tuple[str, bytes]:
    """The id of a new message of the page called *of*, and its bytes."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": of,
        "username": "",
        "date": "2023-01-20T10:00:00Z",
        "version": "5.3",
    }
    parts = [header, {}, metadata or {}, content]
    encoded = [json.dumps(part).encode() for part in parts]
    return str(header["msg_id"]), pack(channel, encoded)


def parsed(data: bytes | str) -> Json:
    """A message as it came over the websocket."""
    if isinstance(data, str):
        return dict(json.loads(data))
    channel, parts = unpack(data)
    message: Json = {"channel": channel, "buffers": parts[4:]}
    for name, part in zip(JSON_PARTS, parts, strict=False):
        message[name] = json.loads(part)
    return message


def updates(message: Json, model: str, names: tuple[str, ...]) -> bool:
    """Whether *message* changes this widget (one of *names*, if any are given)."""
    content = message["content"]
    if message["header"]["msg_type"] != "comm_msg" or content["comm_id"] != model:
        return False
    if content["data"].get("method") != "update":
        return False
    return not names or any(name in content["data"]["state"] for name in names)
