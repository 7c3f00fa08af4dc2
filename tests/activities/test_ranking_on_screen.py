"""A ranking in a browser, by keyboard, mouse and finger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import diamond, order
from tests.activities.harness import LAPTOP, PHONE, SMALL_PHONE, Bench
from tests.activities.moving import WAYS, expect_to_stay, middle, touch
from toolkit.activities import Ranking

pytestmark = pytest.mark.browser


def test_a_card_moves_by_keyboard_and_says_where_it_is(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(diamond(), me))
    bench.page.get_by_label("Place of: Card 3").select_option("Place 3")
    told = bench.page.get_by_role("status").first
    expect(told).to_have_text("‘Card 3’ is now in place 3 of 9, row 2")  # noqa: RUF001
    up = bench.page.get_by_role("button", name="Move up: Card 3")
    up.focus()
    up.press("Enter")
    expect(told).to_have_text("‘Card 3’ is now in place 2 of 9, row 2")  # noqa: RUF001
    expect(up).to_be_focused()
    bench.page.get_by_label("Why there? Card 3").fill("Fluency")
    expect(bench.page.get_by_role("status").last).to_contain_text("Saved")
    kept = me.response(WORKSHOP, "nine")
    assert kept is not None
    assert kept.value["places"][1] == 2
    assert kept.value["reasons"] == {"2": "Fluency"}


def place(bench: Bench, card: str, where: str) -> None:
    """Open the list of *card*'s places and choose one."""
    chooser = bench.page.get_by_label(f"Place of: {card}")
    chooser.dispatch_event("pointerdown")
    chooser.select_option(where)


def stand(bench: Bench, *places: str) -> None:
    """Card 1, Card 2 and so on are in *places*, counted from 0."""
    for number, where in enumerate(places, start=1):
        chooser = bench.page.get_by_label(f"Place of: Card {number}")
        expect(chooser).to_have_value(where)


def test_a_card_put_where_another_is_changes_places_with_it(
    bench: Bench, people: People
) -> None:
    bench.show(attached(order(), people.seat()))
    place(bench, "Card 1", "Place 1")
    place(bench, "Card 2", "Place 4")
    place(bench, "Card 2", "Place 1")
    stand(bench, "3", "0", "", "")
    told = "‘Card 2’ is now in place 1 of 4. ‘Card 1’ is now in place 4 of 4"  # noqa: RUF001
    expect(bench.page.get_by_role("status").first).to_have_text(told)


def test_a_new_card_sends_the_one_in_its_place_to_the_nearest_free_place(
    bench: Bench, people: People
) -> None:
    bench.show(attached(order(), people.seat()))
    place(bench, "Card 1", "Place 2")
    place(bench, "Card 2", "Place 2")
    stand(bench, "2", "1", "", "")
    told = "‘Card 2’ is now in place 2 of 4. ‘Card 1’ is now in place 3 of 4"  # noqa: RUF001
    expect(bench.page.get_by_role("status").first).to_have_text(told)


def test_when_every_place_is_taken_a_swap_says_which_card_leaves(
    bench: Bench, people: People
) -> None:
    bench.show(attached(order(), people.seat()))
    own = bench.page.get_by_role("textbox", name="Your own card 1", exact=True)
    own.fill("Mine")
    for number in range(1, 5):
        place(bench, f"Card {number}", f"Place {number}")
    why = "Every place is taken: choose a place to swap with the card in it."
    first = bench.page.get_by_role("listitem").first
    expect(first).to_contain_text("Mine")
    expect(first).to_contain_text(why)
    expect(bench.page.get_by_role("button", name="Move up: Mine")).to_be_disabled()
    place(bench, "Mine", "Place 3")
    stand(bench, "0", "1", "", "3")
    told = "‘Mine’ is now in place 3 of 4. ‘Card 3’ is not placed now"  # noqa: RUF001
    expect(bench.page.get_by_role("status").first).to_have_text(told)
    expect(first).to_contain_text("Card 3")


def test_passing_through_places_with_arrow_keys_moves_two_cards_only(
    bench: Bench, people: People
) -> None:
    bench.show(attached(order(), people.seat()))
    for number in range(1, 5):
        place(bench, f"Card {number}", f"Place {number}")
    bench.page.get_by_label("Place of: Card 1").focus()
    for _ in range(3):
        bench.page.keyboard.press("ArrowDown")
    stand(bench, "3", "1", "2", "0")
    bench.page.get_by_label("Place of: Card 4").focus()
    for _ in range(2):
        bench.page.keyboard.press("ArrowDown")
    stand(bench, "3", "1", "0", "2")


def test_a_button_pressed_between_two_choices_counts(
    bench: Bench, people: People
) -> None:
    bench.show(attached(order(), people.seat()))
    for number in range(1, 5):
        place(bench, f"Card {number}", f"Place {number}")
    bench.page.get_by_role("button", name="Move down: Card 2").dispatch_event("click")
    stand(bench, "0", "2", "1", "3")
    bench.page.get_by_label("Place of: Card 4").select_option("Place 1")
    stand(bench, "3", "2", "1", "0")


