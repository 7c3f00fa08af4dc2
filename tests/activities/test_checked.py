"""Readings of what a browser sent: a plain value, or a calm refusal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.activities.base.checked import (
    UNKEEPABLE,
    date_of,
    fields_of,
    index_of,
    indexes_of,
    list_of,
    text_of,
    version_of,
)
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import JSON

OPTIONS = ("one", "two", "three")
SENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def letters(value: JSON) -> str:
    return text_of(value, limit=3)


READINGS = [
    fields_of,
    letters,
    date_of,
    lambda value: list_of(value, letters, most=2, what="rows"),
    lambda value: index_of(value, OPTIONS),
    lambda value: indexes_of(value, OPTIONS),
    version_of,
]


@pytest.mark.parametrize("read", READINGS)
@given(sent=SENT)
def test_whatever_is_sent_is_read_or_refused(
    read: Callable[[JSON], object], sent: JSON
) -> None:
    with suppress(AnswerError, OutOfDateError):
        read(sent)


@given(st.text())
def test_text_keeps_every_character_that_can_be_stored(text: str) -> None:
    kept = text_of(text, limit=len(text))
    assert not UNKEEPABLE.search(kept)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert kept == UNKEEPABLE.sub("", lines)


def test_text_ends_at_its_limit_and_says_how_far_it_went() -> None:
    assert text_of("abc", limit=3) == "abc"
    with pytest.raises(AnswerError, match=r"^1 character too many: .* nothing is cut"):
        text_of("abcd", limit=3)


def test_what_cannot_be_stored_does_not_count() -> None:
    assert text_of("a\x00b\r\nc", limit=4) == "ab\nc"


def test_nothing_given_is_an_empty_answer() -> None:
    assert fields_of(None) == {}
    assert letters(None) == ""
    assert date_of(None) == ""
    assert list_of(None, letters, most=2, what="rows") == []


def test_a_day_is_kept_as_iso_writes_it() -> None:
    assert date_of(" 2023-01-20 ") == "2023-01-20"
    assert date_of("20230120") == "2023-01-20"
    with pytest.raises(AnswerError, match="not a date"):
        date_of("20/01/2023")


def test_a_list_says_how_many_there_is_room_for() -> None:
    assert list_of(["a", "b"], letters, most=2, what="rows") == ["a", "b"]
    with pytest.raises(AnswerError, match="room for 2 rows"):
        list_of(["a", "b", "c"], letters, most=2, what="rows")
    with pytest.raises(AnswerError, match="1 character too many"):
        list_of(["abcd"], letters, most=2, what="rows")


@pytest.mark.parametrize("wrong", [-1, 3, True, 1.0, "1", None])
def test_a_position_is_one_of_the_options(wrong: JSON) -> None:
    assert [index_of(place, OPTIONS) for place in range(3)] == [0, 1, 2]
    with pytest.raises(OutOfDateError):
        index_of(wrong, OPTIONS)


def test_positions_come_in_order_and_once() -> None:
    assert indexes_of([2, 0, 2], OPTIONS) == [0, 2]
    with pytest.raises(OutOfDateError):
        indexes_of([0, 0, 0, 0], OPTIONS)


@pytest.mark.parametrize("wrong", [-1, True, 1.5, "1", None, []])
def test_a_version_is_a_number_of_changes(wrong: JSON) -> None:
    assert version_of(0) == 0
    with pytest.raises(OutOfDateError):
        version_of(wrong)
