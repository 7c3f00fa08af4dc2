"""A thread: its order, its joins and its images."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.examples import thread
from tests.activities.talking import printed_of
from toolkit.errors import AnswerError


def test_a_thread_keeps_its_order_its_joins_and_its_images() -> None:
    join = {"from": 0, "kind": 3, "to": 1}
    value = {"order": [2, 0], "joins": [join, join], "images": [[1, 0]]}
    kept = thread().check(value, part="")
    assert kept["order"] == [2, 0, 1, 3, 4]
    assert kept["joins"] == [join]
    order, joins = printed_of(thread(), value)
    assert order.rows[1] == ["2", "Ratio", "Bar, Graph"]
    assert joins.rows == [["Ratio", "fragile", "Angle facts"]]


@pytest.mark.parametrize(
    "value",
    [
        {"order": [1, 1]},
        {"joins": [{"from": 0, "kind": 0, "to": 0}]},
        {"joins": [{"from": 0, "kind": 9, "to": 1}]},
        {"joins": [{}]},
        {"images": [[2]]},
        {"answers": ["a", "b"]},
    ],
)
def test_a_thread_refuses_what_no_page_sends(value: Any) -> None:
    with pytest.raises(AnswerError):
        thread().check(value, part="")
