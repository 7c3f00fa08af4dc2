"""The words in answers of any shape."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.model.words_of import is_filled, plain_words, texts_in


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("One", "One"),
        ({"texts": ["One", "", "Two"]}, "One\nTwo"),
        ({"choice": 1, "text": "One"}, "One"),
        ({"places": [1, 0], "words": ["B", "A"], "own": ["B"]}, "B\nA"),
        (None, ""),
        (7, ""),
    ],
)
def test_an_answer_is_read_out_in_its_own_words(value: Any, words: str) -> None:
    assert plain_words(value) == words


def test_what_was_written_is_found_however_deep_and_as_it_was_written() -> None:
    value = {"said": [{"text": " One "}, {"text": " \n"}], "choice": 1, "more": "Two"}
    assert list(texts_in(value)) == [" One ", "Two"]


@pytest.mark.parametrize(
    "value", [None, "", " ", False, [], {}, [{"text": ""}, None], {"chosen": []}]
)
def test_an_empty_form_is_no_answer(value: Any) -> None:
    assert not is_filled(value)


@pytest.mark.parametrize("value", ["x", 0, True, [None, 0], {"a": {"b": ["x"]}}])
def test_one_thing_said_or_chosen_is_an_answer(value: Any) -> None:
    assert is_filled(value)
