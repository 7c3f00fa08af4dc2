"""Recommendations: marked, starred and counted."""

from __future__ import annotations

import pytest

from tests.activities.examples import recommendations
from tests.activities.talking import printed_of
from toolkit.errors import AnswerError


def test_recommendations_are_marked_starred_and_counted() -> None:
    value = {"marks": [0, 2, 0], "stars": [1], "how": ["", "Open door"]}
    starred, marked = printed_of(recommendations(), value)
    assert starred.rows == [["Teach in public", "Open door"]]
    assert marked.label == "We do this: 2 · Partly: 0 · Not yet: 1"
    assert marked.rows[2] == ["Ask", "We do this"]


def test_there_are_only_so_many_stars() -> None:
    with pytest.raises(AnswerError, match="2 stars"):
        recommendations().check({"stars": [0, 1, 2]}, part="")
