"""A group's page in browsers: several people at once, by keyboard, offline and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import WORKSHOP, People
from tests.activities.harness import LAPTOP, PHONE, SMALL_PHONE, Bench
from tests.activities.shared import PAGE, arrange, group_of, open_page, write
from toolkit.activities import GroupPage
from toolkit.model.regrouping import moved
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


def add(bench: Bench, text: str) -> None:
    bench.page.get_by_label("Add a line").fill(text)
    bench.page.get_by_role("button", name="Add", exact=True).click()


def lines(bench: Bench) -> Locator:
    return bench.page.get_by_role("listitem").filter(
        has=bench.page.get_by_role("button", name="Edit line")
    )


def edit(bench: Bench, number: int) -> Locator:
    bench.page.get_by_role("button", name=f"Edit line {number}:").click()
    box = bench.page.get_by_role("textbox", name=f"Line {number}")
    expect(box).to_be_focused()
    return box


def saved(bench: Bench) -> None:
    expect(bench.page.get_by_role("status").first).to_contain_text("Saved")


def kept(bench: Bench) -> None:
    """Wait until the server has all that was typed, whatever the page says of it."""
    bench.page.wait_for_function(
        "!Object.keys(localStorage).some((name) => name.startsWith('workshop-draft:'))"
    )


Pair = tuple[tuple[Bench, GroupPage], tuple[Bench, GroupPage], Seat]


@pytest.fixture
def pair(open_bench: Callable[..., Bench], people: People) -> Pair:
    """Two people of one group, on a laptop and a phone, and their facilitator."""
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first, second), group_of("two"))
    laptop, phone = open_bench(), open_bench(size=PHONE)
    mine, theirs = open_page(first), open_page(second)
    laptop.show(mine)
    phone.show(theirs)
    return (laptop, mine), (phone, theirs), facilitator


def test_what_one_adds_the_other_sees(pair: Pair) -> None:
    (laptop, _), (phone, theirs), _ = pair
    add(laptop, "A date in the diary")
    saved(laptop)
    phone.catch_up(theirs)
    expect(lines(phone)).to_contain_text("A date in the diary")
    expect(lines(phone)).to_contain_text("Participant 1")
    expect(laptop.page.get_by_label("Add a line")).to_be_focused()
    expect(laptop.page.get_by_label("Add a line")).to_have_value("")


def test_two_lines_added_at_once_are_both_there_on_both_pages(pair: Pair) -> None:
    (laptop, mine), (phone, theirs), _ = pair
    laptop.disconnect()
    add(laptop, "From the laptop")
    expect(laptop.page.get_by_role("status").first).to_contain_text("Offline")
    add(phone, "From the phone")
    saved(phone)
    laptop.connect()
    saved(laptop)
    laptop.catch_up(mine)
    phone.catch_up(theirs)
    for bench in (laptop, phone):
        expect(lines(bench)).to_have_count(2)


def test_a_line_written_offline_outlives_the_page(pair: Pair) -> None:
    (laptop, mine), _, _ = pair
    laptop.disconnect()
    add(laptop, "Written in a corridor")
    laptop.page.get_by_label("Add a line").fill("and half of")
    laptop.reload()
    expect(lines(laptop)).to_contain_text("Written in a corridor")
    expect(laptop.page.get_by_label("Add a line")).to_have_value("and half of")
    assert mine.seat is not None
    assert mine.seat.pages.mine(WORKSHOP, PAGE).lines == ()
    laptop.connect()
    saved(laptop)
    assert [line.words.text for line in mine.seat.pages.mine(WORKSHOP, PAGE).lines] == [
        "Written in a corridor"
    ]
    expect(lines(laptop)).to_have_count(1)


def test_an_answer_that_was_lost_on_the_way_is_asked_for_again(pair: Pair) -> None:
    (laptop, mine), _, _ = pair
    assert mine.seat is not None
    laptop.lose_replies = True
    add(laptop, "Once only")
    while not mine.seat.pages.history(WORKSHOP, PAGE):
        laptop.page.wait_for_timeout(20)
    laptop.lose_replies = False
    laptop.connect()
    saved(laptop)
    assert len(mine.seat.pages.history(WORKSHOP, PAGE)) == 1


def test_the_same_line_changed_at_once_stands_twice(pair: Pair) -> None:
    (laptop, mine), (_, theirs), _ = pair
    write(theirs, "a", "Cover")
    laptop.catch_up(mine)
    laptop.disconnect()
    edit(laptop, 1).fill("Cover for two periods")
    write(theirs, "a", "Cover, and a date", based_on=1)
    laptop.connect()
    told = laptop.page.get_by_role("status").first
    expect(told).to_contain_text("Both are kept")
    laptop.catch_up(mine)
    expect(lines(laptop)).to_contain_text("Cover, and a date")
    box = laptop.page.get_by_role("textbox", name="Line 2")
    expect(box).to_have_value("Cover for two periods")
    box.fill("Cover for three periods")
    saved(laptop)
    laptop.catch_up(mine)
    assert [line["text"] for line in mine.room["lines"]] == [
        "Cover, and a date",
        "Cover for three periods",
    ]


def test_what_another_writes_leaves_ones_own_line_and_caret_alone(pair: Pair) -> None:
    (laptop, mine), (_, theirs), _ = pair
    write(theirs, "a", "First")
    write(theirs, "b", "Second")
    laptop.catch_up(mine)
    box = edit(laptop, 2)
    box.press_sequentially(" and more")
    saved(laptop)
    write(theirs, "a", "First, changed", based_on=1)
    write(theirs, "c", "Above", after="")
    laptop.catch_up(mine)
    expect(lines(laptop)).to_have_count(2)  # the one being written shows no button
    box = laptop.page.get_by_role("textbox", name="Line 3")
    expect(box).to_be_focused()
    box.press_sequentially("!")
    expect(box).to_have_value("Second and more!")


def test_a_line_emptied_to_be_rewritten_stays_as_its_writer_left_it(
    pair: Pair,
) -> None:
    (laptop, mine), (_, theirs), _ = pair
    write(theirs, "a", "Cover")
    laptop.catch_up(mine)
    box = edit(laptop, 1)
    box.fill("")
    write(theirs, "a", "Cover for three periods", based_on=1)
    write(theirs, "b", "Another line")
    laptop.catch_up(mine)
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    box.press_sequentially("A date in the diary")
    laptop.catch_up(mine)
    box = laptop.page.locator("textarea:focus")  # it is another line now, below theirs
    expect(box).to_have_value("A date in the diary")
    # That both are kept is said only until the first letter that comes after it.
    kept(laptop)
    laptop.catch_up(mine)
    # Neither has read the other's words, so both stay.
    assert {line["text"] for line in mine.room["lines"]} == {
        *("Cover for three periods", "A date in the diary", "Another line"),
    }


@pytest.mark.parametrize("leaving", ["Done", "Take away"])
def test_words_one_has_not_read_are_not_taken_away(pair: Pair, leaving: str) -> None:
    (laptop, mine), (_, theirs), _ = pair
    write(theirs, "a", "Cover")
    laptop.catch_up(mine)
    box = edit(laptop, 1)
    box.fill("")
    write(theirs, "a", "Cover for three periods", based_on=1)
    laptop.catch_up(mine)
    laptop.page.get_by_role("button", name=leaving).click()
    laptop.settle()
    laptop.catch_up(mine)
    expect(lines(laptop)).to_contain_text("Cover for three periods")


def test_a_line_that_another_takes_away_stays_until_one_has_left_it(pair: Pair) -> None:
    (laptop, mine), (_, theirs), _ = pair
    write(theirs, "a", "Cover")
    write(theirs, "b", "Below")
    laptop.catch_up(mine)
    box = edit(laptop, 1)
    write(theirs, "a", "Cover", based_on=1, gone=True)
    laptop.catch_up(mine)
    expect(box).to_be_focused()
    laptop.page.get_by_role("button", name="Done").click()
    expect(lines(laptop)).to_have_count(1)
    expect(lines(laptop)).to_contain_text("Below")


def test_who_goes_on_writing_a_line_that_was_taken_away_keeps_it(pair: Pair) -> None:
    (laptop, mine), (_, theirs), _ = pair
    write(theirs, "a", "Cover")
    laptop.catch_up(mine)
    box = edit(laptop, 1)
    write(theirs, "a", "Cover", based_on=1, gone=True)
    laptop.catch_up(mine)
    box.press_sequentially(", and a date")
    saved(laptop)
    laptop.catch_up(mine)
    assert [line["text"] for line in mine.room["lines"]] == ["Cover, and a date"]


def test_a_line_is_moved_and_taken_away_and_put_back_by_keyboard(pair: Pair) -> None:
    (laptop, mine), (_, theirs), _ = pair
    expect(laptop.page.get_by_text("Every version")).to_be_hidden()  # there is none
    for name in ("One", "Two", "Three"):
        write(theirs, name, name)
    laptop.catch_up(mine)
    edit(laptop, 3)
    up = laptop.page.get_by_role("button", name="Move up")
    for _ in range(2):
        up.press("Enter")
        expect(up).to_be_focused()
    saved(laptop)
    laptop.catch_up(mine)
    assert [line["text"] for line in mine.room["lines"]] == ["Three", "One", "Two"]
    laptop.page.get_by_role("button", name="Take away").press("Enter")
    expect(lines(laptop)).to_have_count(2)
    laptop.catch_up(mine)
    laptop.page.get_by_text("Taken away (1)").click()
    laptop.page.get_by_role("button", name="Put back: Three").click()
    expect(lines(laptop).first).to_contain_text("Three")
    saved(laptop)
    laptop.page.get_by_text("Every version").click()
    expect(laptop.page.get_by_text("Participant 1 took away: Three")).to_be_visible()


def test_somebody_who_is_writing_is_named(pair: Pair) -> None:
    (laptop, mine), (phone, theirs), _ = pair
    write(theirs, "a", "Cover")
    laptop.catch_up(mine)
    phone.catch_up(theirs)
    edit(phone, 1)
    phone.settle()
    laptop.catch_up(mine)
    expect(lines(laptop)).to_contain_text("Participant 2 is writing in this line.")
    phone.page.get_by_role("button", name="Done").click()
    expect(phone.page.get_by_role("button", name="Edit line 1")).to_be_focused()


def test_words_for_an_earlier_group_are_offered_to_the_new_one(pair: Pair) -> None:
    (laptop, mine), _, facilitator = pair
    laptop.disconnect()
    add(laptop, "For the old group")
    assert mine.seat is not None
    me = mine.seat.person.id
    facilitator.groups.rearrange(WORKSHOP, "", lambda now: moved(now, me, to="two"))
    laptop.connect()
    laptop.catch_up(mine)
    expect(laptop.page.get_by_text("Group 2")).to_be_visible()
    left = laptop.page.get_by_role("group", name="Not sent to your earlier group")
    expect(left).to_contain_text("For the old group")
    left.get_by_role("button", name="Add it here: For the old group").click()
    saved(laptop)
    expect(lines(laptop)).to_contain_text("For the old group")
    expect(left).to_be_hidden()
    assert [line.words.text for line in mine.seat.pages.mine(WORKSHOP, PAGE).lines] == [
        "For the old group"
    ]


def test_a_link_is_https_and_opens_elsewhere(bench: Bench, people: People) -> None:
    me = people.seat()
    address = "https://rooms.example.org/4"
    told = {"place": "Table 4", "link": address}
    arrange(people.facilitator(), group_of("one", me, **told))
    bench.show(open_page(me))
    link = bench.page.get_by_role("link", name="Join your group's call")
    expect(link).to_have_attribute("href", address)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(bench.page.get_by_text("Where: Table 4")).to_be_visible()


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Nobody else is in this group yet."),
        (2, "Your partner is Participant 2."),
        (3, "The two others in your three: Participant 2 and Participant 3."),
        (4, "The three others in your four: Participant 2, Participant 3 and"),
        (6, "The 5 others in your group: Participant 2, Participant 3, "),
    ],
)
def test_who_is_with_one_is_said_in_words_that_fit_the_number(
    bench: Bench, people: People, count: int, said: str
) -> None:
    seats = [people.seat() for _ in range(count)]
    arrange(people.facilitator(), group_of("one", *seats))
    bench.show(open_page(seats[0]))
    expect(bench.page.get_by_text(said)).to_be_visible()
    both = bench.page.get_by_text("One page for the two of you")
    expect(both).to_have_count(1 if count == 2 else 0)


def test_markup_in_a_line_is_only_ever_text(bench: Bench, people: People) -> None:
    me = people.seat()
    arrange(people.facilitator(), group_of("one", me))
    mine = open_page(me)
    write(mine, "a", "<img src=x onerror=alert(1)> & <b>bold</b>")
    bench.show(mine)
    expect(lines(bench)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(bench.page.get_by_role("img")).to_have_count(0)


def test_a_closed_page_leaves_nothing_listening(bench: Bench, people: People) -> None:
    me = people.seat()
    arrange(people.facilitator(), group_of("one", me))
    mine = open_page(me)
    write(mine, "a", "One")
    bench.show(mine)
    edit(bench, 1).fill("Two")
    saved(bench)
    assert bench.take_down(mine) == 0


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE, LAPTOP])
def test_nothing_is_wider_than_the_screen(
    open_bench: Callable[..., Bench],
    people: People,
    size: tuple[int, int],
    tmp_path: Path,
) -> None:
    me, other, facilitator = people.seat(), people.seat(), people.facilitator()
    link = "https://rooms.example.org/a/rather/long/address/4"
    arrange(facilitator, group_of("one", me, link=link), group_of("two", other))
    mine = open_page(me)
    write(mine, "a", "A shared planning hour, kept when everything else moved. " * 3)
    write(mine, "b", "Unbroken" * 20)
    write(open_page(other), "c", "Another group's line", group="two")
    facilitator.pace.reveal(WORKSHOP, PAGE, revealed=True)
    me.changes()
    bench = open_bench(size=size)
    bench.show(open_page(me))
    expect(bench.page.get_by_text("Another group's line")).to_be_visible()
    edit(bench, 2)
    across = bench.page.evaluate("document.documentElement.scrollWidth")
    assert across <= size[0]
    bench.screenshot(tmp_path / "page.png")
