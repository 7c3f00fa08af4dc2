"""What the guard lets through, message by message."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from toolkit.forking.wire import pack, unpack
from toolkit.server.kernels.allowance import (
    BURST,
    BURST_BYTES,
    BURST_BYTES_OF_OTHERS,
    BYTES_PER_SECOND_OF_OTHERS,
    FLOOD,
    PER_SECOND,
    Allowance,
)
from toolkit.server.page.widgets import WidgetFacts
from toolkit.server.socket import sent as sent_module
from toolkit.server.socket.guard import (
    LARGEST,
    LARGEST_OF_OTHERS,
    Guard,
    RefusedError,
)
from toolkit.server.socket.sent import MOST_PARTS, MOST_VALUES
from toolkit.server.socket.whose import Whose

THEIRS, OURS = "theirs", "ours"
WHOSE = Whose.of(
    [
        WidgetFacts(id=THEIRS, module="anywidget", package="quak", is_ours=False),
        WidgetFacts(id=OURS, module="anywidget", package="toolkit", is_ours=True),
    ]
)


def message(kind: str, content: object, *buffers: bytes) -> bytes:
    parts = [{"msg_type": kind, "msg_id": "m-1", "session": "s"}, {}, {}, content]
    return pack("shell", [*(json.dumps(part).encode() for part in parts), *buffers])


def setting(comm: str, *, size: int = 1, **state: object) -> bytes:
    data = {"method": "update", "state": state, "buffer_paths": [["value"]]}
    return message("comm_msg", {"comm_id": comm, "data": data}, bytes(size))


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def passes(guard: Guard, sent: bytes) -> bool:
    return guard.judge(sent).passes


def reason(guard: Guard, sent: bytes) -> str:
    """Why *sent* is dropped alone; nothing if it passes."""
    judged = guard.judge(sent)
    if not judged.answers:
        return "" if judged.passes else "dropped without a word"
    told, idle = map(unpack, judged.answers)
    assert idle.json(1) == told.json(1) == unpack(sent).json(0)
    assert idle.json(3) == {"execution_state": "idle"}
    return str(told.json(3)["data"]["reason"])


def test_a_burst_is_welcome_and_a_flood_is_not():
    guard, asked = Guard(Allowance(Clock())), message("kernel_info_request", {})
    assert all(passes(guard, asked) for _ in range(int(BURST)))
    with pytest.raises(RefusedError):
        guard.judge(asked)


def test_a_busy_page_may_go_on_for_ever():
    clock = Clock()
    guard, asked = Guard(Allowance(clock)), message("kernel_info_request", {})
    for _ in range(int(BURST) * 10):
        clock.now += 1 / PER_SECOND
        assert passes(guard, asked)


def test_a_page_closes_only_what_it_opened():
    guard, comm = Guard(), {"comm_id": "mine"}
    assert not passes(guard, message("comm_close", {"comm_id": "a widget's"}))
    passes(
        guard, message("comm_open", {**comm, "target_name": "jupyter.widget.control"})
    )
    assert passes(guard, message("comm_close", comm))


@pytest.mark.parametrize("content", ["NaN", "Infinity", "[" * 100_000, "1" * 10_000])
def test_json_that_trips_up_readers_is_refused(content: str):
    parts = [b'{"msg_type": "comm_msg"}', b"{}", b"{}", content.encode()]
    with pytest.raises(RefusedError):
        Guard().judge(pack("shell", parts))


def test_what_nests_too_deep_to_be_read_is_dropped_alone():
    deep = b"[" * 100_000 + b"]" * 100_000
    content = b'{"comm_id":"theirs","data":{"method":"custom","content":%s}}' % deep
    parts = [b'{"msg_type":"comm_msg","msg_id":"m-1","session":"s"}', b"{}", b"{}"]
    assert reason(Guard(whose=WHOSE), pack("shell", [*parts, content])) == "large"


DEAR = {
    "lists": b"[" + MOST_VALUES // 2 * b"[]," + b"0]",
    "names": b"{" + MOST_VALUES // 2 * b'"a":0,' + b'"a":0}',
    "texts": b"[" + MOST_VALUES * b'"",' + b"0]",
    "texts that end in a sign": b"[" + MOST_VALUES * b'"\\\\",' + b"0]",
}


@pytest.mark.parametrize("content", DEAR.values(), ids=DEAR)
def test_more_values_than_are_worth_reading_are_dropped_alone(content: bytes):
    said = b'{"comm_id":"theirs","data":{"method":"custom","content":%s}}' % content
    parts = [b'{"msg_type":"comm_msg","msg_id":"m-1","session":"s"}', b"{}", b"{}"]
    assert reason(Guard(whose=WHOSE), pack("shell", [*parts, said])) == "large"


@pytest.mark.parametrize("end", [b'"', b"", b"\\"])
def test_a_text_is_looked_through_once_though_it_never_ends(
    monkeypatch: pytest.MonkeyPatch, end: bytes
):
    # From each of its signs on to the end again would take as long as anybody likes.
    monkeypatch.setattr(sent_module, "MOST_VALUES", 100)
    assert sent_module._values_in(b'"' + 200 * b'\\",' + end) == 0


def test_a_message_of_very_many_parts_is_dropped_alone():
    content = {"comm_id": THEIRS, "data": {"method": "custom", "content": 1}}
    most = MOST_PARTS - 6
    assert reason(Guard(whose=WHOSE), message("comm_msg", content, *[b""] * most)) == ""
    more = message("comm_msg", content, *[b""] * (most + 1))
    assert reason(Guard(whose=WHOSE), more) == "large"
    with pytest.raises(RefusedError, match="malformed"):
        Guard(whose=WHOSE).judge((MOST_PARTS + 1).to_bytes(8, "little"))


def test_an_update_of_more_traits_than_a_widget_has_is_dropped_alone():
    many = {f"trait{number}": 0 for number in range(1_001)}
    assert reason(Guard(whose=WHOSE), setting(THEIRS, **many)) == "shape"
    paths = {"method": "update", "state": {}, "buffer_paths": [["a"]] * MOST_PARTS * 2}
    sent = message("comm_msg", {"comm_id": THEIRS, "data": paths})
    assert reason(Guard(whose=WHOSE), sent) == "shape"


@pytest.mark.parametrize(
    ("comm", "size", "whose", "expected"),
    [
        (OURS, LARGEST - 1_000, WHOSE, ""),
        (OURS, LARGEST, WHOSE, "large"),
        (THEIRS, LARGEST_OF_OTHERS - 1_000, WHOSE, ""),
        (THEIRS, LARGEST_OF_OTHERS, WHOSE, "large"),
        ("made later", LARGEST, WHOSE, ""),
        ("made later", LARGEST, Whose(), "large"),
        (THEIRS, LARGEST, Whose(), "large"),
    ],
)
def test_how_large_a_message_may_be_depends_on_whose_widget_it_is_for(
    comm: str, size: int, whose: Whose, expected: str
):
    assert reason(Guard(whose=whose), setting(comm, size=size)) == expected


@pytest.mark.parametrize(
    "name", ["_esm", "_css", "_anywidget_id", "_model_x", "_view_x"]
)
def test_traits_that_hold_code_are_nobodys_to_set(name: str):
    guard = Guard(whose=WHOSE)
    assert reason(guard, setting(THEIRS, **{name: "x"}, other=1)) == "private"
    by_buffer = {"method": "update", "state": {}, "buffer_paths": [[name]]}
    sent = message("comm_msg", {"comm_id": THEIRS, "data": by_buffer}, b"x")
    assert reason(guard, sent) == "private"


@pytest.mark.parametrize(
    "name", ["_hidden", "_dom_classes", "_esm_", "_model", "x_esm"]
)
def test_other_traits_may_be_set_whatever_they_begin_with(name: str):
    assert passes(Guard(whose=WHOSE), setting(THEIRS, **{name: "x"}))


def test_much_of_others_is_dropped_alone_and_fills_up_again():
    clock = Clock()
    guard = Guard(Allowance(clock), WHOSE)
    much = setting(THEIRS, size=15_000_000)
    at_once = int(BURST_BYTES_OF_OTHERS / len(much))
    assert [reason(guard, much) for _ in range(at_once + 1)] == [
        *[""] * at_once,
        "many",
    ]
    assert passes(guard, setting(OURS, size=400_000))
    clock.now += len(much) / BYTES_PER_SECOND_OF_OTHERS
    assert passes(guard, much)


def flooded(guard: Guard, sent: bytes, *, times: int) -> Sequence[str]:
    """The reasons until *guard* closes the socket."""
    heard = []
    for _ in range(times):
        try:
            heard.append(reason(guard, sent))
        except RefusedError:
            return heard
    pytest.fail("the flood went on")


def test_a_flood_of_widgets_of_others_or_of_what_is_refused_ends():
    hasty = setting(THEIRS)
    heard = flooded(Guard(Allowance(Clock()), WHOSE), hasty, times=2 * int(FLOOD))
    assert heard == [*[""] * int(BURST), *["many"] * int(FLOOD - BURST)]
    large = setting(OURS, size=LARGEST)
    assert set(flooded(Guard(Allowance(Clock())), large, times=1_000)) == {"large"}


def test_after_a_flood_nothing_is_read_any_more():
    allowance = Allowance(Clock())
    flooded(Guard(allowance, WHOSE), setting(THEIRS), times=2 * int(FLOOD))
    with pytest.raises(RefusedError, match="too many"):
        Guard(allowance, WHOSE).judge(b"nonsense")


def test_answers_have_what_widgets_of_others_use_up_for_themselves():
    allowance = Allowance(Clock())
    guard = Guard(allowance, WHOSE)
    for _ in range(int(BURST) + 1):
        guard.judge(setting(THEIRS))
    assert passes(guard, setting(OURS))
    large = setting(OURS, size=400_000)
    assert not any(flooded(guard, large, times=int(BURST_BYTES / len(large)) + 1))
    with pytest.raises(RefusedError):
        Guard(allowance, WHOSE).judge(large)


def test_facilitators_hear_which_widget_and_why():
    heard: list[tuple[str, str, str]] = []
    guard = Guard(whose=WHOSE, tell=lambda *told: heard.append(told))
    guard.judge(setting(THEIRS, _css="x", value=2))
    guard.judge(setting(OURS, size=LARGEST))
    report = {"method": "refused", "of": THEIRS, "reason": "policy", "what": "img-src"}
    sent = message("comm_msg", {"comm_id": "control", "data": report})
    assert reason(guard, sent) == "dropped without a word"
    assert heard == [
        ("quak", "private", "_css"),
        ("an activity", "large", ""),
        ("quak", "policy", "img-src"),
    ]
