"""Characters that do no harm."""

from __future__ import annotations

from toolkit.written import clean


def test_harmful_characters_are_left_out_and_line_ends_made_one() -> None:
    assert clean("a\x00\u202eb\r\nc\rd\ud800") == "ab\nc\nd"
    assert clean(None) == ""
