"""Lists and tables that were written elsewhere, pasted into a task."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import Bench
from tests.activities.pasting import paste
from tests.whole import whole
from toolkit.activities import Task
from toolkit.activities.base.javascript import in_order, joined
from toolkit.activities.task import fields
from toolkit.activities.task.kinds import LIMIT_ROWS
from toolkit.files import ACTIVITIES
from toolkit.seat import Seat

pytestmark = pytest.mark.browser

PASTED = [
    ("one\r\ntwo\n\n three ", [["one"], ["two"], ["three"]]),
    ("• one\n- two\n1. three\n(4) four\nb) five", "one two three four five"),
    ("List:\n•\tone\no\ttwo", [["List:"], ["one"], ["two"]]),
    ("a\tb\n-\tc", [["a", "b"], ["-", "c"]]),
    ("-5\n3.5\n2023. A year", [["-5"], ["3.5"], ["2023. A year"]]),
    ("1\tx\n\ty", [["1", "x"], ["", "y"]]),
    ("1.\tRatio\n2.\tSurds", [["Ratio"], ["Surds"]]),
    ('"two\nlines"\t"a ""word"""', [["two\nlines", 'a "word"']]),
    ('"quoted"\n"again"', [['"quoted"'], ['"again"']]),
    ("  \n\t", []),
]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What the page does is the same whatever keeps the answers."""
    return sqlite_url


@pytest.fixture
def seat(people: People) -> Seat:
    return people.seat()


def a_task() -> Task:
    return Task(
        "words",
        "Words",
        fields=[
            fields.lists("agree", "Agreement", parts=["Agreed"]),
            fields.table("seen", "Seen", columns=["Before", "After"], rows=2),
        ],
    ).at(WORKSHOP)


@pytest.fixture
def agreed(bench: Bench, seat: Seat) -> Locator:
    bench.show(attached(a_task(), seat))
    whole(bench.page.get_by_role("region", name="Words"))
    return bench.page.get_by_label("Agreed", exact=True)


def kept(bench: Bench, seat: Seat, part: str) -> object:
    expect(bench.page.get_by_text("Saved ")).not_to_have_count(0)
    bench.settle()
    response = seat.response(WORKSHOP, f"words.{part}")
    return response.value if response else None


@pytest.mark.parametrize(("text", "rows"), PASTED)
def test_what_is_pasted_is_read_as_rows_of_cells(
    bench: Bench, text: str, rows: object
) -> None:
    script = joined(in_order(ACTIVITIES / "base" / "pasted.js"))
    found = bench.page.evaluate(f"{script}; pastedRows({json.dumps(text)})")
    expected = [[word] for word in rows.split()] if isinstance(rows, str) else rows
    assert found == expected


def test_each_line_of_a_pasted_list_is_an_entry(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    paste(agreed, "1. Ratio\n2. Surds\n3. Bar models")
    expect(bench.page.get_by_role("button", name="Remove “")).to_have_count(3)
    expect(bench.page.get_by_text("3 added.")).to_be_attached()
    expect(agreed).to_have_value("")
    assert kept(bench, seat, "agree") == [["Ratio", "Surds", "Bar models"]]


def test_a_pasted_line_joins_what_stands_in_the_box(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    agreed.fill("We say ")
    paste(agreed, "ratio\nscale factor")
    assert kept(bench, seat, "agree") == [["We say ratio", "scale factor"]]


def test_one_line_is_pasted_as_it_is(agreed: Locator) -> None:
    paste(agreed, "1. Ratio")
    expect(agreed).to_have_value("1. Ratio")


def test_entries_for_which_there_is_no_room_stay_in_the_box_and_the_rest_is_kept(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    entries = [f"entry {n}" for n in range(LIMIT_ROWS + 2)]
    paste(agreed, "\n".join(entries))
    expect(bench.page.get_by_role("button", name="Remove “")).to_have_count(LIMIT_ROWS)
    expect(agreed).to_have_value(f"entry {LIMIT_ROWS}\nentry {LIMIT_ROWS + 1}")
    said = bench.page.get_by_text(f"There is room for {LIMIT_ROWS} here. What did not")
    expect(said).to_be_visible()
    assert kept(bench, seat, "agree") == [entries[:LIMIT_ROWS]]
    bench.reload()
    expect(agreed).to_have_value(f"entry {LIMIT_ROWS}\nentry {LIMIT_ROWS + 1}")
    expect(said).to_be_visible()
    bench.page.get_by_role("button", name="Remove “entry 0”").click()
    assert kept(bench, seat, "agree") == [entries[1 : LIMIT_ROWS + 1]]
    bench.reload()
    expect(agreed).to_have_value(f"entry {LIMIT_ROWS + 1}")


def test_an_entry_that_is_too_long_stays_in_the_box_whole_and_the_rest_is_kept(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    long = "word " * 250
    paste(agreed, f"short\n{long}")
    expect(bench.page.get_by_role("button", name="Remove “")).to_have_count(1)
    expect(agreed).to_have_value(long.strip())
    expect(bench.page.get_by_text("An entry has room for 1000")).to_be_visible()
    assert kept(bench, seat, "agree") == [["short"]]


def test_one_long_line_is_neither_cut_nor_in_the_way_of_the_others(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    long = "word " * 250
    agreed.fill("first")
    agreed.press("Enter")
    paste(agreed, long)
    expect(agreed).to_have_value(long)
    said = bench.page.get_by_text("An entry has room for 1000")
    expect(said).to_contain_text("kept only on this device")
    assert kept(bench, seat, "agree") == [["first"]]
    bench.reload()
    expect(agreed).to_have_value(long)
    agreed.fill("short")
    expect(said).to_have_count(0)
    assert kept(bench, seat, "agree") == [["first", "short"]]


def test_cells_of_a_spreadsheet_fill_rows_and_columns(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    expect(agreed).to_be_visible()
    page = bench.page
    paste(page.get_by_label("Before, row 1"), "guess\tcheck\ncopy\targue\n\tdraw")
    expect(page.get_by_label("Before, row 1")).to_be_focused()
    expect(page.get_by_text("3 rows filled in.")).to_be_visible()
    rows = [["guess", "check"], ["copy", "argue"], ["", "draw"]]
    assert kept(bench, seat, "seen") == rows


def test_pasting_into_a_table_writes_over_nothing(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    expect(agreed).to_be_visible()
    page = bench.page
    page.get_by_label("After, row 1").fill("kept")
    page.get_by_label("Before, row 2").fill("kept too")
    paste(page.get_by_label("Before, row 1"), "a\tb\nc\td")
    expect(page.get_by_label("Before, row 3")).to_have_value("kept too")
    assert kept(bench, seat, "seen") == [["a", "kept\nb"], ["c", "d"], ["kept too", ""]]


def test_cells_and_rows_for_which_there_is_no_room_are_said_and_not_lost(
    bench: Bench, seat: Seat, agreed: Locator
) -> None:
    expect(agreed).to_be_visible()
    page = bench.page
    rows = "\n".join(f"{n}\tb\tc" for n in range(LIMIT_ROWS + 1))
    paste(page.get_by_label("Before, row 1"), rows)
    last = page.get_by_role("textbox", name=f"After, row {LIMIT_ROWS}")
    expect(last).to_have_value("b, c")
    expect(page.get_by_label("Did not fit")).to_have_value(f"{LIMIT_ROWS}\tb\tc")
    expect(page.get_by_text("What did not fit stands in the box below")).to_be_visible()
    expect(page.get_by_text("the last one holds what is over")).to_be_visible()
    found = kept(bench, seat, "seen")
    assert isinstance(found, list)
    assert len(found) == LIMIT_ROWS


def test_rows_for_which_there_is_no_room_outlive_a_reload_until_they_are_gone(
    bench: Bench, agreed: Locator
) -> None:
    expect(agreed).to_be_visible()
    left = bench.page.get_by_label("Did not fit: kept only on this device")
    expect(left).to_be_hidden()
    rows = "\n".join(f"{n}\tb" for n in range(LIMIT_ROWS + 1))
    paste(bench.page.get_by_label("Before, row 1"), rows)
    bench.reload()
    expect(left).to_have_value(f"{LIMIT_ROWS}\tb")
    left.fill("")
    bench.reload()
    expect(left).to_be_hidden()
