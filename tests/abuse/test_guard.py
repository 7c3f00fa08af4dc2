"""The judge of websocket messages, given anything at all."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from toolkit.forking.wire import pack, unpack
from toolkit.server.page.widgets import WidgetFacts
from toolkit.server.refused import RefusedByPages
from toolkit.server.socket.guard import Guard, RefusedError
from toolkit.server.socket.stumbles import stumble_in
from toolkit.server.socket.whose import Whose

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(st.text(max_size=9), inside, max_size=4)
    ),
    max_leaves=10,
)
KINDS = st.sampled_from(
    ["comm_msg", "comm_open", "comm_close", "kernel_info_request", "execute_request"]
)
CHANNELS = st.sampled_from(["shell", "control", "stdin", "iopub"]) | st.text(
    alphabet="abc", max_size=4
)
METHODS = (
    st.sampled_from(["update", "custom", "request_state", "refused", "backbone"])
    | ANYTHING
)
STATE = (
    st.dictionaries(
        st.sampled_from(
            ["_esm", "value", "_css", "_view_name", "_view_count", "_hidden"]
        ),
        ANYTHING,
    )
    | ANYTHING
)
CONTENT = (
    st.fixed_dictionaries(
        {},
        optional={
            "comm_id": st.text(max_size=5) | ANYTHING,
            "target_name": st.sampled_from(["jupyter.widget.control"]) | ANYTHING,
            "data": st.fixed_dictionaries(
                {"method": METHODS}, optional={"state": STATE}
            )
            | ANYTHING,
        },
    )
    | ANYTHING
)
HARMLESS = {"comm_msg", "comm_open", "comm_close", "kernel_info_request"}


THEIRS = WidgetFacts(id="a", module="anywidget", package="quak", is_ours=False)
PAGES = st.sampled_from([Whose(), Whose.of([THEIRS])])
PRIVATE = re.compile("_esm|_css|_anywidget_id|_model_.*|_view_(?!count$).*")


def judged(message: str | bytes, whose: Whose = Whose()) -> bool:  # noqa: B008
    """Whether the guard admits *message*; it may refuse but never fail."""
    told: list[tuple[str, str, str]] = []
    try:
        judged = Guard(whose=whose, tell=lambda *each: told.append(each)).judge(message)
    except RefusedError:
        return False
    for answer in judged.answers:
        assert unpack(answer).json(3)
    assert not (judged.passes and (judged.answers or told))
    noted = RefusedByPages()
    for widget, reason, detail in told:
        noted.note("one", widget, reason, detail=detail)
    assert all(each.told for each in noted.of("one"))
    return judged.passes


@given(message=st.binary(max_size=300) | st.text(max_size=300))
def test_bytes_that_are_no_message_are_never_admitted(message: str | bytes):
    assert not judged(message)
    if isinstance(message, bytes):
        assert stumble_in(message) is None


@given(channel=CHANNELS, kind=KINDS | ANYTHING, content=CONTENT, whose=PAGES)
def test_only_harmless_messages_are_admitted(
    channel: str, kind: Any, content: Any, whose: Whose
):
    parts = [{"msg_type": kind}, {}, {}, content]
    message = pack(channel, [json.dumps(part).encode() for part in parts])
    if not judged(message, whose):
        return
    assert channel == "shell"
    assert kind in HARMLESS
    data = content.get("data")
    if kind == "comm_msg":
        assert data["method"] in {"update", "custom", "request_state", "request_states"}
        if data["method"] == "update":
            assert not any(PRIVATE.fullmatch(name) for name in data["state"])
    if kind == "comm_open":
        assert content["target_name"] == "jupyter.widget.control"


@given(kind=st.sampled_from(["stream", "error"]) | ANYTHING, content=CONTENT)
def test_no_output_of_a_kernel_upsets_the_server(kind: Any, content: Any):
    parts = [{"msg_type": kind, "x": "stderr"}, {}, {}, content]
    stumble_in(pack("iopub", [json.dumps(part).encode() for part in parts]))
