"""Messages to a kernel, well formed and otherwise."""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Sequence
from typing import Any

from tornado.websocket import WebSocketClosedError

from toolkit.demo.visitor import Visitor
from toolkit.forking.wire import pack, unpack

Json = dict[str, Any]


def message(
    kind: str, content: object, *, channel: str = "shell", buffers: Sequence[bytes] = ()
) -> bytes:
    """Any message of the protocol."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": "s",
        "version": "5.3",
    }
    parts = [header, {}, {}, content]
    return pack(channel, [*(json.dumps(part).encode() for part in parts), *buffers])


def to_widget(model: str, data: object, *buffers: bytes) -> bytes:
    """A message to one widget."""
    return message("comm_msg", {"comm_id": model, "data": data}, buffers=buffers)


def setting(model: str, **state: object) -> bytes:
    """What a page sends to set traits of a widget; bytes go beside the JSON."""
    blobs = {name: value for name, value in state.items() if isinstance(value, bytes)}
    data = {
        "method": "update",
        "state": {name: each for name, each in state.items() if name not in blobs},
        "buffer_paths": [[name] for name in blobs],
    }
    return to_widget(model, data, *blobs.values())


def nested(levels: int) -> object:
    """Lists within lists."""
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


REFUSED_ALONE: dict[str, tuple[bytes, str]] = {
    "a new widget": (
        message(
            "comm_open", {"comm_id": "x", "target_name": "jupyter.widget", "data": {}}
        ),
        "comm",
    ),
    "another target": (
        message("comm_open", {"comm_id": "x", "target_name": "os"}),
        "comm",
    ),
    "no target": (message("comm_open", {"comm_id": "x"}), "comm"),
    "unknown method": (to_widget("x", {"method": "backbone"}), "shape"),
    "no method": (to_widget("x", {}), "shape"),
    "state that is a list": (
        to_widget("x", {"method": "update", "state": []}),
        "shape",
    ),
    "data that is a list": (to_widget("x", []), "shape"),
    "deep": (to_widget("x", {"method": "custom", "content": nested(60)}), "shape"),
    "very deep": (
        to_widget("x", {"method": "custom", "content": nested(900)}),
        "shape",
    ),
    "script of a widget": (setting("x", _esm="x"), "private"),
    "style by a buffer": (setting("x", _css=b"x"), "private"),
    "its class": (setting("x", _anywidget_id="x"), "private"),
    "its model": (setting("x", _model_module="x", value=1), "private"),
    "its view": (setting("x", _view_name="x"), "private"),
}
"""Messages, each with the reason for which it alone is dropped."""


def activity(tab: Visitor, kind: str) -> str:
    """The one activity of this kind on the page."""
    return next(
        model
        for model, each in tab.states.items()
        if each["state"].get("face", {}).get("kind") == kind
    )


def probe(tab: Visitor) -> str:
    """The notebook's widget that is no activity."""
    return next(m for m, each in tab.states.items() if "seat" in each["state"])


def save(kept: object, **changed: object) -> Json:
    """What a page of ours sends to keep something."""
    return {
        "do": "save",
        "part": "",
        "value": kept,
        "sharing": "private",
        "based_on": 0,
        "write": uuid.uuid4().hex,
        **changed,
    }


async def say(tab: Visitor, model: str, content: Json) -> Json:
    """Send *content* to a widget; what it replies."""
    await tab.send_custom(model, content)
    reply = await tab.receive(
        lambda heard: (
            heard["content"].get("data", {}).get("content", {}).get("re")
            == content["write"]
        )
    )
    return dict(reply["content"]["data"]["content"])


async def refused(tab: Visitor, sent: bytes) -> tuple[str, list[str]]:
    """Send *sent*, which the server refuses alone; why, and which traits it names."""
    asked = unpack(sent).json(0)["msg_id"]
    await tab.send_bytes(sent)
    reply = await tab.reply_to(asked, "comm_msg")
    said = reply["content"]["data"]
    assert said["method"] == "refused"
    idle = await tab.reply_to(asked, "status")
    assert idle["content"] == {"execution_state": "idle"}
    return said["reason"], said["names"]


async def flood(tab: Visitor, sent: bytes, *, times: int) -> int | None:
    """Send *sent* again and again; with which code the server closes the socket."""
    with contextlib.suppress(WebSocketClosedError):
        for _ in range(times):
            await tab.send_bytes(sent)
    return (await tab.closed()).code


async def still_works(tab: Visitor) -> None:
    """The page can still save: nothing before has broken its kernel."""
    model = activity(tab, "reflection")
    await tab.request_states()
    version = tab.states[model]["state"]["answers"][""]["version"]
    kept = await say(tab, model, save({"texts": ["still here"]}, based_on=version))
    assert "saved" in kept, kept
