"""Rankings: a diamond or a list, with reasons and cards of one's own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.examples import diamond, order
from toolkit.activities import printed_blocks
from toolkit.activities.base.prepared import prepare
from toolkit.errors import AnswerError


def test_a_ranking_keeps_the_words_with_the_places() -> None:
    value = {"places": [4, 9], "own": ["My card"], "reasons": {"9": "Missing", "1": ""}}
    kept = diamond().check(value, part="")
    assert kept["places"] == [4, 9] + [None] * 7
    assert kept["own"] == ["My card", ""]
    assert kept["words"][:3] == ["Card 5", "My card", ""]
    assert kept["reasons"] == {"9": "Missing"}


@pytest.mark.parametrize(
    "value",
    [
        {"places": [1, 1]},
        {"places": [11]},
        {"places": [9, 10]},
        {"places": [0] * 10},
        {"own": ["a", "b", "c"]},
        {"reasons": {"11": "no such card"}},
        {"reasons": {"one": "no such card"}},
        [],
        "first",
    ],
)
def test_a_diamond_refuses_what_no_page_sends(value: Any) -> None:
    with pytest.raises(AnswerError):
        diamond().check(value, part="")


def test_a_printed_diamond_has_its_shape_and_its_reasons() -> None:
    activity = diamond()
    value = {"places": list(range(9)), "reasons": {"3": "Because"}}
    kept = activity.check(value, part="")
    shape, reasons = printed_blocks(activity.face, {"": kept})
    assert [len(row) for row in shape.rows] == [1, 2, 3, 2, 1]
    assert reasons.rows[3] == ["4", "Card 4", "Because"]


def test_a_printed_order_has_its_numbers() -> None:
    activity = order()
    kept = activity.check({"places": [1, 0, None, None], "reasons": {}}, part="")
    [ranked, *_reasons] = printed_blocks(activity.face, {"": kept})
    assert [node["is"] for node in prepare(ranked)["inside"]] == ["numbered"]
