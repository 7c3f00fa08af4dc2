"""Fields of a task: what each keeps, refuses and prints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.activities.talking import anything
from toolkit.activities.task import fields
from toolkit.activities.task.kinds import LIMIT_LONG, LIMIT_ROWS, LIMIT_SHORT
from toolkit.errors import AnswerError, AuthoringError
from toolkit.model import Sharing

SHORT = fields.short("how", "How we talked")
LONG = fields.long("statement", "Draft statement", words=5)
LISTS = fields.lists("agree", "Where we agree, where we differ")
TABLE = fields.table("pupils", "What pupils told us", columns=["Question", "Surprise"])
TICK = fields.tick("support", "Support", options=["Time", "Cover"], comment=True)
DATE = fields.date("met", "Day we met")
FILES = fields.evidence("voices", "Two more voices")
EVERY = [SHORT, LONG, LISTS, TABLE, TICK, DATE, FILES]


def printed(field: fields.Field, value: object) -> list[Any]:
    return field.printed(field.face(), field.check(value))


@pytest.mark.parametrize("field", EVERY, ids=lambda field: field.kind)
@given(value=anything("chosen", "comment", "note", "files"))
def test_whatever_arrives_is_refused_or_kept_in_a_form_that_checks_again(
    field: fields.Field, value: object
) -> None:
    try:
        kept = field.check(value)
    except AnswerError:
        return
    assert field.check(kept) == kept
    field.printed(field.face(), kept)


@pytest.mark.parametrize("field", EVERY, ids=lambda field: field.kind)
def test_nothing_at_all_can_be_kept(field: fields.Field) -> None:
    assert field.check(field.check(None)) == field.check(None)


def test_more_words_than_advised_are_kept() -> None:
    assert LONG.check("word " * 50) == "word " * 50


@pytest.mark.parametrize(("field", "limit"), [(SHORT, LIMIT_SHORT), (LONG, LIMIT_LONG)])
def test_a_text_past_the_hard_limit_is_refused_with_how_much_it_is_too_long(
    field: fields.Field, limit: int
) -> None:
    assert field.check("a" * limit) == "a" * limit
    with pytest.raises(AnswerError, match=r"^1 character too many"):
        field.check("a" * (limit + 1))


def test_lists_lose_empty_entries_and_keep_their_places() -> None:
    assert LISTS.check([[" one ", "", "two"]]) == [["one", "two"], []]


def test_a_table_has_as_many_cells_as_columns() -> None:
    assert TABLE.check([["only one"], []]) == [["only one", ""], ["", ""]]
    with pytest.raises(AnswerError):
        TABLE.check([["one", "two", "three"]])


def test_a_table_has_room_for_so_many_rows() -> None:
    with pytest.raises(AnswerError, match=str(LIMIT_ROWS)):
        TABLE.check([["a", "b"]] * (LIMIT_ROWS + 1))


def test_ticks_are_known_options_once_and_in_order() -> None:
    assert TICK.check({"chosen": [1, 0]})["chosen"] == [0, 1]
    for hostile in ([7], [-1], [True], ["0"], [0.0]):
        with pytest.raises(AnswerError):
            TICK.check({"chosen": hostile})


def test_a_date_is_a_day_of_the_calendar() -> None:
    assert DATE.check("2023-01-20") == "2023-01-20"
    with pytest.raises(AnswerError, match="date"):
        DATE.check("2023-02-30")


def test_a_browser_never_says_which_files_there_are() -> None:
    claimed = {"note": "see page 2", "files": [{"id": "x", "name": "not mine.pdf"}]}
    assert FILES.check(claimed) == {"note": "see page 2", "files": []}


def test_a_table_prints_the_rows_that_say_something() -> None:
    (block,) = printed(TABLE, [["", ""], ["When are you stuck?", "Fractions"]])
    assert block.columns == ["Question", "Surprise"]
    assert block.rows == [["When are you stuck?", "Fractions"]]


def test_lists_print_by_their_parts() -> None:
    blocks = printed(LISTS, [["purpose"], ["setting"]])
    assert [(block.label, block.items) for block in blocks] == [
        ("Where we agree, where we differ: Where we agree", ["purpose"]),
        ("Where we agree, where we differ: Where we differ", ["setting"]),
    ]


def test_a_day_prints_in_words() -> None:
    assert printed(DATE, "2023-01-20")[0].body == "Friday 20 January 2023"


def test_authors_are_told_of_an_unknown_sharing_level() -> None:
    assert fields.short("a", "A", sharing="group").sharing is Sharing.GROUP
    with pytest.raises(AuthoringError, match="friends"):
        fields.short("a", "A", sharing="friends")


def test_authors_are_told_that_options_are_a_list() -> None:
    with pytest.raises(AuthoringError, match="options"):
        fields.tick("a", "A", options="Time")
