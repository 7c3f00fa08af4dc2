"""Sorting: where cards are, and why some wait."""

from __future__ import annotations

import pytest

from tests.activities.conftest import WORKSHOP
from tests.activities.examples import TOPICS, sorting
from tests.activities.talking import printed_of
from toolkit.activities import Sorting
from toolkit.errors import AnswerError, AuthoringError


def test_a_sorting_keeps_where_cards_are_and_what_they_said() -> None:
    value = {
        "columns": [0, 2, 0],
        "reasons": ["", "Later"],
        "dates": ["", "2023-06-05"],
    }
    kept = sorting().check(value, part="")
    assert kept["columns"] == [0, 2, 0, None, None]
    assert kept["words"] == {
        "Rebuild": ["Ratio", "Fractions"],
        "Weave": [],
        "Wait": ["Angle facts"],
    }
    assert kept["dates"][1] == "2023-06-05"


def test_a_column_never_holds_more_than_its_limit() -> None:
    with pytest.raises(AnswerError, match="Rebuild holds 2 at most"):
        sorting().check({"columns": [0, 0, 0]}, part="")


def test_a_sorting_prints_its_columns_then_why_some_wait() -> None:
    value = {
        "columns": [0, 2, 1],
        "reasons": ["not asked", "Few pupils"],
        "dates": ["", "2023-06-05"],
    }
    rebuild, weave, wait, reasons = printed_of(sorting(), value)
    assert (rebuild.items, weave.items) == (["Ratio"], ["Fractions"])
    assert wait.label == "Wait"
    assert reasons.rows == [["Angle facts", "Few pupils", "Monday 5 June 2023"]]


def test_an_author_is_told_of_a_limit_for_no_column() -> None:
    with pytest.raises(AuthoringError, match="its own columns"):
        Sorting("s", "?", cards=TOPICS, limits={"Now": 1}).at(WORKSHOP)
