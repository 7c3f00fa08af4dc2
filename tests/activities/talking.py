"""Speaking to an activity as its browser half does."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from toolkit.activities import Activity

Message = dict[str, Any]

_numbers = itertools.count(1)

odd = st.sampled_from(["\ud800", "a\x00b", "2023-01-20", "", "a\r\nb"])
numbers = st.booleans() | st.integers() | st.floats(allow_nan=False)
leaves = st.none() | numbers | st.text(max_size=12) | odd
writes = st.uuids().map(str) | st.text(max_size=5)


def anything(*names: str) -> st.SearchStrategy[Any]:
    """Whatever JSON can say, with *names* likelier than chance among the keys."""
    keys = st.sampled_from(["", *names]) | st.text(max_size=5)
    return st.recursive(
        leaves,
        lambda inside: (
            st.lists(inside, max_size=5) | st.dictionaries(keys, inside, max_size=6)
        ),
        max_leaves=12,
    )


def say(
    activity: Activity, message: object, buffers: Sequence[Any] = ()
) -> list[Message]:
    """Send *message*; what the activity answers."""
    heard: list[Message] = []

    def send(content: Message, _buffers: object = None) -> None:
        heard.append(content)

    activity.send = send
    activity._receive(activity, message, list(buffers))
    return heard


def save(
    activity: Activity,
    value: object,
    *,
    part: str = "",
    sharing: str = "private",
    based_on: int | None = None,
) -> Message:
    """Save one part, based on what the activity shows now; its one reply."""
    base = activity.answers[part]["version"] if based_on is None else based_on
    message = {
        "do": "save",
        "part": part,
        "value": value,
        "sharing": sharing,
        "based_on": base,
        "write": f"write-{next(_numbers)}",
    }
    (reply,) = say(activity, message)
    return reply
