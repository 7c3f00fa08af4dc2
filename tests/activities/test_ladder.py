"""A ladder: own evidence, and how sure each level makes one."""

from __future__ import annotations

from tests.activities.examples import ladder
from tests.activities.talking import printed_of


def test_a_ladder_keeps_own_evidence_and_how_sure_each_level_makes_one() -> None:
    value = {
        "columns": [0, None, None, None, None, 2],
        "own": ["Two classes explain"],
        "levels": [{}, {}, {"sentence": "They explain.", "confidence": 1}],
    }
    kept = ladder().check(value, part="")
    assert kept["words"]["Pupils"] == ["Two classes explain"]
    *_, table = printed_of(ladder(), value)
    assert table.rows == [["Pupils", "They explain.", "Medium"]]


def test_own_evidence_without_words_is_on_no_level() -> None:
    kept = ladder().check({"columns": [None] * 5 + [1], "own": [""]}, part="")
    assert kept["words"]["Learning"] == []