def test_a_card_of_ones_own_grows_and_is_printed_on_one_line(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(order(), me))
    own = bench.page.get_by_role("textbox", name="Your own card 1", exact=True)
    low = own.bounding_box()
    assert low is not None
    own.fill("Talk that lasts\n" * 5)
    bench.page.wait_for_function(
        "([box, low]) => box.offsetHeight > 2 * low",
        arg=[own.element_handle(), low["height"]],
    )
    own.fill("Talk\nfirst")
    place(bench, "Talk first", "Place 1")
    expect(bench.page.get_by_role("status").last).to_contain_text("Saved")
    kept = me.response(WORKSHOP, "four")
    assert kept is not None
    assert kept.value["words"][0] == "Talk first"


def test_a_card_held_near_an_edge_keeps_the_page_moving(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=PHONE)
    bench.show(attached(diamond(), people.seat()))
    handle = bench.page.get_by_title("Drag to a place").nth(8)
    handle.scroll_into_view_if_needed()
    assert bench.page.evaluate("window.scrollY") > 400
    handle.hover()
    bench.page.mouse.down()
    bench.page.mouse.move(195, 10)
    bench.page.wait_for_function("window.scrollY === 0")
    bench.page.locator("[data-place='0']").hover()
    bench.page.mouse.up()
    expect(bench.page.get_by_label("Place of: Card 9")).to_have_value("0")


def test_a_card_is_dragged_to_its_place(bench: Bench, people: People) -> None:
    bench.show(attached(order(), people.seat()))
    handle = bench.page.get_by_title("Drag to a place").nth(1)
    place = bench.page.locator("[data-place='2']")
    handle.hover()
    bench.page.mouse.down()
    place.hover()
    bench.page.mouse.up()
    expect(bench.page.get_by_label("Place of: Card 2")).to_have_value("2")


def test_a_card_is_dragged_by_finger(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=PHONE)
    bench.show(attached(order(), people.seat()))
    handle = bench.page.get_by_title("Drag to a place").first
    touch(bench, middle(handle), middle(bench.page.locator("[data-place='3']")))
    expect(bench.page.get_by_label("Place of: Card 1")).to_have_value("3")


def test_only_one_card_of_ones_own_takes_a_place_in_a_full_diamond(
    bench: Bench, people: People
) -> None:
    bench.show(attached(diamond(), people.seat()))
    for number in (1, 2):
        name = f"Your own card {number}"
        bench.page.get_by_role("textbox", name=name, exact=True).fill(name)
    bench.page.get_by_label("Place of: Your own card 1").select_option("Place 1")
    second = bench.page.get_by_label("Place of: Your own card 2")
    second.select_option("Place 2")
    expect(bench.page.get_by_role("status").first).to_contain_text("Only 1 of your own")
    expect(second).to_have_value("")


SIZES = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])


@SIZES
@pytest.mark.parametrize("way", WAYS)
def test_a_button_stays_under_the_finger_while_its_card_moves(
    open_bench: Callable[..., Bench],
    people: People,
    way: str,
    size: tuple[int, int],
) -> None:
    bench = open_bench(size=size)
    bench.show(attached(diamond(), people.seat()))
    bench.page.evaluate("document.body.style.padding = '100vh 1rem'")
    for number in range(1, 10):
        place(bench, f"Card {number}", f"Place {number}")
    up = bench.page.get_by_role("button", name="Move up: Card 6")
    expect_to_stay(bench, WAYS[way], up, "in place 5 of 9", "in place 4 of 9")
    down = bench.page.get_by_role("button", name="Move down: Card 6")
    expect_to_stay(bench, WAYS[way], down, "in place 5 of 9", "in place 6 of 9")


def test_the_page_is_long_enough_for_its_last_card(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=PHONE)
    bench.show(attached(order(), people.seat()))
    for number in range(1, 5):
        place(bench, f"Card {number}", f"Place {number}")
    down = bench.page.get_by_role("button", name="Move down: Card 2")
    moves = ("in place 3 of 4", "in place 4 of 4")
    expect_to_stay(bench, WAYS["mouse"], down, *moves)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("card", "move", "told"),
    [
        ("Card 1", "Move up", "‘Card 1’ is already at the top"),  # noqa: RUF001
        ("Card 9", "Move down", "‘Card 9’ is already at the bottom"),  # noqa: RUF001
    ],
)
def test_at_an_edge_a_button_keeps_the_focus_and_says_so(
    bench: Bench, people: People, way: str, card: str, move: str, told: str
) -> None:
    bench.show(attached(diamond(), people.seat()))
    bench.page.evaluate("document.body.style.padding = '100vh 1rem'")
    for number in range(1, 10):
        place(bench, f"Card {number}", f"Place {number}")
    button = bench.page.get_by_role("button", name=f"{move}: {card}")
    expect(button).to_be_disabled()
    expect_to_stay(bench, WAYS[way], button, told, told)
    stand(bench, *map(str, range(9)))


def test_the_words_of_a_card_are_whole_wherever_they_stand(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    long = "Widersprüchlichkeitserwartung " * 12
    cards = [long.strip(), *(f"Card {number}" for number in range(2, 10))]
    bench.show(
        attached(Ranking("nine", "Order?", cards=cards).at(WORKSHOP), people.seat())
    )
    place(bench, cards[0], "Place 2")
    cut = bench.page.locator(".ws-place, .ws-place *, .ws-card-text").evaluate_all(
        """all => all.filter((one) => one.scrollHeight > one.clientHeight + 1
          && getComputedStyle(one).display !== 'inline'
          || one.scrollWidth > one.clientWidth + 1
          && getComputedStyle(one).display !== 'inline').length"""
    )
    assert cut == 0
