"""The data layer checks every value again, whoever calls it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.abuse.messages import nested
from toolkit.errors import AnswerError, PermissionRefusedError, StoreError
from toolkit.model import LIMIT_ANSWER, LIMIT_FILES, Pace, ResponseKey, Sharing
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store

PDF = b"%PDF-1.7 invented"
LOOP: list[Any] = []
LOOP.append(LOOP)
SOUND = {
    "workshop": "workshop1_launch",
    "activity": "hope",
    "value": {"texts": ["x"]},
    "sharing": Sharing.PRIVATE,
    "based_on": 0,
    "write": "write-1",
    "prompt": "What do you hope for?",
}


def seat(store: Store, *, cohort: str = "north") -> Seat:
    if store.cohorts.find(cohort) is None:
        store.cohorts.add(cohort, cohort)
    seating = store.people.add(cohort, name="Participant 1", school="Example School")
    return Seat(seating, store=store, channel=SilentChannel())


def save(seat: Seat, **changed: Any) -> Any:
    sent = {**SOUND, **changed}
    return seat.save(sent.pop("workshop"), sent.pop("activity"), **sent)


HOSTILE = [
    ("value", float("nan")),
    ("value", float("inf")),
    ("value", b"bytes"),
    ("value", {1, 2}),
    ("value", {(1, 2): 3}),
    ("value", object()),
    ("value", LOOP),
    ("value", nested(60)),
    ("value", nested(5000)),
    ("value", "x" * (LIMIT_ANSWER + 1)),
    ("value", "\u2713" * LIMIT_ANSWER),
    ("sharing", "cohort"),
    ("sharing", "everyone"),
    ("sharing", None),
    ("based_on", -1),
    ("based_on", 2**63),
    ("based_on", True),
    ("based_on", "0"),
    ("based_on", 1.0),
    ("write", ""),
    ("write", "x" * 10_000),
    ("write", None),
    ("write", "a\x00b"),
    ("workshop", ""),
    ("workshop", "../x"),
    ("workshop", "x" * 10_000),
    ("workshop", None),
    ("activity", "hope\x00"),
    ("activity", "hope' OR 1=1 --"),
    ("activity", "\ud800"),
    ("activity", ["hope"]),
]


@pytest.mark.parametrize(("what", "value"), HOSTILE)
def test_a_seat_refuses_what_cannot_be_an_answer(store: Store, what: str, value: Any):
    somebody = seat(store)
    with pytest.raises(AnswerError):
        save(somebody, **{what: value})
    assert somebody.responses("workshop1_launch") == {}
    assert store.checkup().answers == 0


def test_half_a_surrogate_pair_does_not_stop_an_answer(store: Store):
    somebody = seat(store)
    save(somebody, value={"texts": ["\ud800 a\x00b"]})
    kept = somebody.response("workshop1_launch", "hope")
    assert kept is not None
    assert kept.value == {"texts": ["\ud800 a\x00b"]}


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""},
        {"name": "../../etc/passwd"},
        {"name": "C:\\x"},
        {"name": "a\x00.pdf"},
        {"name": "a\r\nX: y"},
        {"name": "x" * 500},
        {"name": None},
        {"field": "../x"},
        {"field": None},
        {"data": b""},
        {"data": b"<svg xmlns='http://www.w3.org/2000/svg'/>\x00"},
        {"data": b"MZ\x90\x00"},
    ],
)
def test_a_seat_refuses_files_that_cannot_be_kept(store: Store, changed: Any):
    somebody = seat(store)
    file = {"field": "file", "name": "a.pdf", "data": PDF, **changed}
    with pytest.raises(AnswerError):
        somebody.files.add("workshop1_launch", "task", **file)
    assert store.checkup().files == 0


def test_nobody_fills_the_disk_with_files(store: Store):
    somebody = seat(store)
    file: dict[str, Any] = {"field": "file", "name": "a.pdf", "data": PDF}
    for _ in range(LIMIT_FILES):
        somebody.files.add("workshop1_launch", "task", **file)
    with pytest.raises(AnswerError, match="Take one away"):
        somebody.files.add("workshop1_launch", "task", **file)


def test_a_seat_acts_for_nobody_else(store: Store):
    owner, other, elsewhere = seat(store), seat(store), seat(store, cohort="south")
    save(owner, sharing=Sharing.PRIVATE)
    file = owner.files.add(
        "workshop1_launch", "hope", field="file", name="a.pdf", data=PDF
    )
    for intruder in (other, elsewhere):
        assert intruder.response("workshop1_launch", "hope") is None
        assert intruder.wall.shared("workshop1_launch", "hope") == ()
        assert intruder.files.read(file.id) is None
        with pytest.raises(PermissionRefusedError):
            intruder.files.remove(file.id)
        with pytest.raises(PermissionRefusedError):
            intruder.pace.reveal("workshop1_launch", "ready", revealed=True)
    assert owner.files.read(file.id) is not None
    assert store.pace.of("north", "workshop1_launch").version == 0


HOSTILE_CALLS = [
    lambda s: s.people.add("unheard-of", name="x"),
    lambda s: s.tokens.issue("unheard-of", "link", expires_at=datetime.max),  # noqa: DTZ901
    lambda s: s.pace.save(Pace("unheard-of", "w")),
    lambda s: s.responses.save(
        ResponseKey("north", "unheard-of", "w", "a"),
        "x",
        sharing=Sharing.PRIVATE,
        based_on=0,
        write="w",
        prompt="",
        at=datetime(2023, 1, 20),  # noqa: DTZ001
    ),
    lambda s: s.people.add("' OR 1=1 --", name="x"),
    lambda s: s.evidence.data("../../etc/passwd"),
]


@pytest.mark.parametrize("call", HOSTILE_CALLS)
def test_the_store_refuses_calmly_what_names_nothing(store: Store, call: Any):
    seat(store)
    with pytest.raises(StoreError) as refused:
        call(store)
    assert "Traceback" not in str(refused.value)
    assert "[parameters" not in str(refused.value)
    found = store.checkup()
    assert (found.seats, found.answers, found.problems) == (1, 0, ())


@pytest.mark.parametrize(
    "secret", ["' OR '1'='1", "%", "\x00", "\ud800", "x" * 100_000]
)
def test_no_text_passes_for_a_secret(store: Store, secret: str):
    somebody = seat(store)
    now = datetime.now().astimezone()
    store.tokens.issue(somebody.seating.id, "link", expires_at=now)
    assert store.tokens.holder(secret, "link", now=now) is None


@pytest.fixture
def quick_seat(sqlite_url: str) -> Any:
    with Store.open(sqlite_url) as store:
        yield seat(store)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(st.text() | st.integers(), inside, max_size=4)
    ),
    max_leaves=10,
)


@given(
    value=ANYTHING,
    sharing=st.sampled_from(Sharing) | ANYTHING,
    based_on=st.integers(0, 2) | ANYTHING,
    write=st.uuids().map(str) | ANYTHING,
    activity=st.just("hope") | st.text(),
)
def test_whatever_a_seat_is_given_the_store_stays_in_order(
    quick_seat: Seat, **sent: Any
):
    try:
        save(quick_seat, **sent)
    except AnswerError:
        return
    kept = quick_seat.responses("workshop1_launch")
    assert all(response.version >= 1 for response in kept.values())
