"""Lists that were written elsewhere, pasted into cards, lines, weeks and agendas."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import Make, cycle, diamond, ladder, meetings
from tests.activities.harness import Bench
from tests.activities.pasting import paste
from tests.activities.pressing import saved
from tests.activities.shared import PAGE, arrange, group_of, open_page
from tests.activities.talking import kept
from toolkit.activities import GroupPage
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


@pytest.fixture
def page(bench: Bench, people: People) -> GroupPage:
    """The page of a group, shown to one who is in it."""
    me, facilitator = people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", me))
    shown = open_page(me)
    bench.show(shown)
    return shown


def written(page: GroupPage) -> list[str]:
    assert page.seat is not None
    return [line.words.text for line in page.seat.pages.mine(WORKSHOP, PAGE).lines]


def left_over(place: Page | Locator) -> Locator:
    return place.get_by_label("Did not fit").filter(visible=True)


def new_line(bench: Bench) -> Locator:
    return bench.page.get_by_label("Add a line")


def test_lines_pasted_into_a_groups_page_are_lines_in_their_order(
    bench: Bench, page: GroupPage
) -> None:
    thirty = [f"Thought {number}" for number in range(1, 31)]
    paste(new_line(bench), "\n".join(f"• {line}" for line in thirty))
    expect(bench.page.get_by_text("30 lines added.")).to_be_visible()
    expect(new_line(bench)).to_have_value("")
    expect(bench.page.get_by_role("status").first).to_contain_text("Saved")
    bench.settle()
    assert written(page) == thirty


def test_one_line_pasted_waits_to_be_added(bench: Bench, page: GroupPage) -> None:
    new_line(bench).fill("and ")
    paste(new_line(bench), "one more")
    expect(new_line(bench)).to_have_value("and one more")
    assert written(page) == []


def test_what_is_too_long_for_a_line_stays_in_the_box(
    bench: Bench, page: GroupPage
) -> None:
    long = "word " * 120
    paste(new_line(bench), f"1. Short\n2. {long}\n3. Shorter")
    expect(bench.page.get_by_text("A line holds 500 characters")).to_be_visible()
    expect(new_line(bench)).to_have_value(long.strip())
    bench.reload()
    expect(new_line(bench)).to_have_value(long.strip())
    bench.settle()
    assert written(page) == ["Short", "Shorter"]


@pytest.mark.parametrize(
    ("make", "name"), [(ladder, "Our own evidence"), (diamond, "Your own card")]
)
def test_lines_pasted_into_a_card_of_ones_own_are_cards(
    bench: Bench, seat: Seat, make: Make, name: str
) -> None:
    bench.show(attached(make(), seat))
    own = bench.page.get_by_role("textbox", name=name)
    count = own.count()
    texts = [f"Thing {number}" for number in range(1, count + 3)]
    paste(own.first, "\n".join(f"- {text}" for text in texts))
    expect(own.first).to_have_value(texts[0])
    expect(left_over(bench.page)).to_have_value("\n".join(texts[count:]))
    expect(own.last).to_have_value(texts[count - 1])
    left = f"2 of {len(texts)} lines found no free box."
    expect(bench.page.get_by_text(left)).to_be_visible()


def test_a_list_pasted_into_a_week_goes_down_the_weeks(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(cycle(), seat))
    people = bench.page.get_by_label("Who", exact=True)
    paste(people.first, "1) AB, CD\n2) EF\n3) GH")
    for number, who in enumerate(["AB, CD", "EF", "GH"]):
        expect(people.nth(number)).to_have_value(who)
    rooms = bench.page.get_by_label("Room", exact=True)
    paste(rooms.first, "M1\tnone\nM2\tone period\nM3\tnone\nM4\tnone")
    expect(rooms.nth(2)).to_have_value("M3")
    expect(bench.page.get_by_label("Cover, or").nth(1)).to_have_value("one period")
    expect(rooms.first).to_have_value("M1")
    expect(left_over(bench.page)).to_have_value("M4, none")
    expect(bench.page.get_by_text("1 of 4 lines found no free box.")).to_be_visible()
    saved(bench)
    weeks = kept(seat, "cycle")["weeks"]
    assert [week["who"] for week in weeks] == ["AB, CD", "EF", "GH"]


def test_what_stands_there_is_never_pasted_over(bench: Bench, seat: Seat) -> None:
    bench.show(attached(cycle(), seat))
    who = bench.page.get_by_label("Who", exact=True)
    who.nth(1).fill("Mine")
    paste(who.first, "AB\nEF\nGH")
    expect(who.first).to_have_value("AB")
    expect(left_over(bench.page)).to_have_value("GH")
    expect(who.nth(1)).to_have_value("Mine")
    expect(who.nth(2)).to_have_value("EF")


def test_an_agenda_pasted_into_an_item_is_items(bench: Bench, seat: Seat) -> None:
    bench.show(attached(meetings(), seat))
    last = bench.page.get_by_role("group", name="Our last meeting")
    item = last.get_by_label("Item 2", exact=True)
    paste(item, "Duty rota\t15 min\tn\nSix books\t20\tM\nBirthdays\nExams")
    saved(bench)
    assert kept(seat, "meetings")["meetings"][0] == [
        {"item": "Duty rota", "minutes": 15, "kind": "N"},
        {"item": "Six books", "minutes": 20, "kind": "M"},
        {"item": "Birthdays", "minutes": None, "kind": ""},
        {"item": "Exams", "minutes": None, "kind": ""},
    ]
    expect(item).to_be_focused()


def test_what_is_too_long_for_its_box_keeps_nothing_else_from_being_saved(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(cycle(), seat))
    who = bench.page.get_by_label("Who", exact=True)
    long = "x" * 301
    paste(who.first, f"{long}\nAB\n{long}\nCD")
    expect(who.first).to_have_value("")
    expect(left_over(bench.page)).to_have_value(f"{long}\n{long}")
    saved(bench)
    weeks = kept(seat, "cycle")["weeks"]
    assert [week["who"] for week in weeks][:3] == ["", "AB", "CD"]
    bench.reload()
    expect(left_over(bench.page)).to_have_value(f"{long}\n{long}")


def test_items_that_an_agenda_has_no_room_for_stand_below_it(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(meetings(), seat))
    last = bench.page.get_by_role("group", name="Our last meeting")
    item = last.get_by_label("Item 1", exact=True)
    long = "Item " * 61
    items = [f"Item {number}" for number in range(1, 62)]
    paste(item, "\n".join([*items[:5], long, *items[5:]]))
    expect(last.get_by_text("42 of 62 lines found no free box.")).to_be_visible()
    expect(item).to_have_value("Item 1")
    left = "\n".join([long.strip(), *items[20:]])
    expect(left_over(last)).to_have_value(left)
    saved(bench)
    meeting = kept(seat, "meetings")["meetings"][0]
    assert [one["item"] for one in meeting] == items[:20]
    bench.reload()
    expect(left_over(last)).to_have_value(left)
