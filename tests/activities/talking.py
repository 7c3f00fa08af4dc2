"""Speaking to an activity as its browser half does."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from tests.activities.conftest import WORKSHOP
from toolkit.activities import Activity, printed_blocks
from toolkit.activities.base.prepared import prepare
from toolkit.seat import Seat

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


def words_in(shown: Any) -> str:
    """The words in something that a page draws, such as printed blocks."""
    if isinstance(shown, list):
        return " ".join(filter(None, map(words_in, shown)))
    if not isinstance(shown, dict):
        return ""
    own = [str(shown["value"])] if "value" in shown else []
    return " ".join(own + list(filter(None, map(words_in, shown.values()))))


def say(
    activity: Activity, message: object, buffers: Sequence[Any] = ()
) -> list[Message]:
    """Send *message*; what the activity answers."""
    heard: list[Message] = []

    def send(content: Message, _buffers: object = None) -> None:
        if "kept" not in content:  # what an author's page has in place of a state
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


def kept(seat: Seat, name: str, workshop: str = WORKSHOP) -> Any:
    """What is stored of this person's own answer; None if there is none."""
    response = seat.response(workshop, name)
    return response.value if response else None


def catch_up(activity: Activity, seat: Seat) -> None:
    """Let *activity* hear what happened in the cohort of *seat*."""
    for event in seat.changes():
        activity.on_event(event)


def printed(activity: Activity) -> list[Any]:
    """The printed blocks of what *activity* now shows, each fit to be exported."""
    values = {part: shown["value"] for part, shown in activity.answers.items()}
    made = printed_blocks(activity.face, values)
    for block in made:
        prepare(block)
    return made


def printed_of(activity: Activity, value: object) -> list[Any]:
    """The printed blocks that *value* makes as an answer to *activity*."""
    return printed_blocks(activity.face, {"": activity.check(value, part="")})
