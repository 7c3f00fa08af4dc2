"""What a seat lets in, to the last character, and how it says no."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import LIMIT_ANSWER, Sharing
from toolkit.model.lines import LIMIT_LINE, Change, Words
from toolkit.model.names import mark_of
from toolkit.seat.checks import (
    LIMIT_NAME,
    check_answer,
    check_file_name,
    check_level,
    check_line,
    check_place,
)

# -- answers -------------------------------------------------------------------


def test_an_answer_of_just_the_limit_is_kept_as_it_is() -> None:
    longest = "x" * (LIMIT_ANSWER - len('""'))
    assert check_answer(longest) == longest
    with pytest.raises(AnswerError) as refused:
        check_answer(f"{longest}x")
    assert str(refused.value) == (
        "This answer is too long to keep (200 kB; the limit is 200 kB). Shorten it, or "
        "add it as a file."
    )


def test_an_answer_is_measured_in_bytes() -> None:
    check_answer("\u2713" * ((LIMIT_ANSWER - len('""')) // 3))
    with pytest.raises(AnswerError, match=r"\(400 kB; the limit is 200 kB\)"):
        check_answer("\u00e9" * LIMIT_ANSWER)


def test_an_answer_is_what_the_store_will_give_back() -> None:
    assert check_answer({1: (True, None)}) == {"1": [True, None]}


@pytest.mark.parametrize("sharing", [s for s in Sharing if s is not Sharing.PRIVATE])
def test_bookmarks_and_notes_are_private_for_good(sharing: Sharing) -> None:
    check_level("hope", sharing)
    check_level(mark_of("hope"), Sharing.PRIVATE)
    with pytest.raises(AnswerError) as refused:
        check_level(mark_of("hope"), sharing)
    assert str(refused.value) == "Bookmarks and private notes are for you alone."


# -- where an answer is kept ---------------------------------------------------


def test_a_place_may_have_parts_and_is_only_so_long() -> None:
    check_place("workshop1_launch", "Task-1.field.2", "x" * LIMIT_NAME)
    check_place()


@pytest.mark.parametrize(
    "name",
    ["", ".", "a.", ".a", "a..b", "a/b", "a b", "a\n", "x" * 201, None, 1, ["a"]],
)
def test_what_cannot_be_a_place_is_refused_beside_any_that_can(name: Any) -> None:
    for names in ((name,), (name, "a"), ("a", name)):
        with pytest.raises(OutOfDateError):
            check_place(*names)


# -- lines ---------------------------------------------------------------------

LINE = Change("a-1_B", Words("One"), based_on=0, write="w")


@pytest.mark.parametrize(
    "changed",
    [
        {"line": "x" * 64},
        {"words": Words("")},
        {"words": Words("One", gone=True)},
        {"words": Words("x" * LIMIT_LINE)},
        {"after": None},
        {"after": ""},
        {"after": "b"},
        {"based_on": 7},
    ],
)
def test_a_line_that_a_page_sends_is_let_in(changed: dict[str, Any]) -> None:
    check_line(replace(LINE, **changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"line": ""},
        {"line": "x" * 65},
        {"line": "a b"},
        {"line": None},
        {"after": "a b"},
        {"after": 7},
        {"words": Words(None)},  # type: ignore[arg-type]
        {"words": Words("One", gone=None)},  # type: ignore[arg-type]
        {"words": Words("One", gone=0)},  # type: ignore[arg-type]
        {"based_on": -1},
        {"based_on": None},
        {"write": ""},
        {"write": None},
    ],
)
def test_a_line_that_no_page_sends_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(OutOfDateError):
        check_line(replace(LINE, **changed))


def test_a_line_that_is_too_long_stays_on_the_device() -> None:
    with pytest.raises(AnswerError) as refused:
        check_line(replace(LINE, words=Words("x" * 1234)))
    assert str(refused.value) == (
        "This line is 1,234 characters long; the limit is 500. Make two lines of it; "
        "until then it stays on this device."
    )
    with pytest.raises(AnswerError, match="This line is 501 characters long"):
        check_line(replace(LINE, words=Words("x" * (LIMIT_LINE + 1))))


# -- names of files ------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["a", "My plan (2).pdf", "\u00e9t\u00e9.png", "x" * 200]
)
def test_a_file_may_have_any_plain_name(name: str) -> None:
    check_file_name(name)


@pytest.mark.parametrize("name", ["", "x" * 201, None, b"a.pdf"])
def test_a_file_without_a_name_or_with_a_long_one_gets_a_shorter_one(name: Any) -> None:
    with pytest.raises(AnswerError) as refused:
        check_file_name(name)
    assert str(refused.value) == "Give the file a shorter name, then add it again."


@pytest.mark.parametrize("name", ["a/b.pdf", "C:\\x.pdf", "a\n.pdf", "\u202egpj.exe"])
def test_a_file_that_names_a_folder_or_hides_its_name_gets_a_plain_one(
    name: str,
) -> None:
    with pytest.raises(AnswerError) as refused:
        check_file_name(name)
    assert str(refused.value) == "Give the file a plain name, then add it again."
