"""What the guard lets through, message by message."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.abuse.messages import REFUSED_ALONE, message, setting, to_widget
from toolkit.forking.wire import pack, unpack
from toolkit.server.kernels.allowance import (
    BURST,
    BURST_BYTES,
    BURST_BYTES_OF_OTHERS,
    BYTES_PER_SECOND_OF_OTHERS,
    FLOOD,
    PER_SECOND,
    Allowance,
    Allowances,
)
from toolkit.server.page.widgets import WidgetFacts
from toolkit.server.socket import sent as sent_module
from toolkit.server.socket.guard import (
    LARGEST,
    LARGEST_OF_OTHERS,
    Guard,
    Judged,
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
    return str(refusal_of(judged, sent)["reason"])


def refusal_of(judged: Judged, sent: bytes) -> dict[str, object]:
    """What the page hears of *sent*, which was dropped alone."""
    told, idle = map(unpack, judged.answers)
    asked = unpack(sent).json(0)["msg_id"]
    assert idle.json(1)["msg_id"] == told.json(1)["msg_id"] == asked
    assert idle.json(3) == {"execution_state": "idle"}
    found: dict[str, object] = told.json(3)["data"]
    return found


def test_a_burst_is_welcome_and_a_flood_is_not():
    guard, asked = Guard(Allowance(Clock())), message("kernel_info_request", {})
    assert all(passes(guard, asked) for _ in range(int(BURST)))
    with pytest.raises(RefusedError):
        guard.judge(asked)


def test_a_long_rest_saves_nothing_up():
    clock = Clock()
    guard = Guard(Allowance(clock), WHOSE)
    clock.now = 1_000.0
    passes(guard, message("kernel_info_request", {}))
    clock.now = 100_000.0
    quick, large = setting(OURS, value=1), setting(OURS, value=bytes(400_000))
    assert not any(flooded(guard, quick, times=int(BURST) + 1))
    clock.now = 200_000.0
    assert not any(flooded(guard, large, times=int(BURST_BYTES / len(large)) + 1))


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


@pytest.mark.parametrize(("sent", "why"), REFUSED_ALONE.values(), ids=REFUSED_ALONE)
def test_what_no_widget_may_send_is_dropped_alone_with_its_reason(
    sent: bytes, why: str
):
    assert reason(Guard(), sent) == reason(Guard(whose=WHOSE), sent) == why


def test_a_page_opens_only_few_comms():
    guard, about = Guard(), {"target_name": "jupyter.widget.control"}
    opens = [message("comm_open", {**about, "comm_id": f"{n}"}) for n in range(21)]
    assert [reason(guard, each) for each in opens] == [""] * 20 + ["comm"]
    assert passes(guard, message("comm_close", {"comm_id": "0"}))
    assert passes(guard, opens[-1])


@pytest.mark.parametrize("content", ["NaN", "Infinity", "[" * 100_000, "1" * 10_000])
def test_json_that_trips_up_readers_is_refused(content: str):
    parts = [b'{"msg_type": "comm_msg"}', b"{}", b"{}", content.encode()]
    with pytest.raises(RefusedError):
        Guard().judge(pack("shell", parts))


def test_who_sends_a_message_is_said_in_few_words():
    header = json.dumps({"msg_type": "comm_msg", "msg_id": "m" * 70_000}).encode()
    with pytest.raises(RefusedError):
        Guard().judge(pack("shell", [header, b"{}", b"{}", b'{"comm_id": "x"}']))


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
    few, many = (
        message("comm_msg", content, buffers=[b""] * parts)
        for parts in (most, most + 1)
    )
    assert reason(Guard(whose=WHOSE), few) == ""
    assert reason(Guard(whose=WHOSE), many) == "large"
    with pytest.raises(RefusedError, match="malformed"):
        Guard(whose=WHOSE).judge((MOST_PARTS + 1).to_bytes(8, "little"))


def test_an_update_of_more_traits_than_a_widget_has_is_dropped_alone():
    many = {f"trait{number}": 0 for number in range(1_001)}
    assert reason(Guard(whose=WHOSE), setting(THEIRS, **many)) == "shape"
    paths = {"method": "update", "state": {}, "buffer_paths": [["a"]] * MOST_PARTS * 2}
    assert reason(Guard(whose=WHOSE), to_widget(THEIRS, paths)) == "shape"


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
    assert reason(Guard(whose=whose), setting(comm, value=bytes(size))) == expected


@pytest.mark.parametrize(
    "name", ["_esm", "_css", "_anywidget_id", "_model_x", "_view_x"]
)
def test_traits_that_hold_code_are_nobodys_to_set(name: str):
    guard = Guard(whose=WHOSE)
    assert reason(guard, setting(THEIRS, **{name: "x"}, other=1)) == "private"
    assert reason(guard, setting(THEIRS, **{name: b"x"})) == "private"


def test_how_often_it_is_shown_is_told_by_every_widget_of_jupyters_own():
    assert reason(Guard(whose=WHOSE), setting(THEIRS, _view_count=1)) == ""


@pytest.mark.parametrize(
    "name", ["_hidden", "_dom_classes", "_esm_", "_model", "x_esm"]
)
def test_other_traits_may_be_set_whatever_they_begin_with(name: str):
    assert passes(Guard(whose=WHOSE), setting(THEIRS, **{name: "x"}))


def test_much_of_others_is_dropped_alone_and_fills_up_again():
    clock = Clock()
    guard = Guard(Allowance(clock), WHOSE)
    much = setting(THEIRS, value=bytes(15_000_000))
    at_once = int(BURST_BYTES_OF_OTHERS / len(much))
    assert [reason(guard, much) for _ in range(at_once + 1)] == [
        *[""] * at_once,
        "many",
    ]
    assert passes(guard, setting(OURS, value=bytes(400_000)))
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
    hasty = setting(THEIRS, value=1)
    heard = flooded(Guard(Allowance(Clock()), WHOSE), hasty, times=2 * int(FLOOD))
    assert heard == [*[""] * int(BURST), *["many"] * int(FLOOD - BURST)]
    large = setting(OURS, value=bytes(LARGEST))
    assert set(flooded(Guard(Allowance(Clock())), large, times=1_000)) == {"large"}


def test_after_a_flood_nothing_is_read_any_more():
    allowance = Allowance(Clock())
    flooded(Guard(allowance, WHOSE), setting(THEIRS, value=1), times=2 * int(FLOOD))
    with pytest.raises(RefusedError, match="too many"):
        Guard(allowance, WHOSE).judge(b"nonsense")


def test_answers_have_what_widgets_of_others_use_up_for_themselves():
    allowance = Allowance(Clock())
    guard = Guard(allowance, WHOSE)
    for _ in range(int(BURST) + 1):
        guard.judge(setting(THEIRS, value=1))
    assert passes(guard, setting(OURS, value=1))
    large = setting(OURS, value=bytes(400_000))
    assert not any(flooded(guard, large, times=int(BURST_BYTES / len(large)) + 1))
    with pytest.raises(RefusedError):
        Guard(allowance, WHOSE).judge(large)


def test_what_is_too_large_uses_up_nothing_of_what_answers_have():
    guard = Guard(Allowance(Clock()), WHOSE)
    large = setting(OURS, value=bytes(LARGEST))
    times = 2 * int(BURST_BYTES / len(large))
    assert [reason(guard, large) for _ in range(times)] == ["large"] * times
    assert passes(guard, setting(OURS, value=bytes(400_000)))


def test_a_page_hears_which_traits_were_refused():
    guard, clock = Guard(whose=WHOSE), Clock()
    large = setting(THEIRS, value=bytes(LARGEST_OF_OTHERS), beside=1)
    told = refusal_of(guard.judge(large), large)
    assert (told["reason"], told["names"]) == ("large", ["beside", "value"])
    guard = Guard(Allowance(clock), WHOSE)
    often = setting(THEIRS, value=b"x", beside=1)
    while (judged := guard.judge(often)).passes:
        pass
    told = refusal_of(judged, often)
    assert (told["reason"], told["names"]) == ("many", ["beside", "value"])
    private = setting(THEIRS, _css="x", beside=1)
    assert refusal_of(guard.judge(private), private)["names"] == ["_css"]


def test_facilitators_hear_which_widget_and_why():
    heard: list[tuple[str, str, str]] = []
    guard = Guard(whose=WHOSE, tell=lambda *told: heard.append(told))
    guard.judge(setting(THEIRS, _css="x", value=2))
    guard.judge(setting(OURS, value=bytes(LARGEST)))
    report = {"method": "refused", "of": THEIRS, "reason": "policy", "what": "img-src"}
    assert reason(guard, to_widget("control", report)) == "dropped without a word"
    assert heard == [
        ("quak", "private", "_css"),
        ("an activity", "large", ""),
        ("quak", "policy", "img-src"),
    ]


def test_each_person_has_one_allowance_however_many_pages():
    allowances = Allowances()
    mine = allowances.of("mine")
    for number in range(1_000):
        assert allowances.of(f"{number}") is not mine
    assert allowances.of("mine") is mine
