"""What a page asks of a text that is being written, whatever it sends."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.conftest import attached
from tests.activities.examples import reflection
from tests.written.cases import AS_TYPED
from toolkit.seat import Seat
from toolkit.written.shown import LIMIT_READ


def answer_to(seat: Seat, text: object) -> dict[str, Any]:
    told: list[dict[str, Any]] = []
    activity = attached(reflection(), seat)
    activity.send = told.append
    activity._receive(activity, {"do": "read", "text": text, "write": "w-1"}, [])
    (reply,) = told
    return reply


def test_a_text_is_read_as_others_will_read_it(seat: Seat) -> None:
    (paragraph,) = answer_to(seat, "so $x^2$")["read"]
    assert paragraph["inside"][1]["words"] == "x squared"
    assert "tree" not in paragraph["inside"][1]


@pytest.mark.parametrize("text", ["plain words", *AS_TYPED.values()])
def test_nothing_comes_back_for_what_reads_as_it_was_typed(
    seat: Seat, text: str
) -> None:
    assert answer_to(seat, text)["read"] == ()


@pytest.mark.parametrize("text", [1, ["x"], {"x": 1}, "$x$" * LIMIT_READ])
def test_what_is_no_text_or_too_long_is_refused(seat: Seat, text: object) -> None:
    assert "read" not in answer_to(seat, text)


def test_what_a_page_is_sent_holds_readings_of_others_words_and_own() -> None:
    talk = reflection()
    talk.answers = {"": {**talk.answers[""], "value": {"texts": ["*a*", "plain"]}}}
    talk.room = {"cards": [{"text": "**b**", "id": "3fa"}]}
    assert set(talk.readings) == {"*a*", "**b**"}
    talk.room = {}
    assert set(talk.readings) == {"*a*"}
