"""The board in a browser: writing, replying, thanking, finding, hiding."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.community import (
    COMMUNITY,
    answer,
    board_of,
    new_card,
    post,
    say,
    shown,
    write,
)
from tests.activities.conftest import People
from tests.activities.harness import PHONE, SMALL_PHONE, Bench

pytestmark = pytest.mark.browser


def card_of(bench: Bench, title: str) -> Locator:
    """The card with this heading."""
    heading = bench.page.get_by_role("heading", name=title, exact=True)
    return bench.page.get_by_role("listitem").filter(has=heading)


def begin(bench: Bench, kind: str) -> Locator:
    """Start to write something; the form."""
    bench.page.get_by_text("Write something").click()
    bench.page.get_by_role("button", name=kind, exact=True).click()
    return bench.page.get_by_role("region", name=f"Write: {kind}")


def test_a_card_is_written_privately_then_shared(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(board_of(me))
    form = begin(bench, "Strategy")
    expect(form.get_by_role("textbox", name="Title")).to_be_focused()
    form.get_by_role("textbox", name="Title").fill("Ratio tables")
    form.get_by_label("Audit statement").select_option("D1 The scheme of work")
    expect(form.get_by_role("status").last).to_contain_text("Saved")
    expect(card_of(bench, "Ratio tables")).to_contain_text("Only you see this")
    form.get_by_role("button", name="Share with everyone").click()
    expect(card_of(bench, "Ratio tables")).to_contain_text("Everyone in the cohort")
    (kept,) = me.responses(COMMUNITY).values()
    assert kept.value["boxes"]["statement"] == "D1"
    assert kept.sharing == "cohort"


def test_what_was_typed_offline_is_there_again_and_is_sent(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(board_of(me))
    form = begin(bench, "Question")
    bench.disconnect()
    form.get_by_role("textbox", name="My question").fill("Who buys calculators?")
    bench.reload()
    form = bench.page.get_by_role("region", name="Write: Question")
    box = form.get_by_role("textbox", name="My question")
    expect(box).to_have_value("Who buys calculators?")
    assert me.responses(COMMUNITY) == {}
    bench.connect()
    expect(card_of(bench, "Who buys calculators?")).to_be_visible()


def test_ones_card_is_edited_and_taken_away(bench: Bench, people: People) -> None:
    me = people.seat()
    post(me, "Half made")
    bench.show(board_of(me))
    bench.page.get_by_role("button", name="Edit: Half made").click()
    form = bench.page.get_by_role("region", name="Write: Post")
    expect(form.get_by_role("textbox", name="Title")).to_have_value("Half made")
    form.get_by_role("textbox", name="Title").fill("Whole")
    expect(card_of(bench, "Whole")).to_be_visible()
    card_of(bench, "Whole").get_by_role("button", name="Take it away: Whole").click()
    bench.page.get_by_role("button", name="Yes, take it away").click()
    expect(card_of(bench, "Whole")).to_have_count(0)
    expect(form).to_have_count(0)
    bench.reload()
    expect(card_of(bench, "Whole")).to_have_count(0)


def test_a_reply_begins_with_a_starter_and_is_shared(
    bench: Bench, people: People
) -> None:
    author, me = people.seat(), people.seat()
    post(author, "Half made")
    bench.show(board_of(me))
    bench.page.get_by_role("button", name="Reply to: Half made").click()
    form = bench.page.get_by_role("region", name="Your reply to: Half made")
    form.get_by_label("A question …").check()
    form.get_by_role("textbox", name="Your words").fill("How long did it take?")
    form.get_by_role("button", name="Share this reply").click()
    expect(form.get_by_role("status").last).to_contain_text("Saved")
    form.get_by_role("button", name="Close").click()
    expect(card_of(bench, "Half made")).to_contain_text("1 reply")
    (reply,) = shown(board_of(author), "Half made")["replies"]
    assert (reply["starter"], reply["text"]) == (
        "A question …",
        "How long did it take?",
    )


def test_a_reply_in_hand_keeps_its_focus_while_the_board_moves(
    bench: Bench, people: People
) -> None:
    author, me = people.seat(), people.seat()
    for title in ("First", "Second", "Third"):
        post(author, title)
    mine = board_of(me)
    bench.show(mine)
    bench.page.get_by_role("button", name="Reply to: Second").click()
    box = bench.page.get_by_role("textbox", name="Your words")
    box.fill("I wonder")
    post(people.seat(), "Fourth")
    theirs = board_of(people.seat())
    answer(theirs, shown(theirs, "First")["ref"], "Yes")
    bench.catch_up(mine)
    headings = bench.page.get_by_role("heading", level=4)
    order = [h for h in headings.all_inner_texts() if h in {"First", "Fourth"}]
    assert order == ["First", "Fourth"]
    expect(box).to_be_focused()
    expect(box).to_have_value("I wonder")


def test_thanks_are_said_and_taken_back(bench: Bench, people: People) -> None:
    post(people.seat(), "Half made")
    bench.show(board_of(people.seat()))
    card = card_of(bench, "Half made")
    card.get_by_role("button", name="Say thank you: Half made").click()
    expect(card).to_contain_text("1 person says thank you")
    back = card.get_by_role("button", name="Take your thanks back: Half made")
    expect(back).to_be_focused()
    back.click()
    expect(card).not_to_contain_text("says thank you")


def test_words_find_a_card_and_everything_comes_back(
    bench: Bench, people: People
) -> None:
    for title in ("Ratio tables", "Calculators"):
        post(people.seat(), title)
    bench.show(board_of(people.seat()))
    bench.page.get_by_role("searchbox", name="Search in all cards").fill("RATIO")
    expect(bench.page.get_by_text("1 of 4 cards")).to_be_visible()
    expect(card_of(bench, "Calculators")).to_have_count(0)
    bench.page.get_by_role("button", name="Show all cards").click()
    expect(card_of(bench, "Calculators")).to_be_visible()


def test_nothing_is_chosen_by_what_a_programme_does_not_have(
    bench: Bench, people: People
) -> None:
    board = board_of(people.seat())
    none = {**board.face["choices"], "responsibilities": {}}
    board.face = {**board.face, "choices": none}
    bench.show(board)
    bench.page.set_viewport_size({"width": 1280, "height": 800})
    find = bench.page.get_by_role("search")
    expect(find.get_by_text("Choose by thread or kind", exact=True)).to_be_visible()
    expect(find.get_by_label("Kind")).to_have_count(1)
    expect(find.get_by_label("Responsibility")).to_be_hidden()


def test_more_cards_are_shown_when_asked_for(bench: Bench, people: People) -> None:
    for number in range(11):
        post(people.seat(), f"Card {number}")
    bench.show(board_of(people.seat()))
    expect(card_of(bench, "Card 0")).to_have_count(0)
    bench.page.get_by_role("button", name="Show 3 more").click()
    expect(card_of(bench, "Card 0")).to_be_visible()


def test_only_addresses_of_the_web_become_links(bench: Bench, people: People) -> None:
    text = "See https://example.org/a?b=1, javascript:alert(1) <a href='x'>and</a>."
    write(board_of(people.seat()), new_card(title="Links", text=text))
    bench.show(board_of(people.seat()))
    (link,) = card_of(bench, "Links").get_by_role("link").all()
    assert link.get_attribute("href") == "https://example.org/a?b=1"
    assert link.get_attribute("rel") == "noopener nofollow"
    expect(card_of(bench, "Links")).to_contain_text("<a href='x'>and</a>.")


def test_a_facilitator_hides_with_a_reason_and_undoes_it(
    bench: Bench, people: People
) -> None:
    author = people.seat()
    post(author, "Names somebody")
    bench.show(board_of(people.facilitator()))
    card = card_of(bench, "Names somebody")
    card.get_by_role("button", name="Hide it from others: Names somebody").click()
    card.get_by_role("textbox", name="Why?").fill("Use a role")
    card.get_by_role("button", name="Hide it", exact=True).click()
    expect(card).to_contain_text(
        "A facilitator has hidden this from others. Use a role"
    )
    again = people.again(author)
    assert shown(board_of(again), "Names somebody")["hidden"] == "Use a role"
    card.get_by_role("button", name="Show it to others again: Names somebody").click()
    expect(card).not_to_contain_text("has hidden this")


def test_a_reason_in_hand_stays_while_others_thank_and_reply(
    bench: Bench, people: People
) -> None:
    post(people.seat(), "Names somebody")
    theirs = board_of(people.seat())
    ref = shown(theirs, "Names somebody")["ref"]
    answer(theirs, ref, "Well said")
    lead = board_of(people.facilitator())
    bench.show(lead)
    card = card_of(bench, "Names somebody")
    for button in (
        "Hide it from others: Names somebody",
        "Hide it from others: Well said",
    ):
        card.get_by_role("button", name=button).click()
    why = card.get_by_role("textbox", name="Why?")
    why.nth(1).fill("Not meant like that")
    why.nth(0).fill("Use a role")
    say(theirs, do="thank", ref=ref, thanks=True)
    answer(theirs, ref, "Indeed")
    bench.catch_up(lead)
    expect(card).to_contain_text("1 person says thank you")
    expect(card).to_contain_text("Indeed")
    expect(why).to_have_count(2)
    expect(why.nth(1)).to_have_value("Not meant like that")
    expect(why.nth(0)).to_have_value("Use a role")
    expect(why.nth(0)).to_be_focused()


def test_a_reason_in_hand_stays_while_its_reply_is_changed(
    bench: Bench, people: People
) -> None:
    post(people.seat(), "Names somebody")
    theirs = board_of(people.seat())
    ref = shown(theirs, "Names somebody")["ref"]
    part = answer(theirs, ref, "Well said")
    lead = board_of(people.facilitator())
    bench.show(lead)
    card = card_of(bench, "Names somebody")
    card.get_by_role("button", name="Hide it from others: Well said").click()
    why = card.get_by_role("textbox", name="Why?")
    why.fill("Use a role")
    reworded = {"starter": 0, "text": "Well said indeed"}
    write(theirs, reworded, part=part, based_on=1, sharing="cohort")
    bench.catch_up(lead)
    expect(why).to_have_value("Use a role")
    expect(why).to_be_focused()
    card.get_by_role("button", name="Hide it", exact=True).click()
    expect(card).to_contain_text("Well said indeed")
    showing = card.get_by_role("button", name="Show it to others again")
    expect(showing).to_be_visible()
    expect(why).to_have_count(0)


def test_a_reply_in_hand_stays_though_its_card_is_taken_away(
    bench: Bench, people: People
) -> None:
    author = people.seat()
    part = post(author, "Half made")
    mine = board_of(people.seat())
    bench.show(mine)
    bench.page.get_by_role("button", name="Reply to: Half made").click()
    box = bench.page.get_by_role("textbox", name="Your words")
    box.fill("I wonder")
    say(board_of(author), do="withdraw", part=part)
    bench.catch_up(mine)
    expect(box).to_have_value("I wonder")
    expect(box).to_be_focused()
    box.blur()
    expect(box).to_have_count(0)


def test_a_card_that_needs_consent_says_so_calmly(bench: Bench, people: People) -> None:
    bench.show(board_of(people.seat()))
    form = begin(bench, "Case study")
    form.get_by_role("textbox", name="Title").fill("Ratio in Year 8")
    form.get_by_role("button", name="Share with everyone").click()
    expect(form.get_by_role("status").last).to_contain_text("Before others see this")
    form.get_by_label("My colleagues agree").check()
    expect(form.get_by_role("status").last).to_contain_text("Saved")


def test_a_file_is_added_to_a_card(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(board_of(me))
    form = begin(bench, "Post")
    form.get_by_role("textbox", name="Title").fill("A map")
    form.locator("summary", has_text="Add files").click()
    picture = {"name": "map.pdf", "mimeType": "", "buffer": b"%PDF-1.7 invented"}
    form.get_by_label("Add files").set_input_files([picture])  # type: ignore[list-item]
    expect(form.get_by_text("map.pdf is added.")).to_be_visible()
    card = card_of(bench, "A map")
    card.get_by_text("Read all of it").click()
    expect(card.get_by_text("map.pdf")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE])
def test_a_small_phone_scrolls_one_way_and_every_target_is_large(
    size: tuple[int, int], open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=size)
    me = people.facilitator()
    post(people.seat(), "Half made" + "x" * 80)
    bench.show(board_of(me))
    begin(bench, "Strategy")
    bench.page.locator("summary", has_text="Choose by").click()
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for role in ("button", "combobox", "textbox", "searchbox"):
        for target in bench.page.get_by_role(role).all():  # type: ignore[arg-type]
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44


def test_a_board_taken_down_stops_listening(bench: Bench, people: People) -> None:
    activity = board_of(people.seat())
    bench.show(activity)
    begin(bench, "Post")
    assert bench.take_down(activity) == 0


def test_escape_closes_a_question_and_a_form_and_gives_the_focus_back(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    post(me, "Mine")
    post(people.seat(), "Theirs")
    bench.show(board_of(me))
    away = card_of(bench, "Mine").get_by_role("button", name="Take it away: Mine")
    away.click()
    expect(bench.page.get_by_role("button", name="Keep it")).to_be_focused()
    bench.page.keyboard.press("Escape")
    expect(away).to_be_focused()
    reply = card_of(bench, "Theirs").get_by_role("button", name="Reply to: Theirs")
    reply.click()
    box = bench.page.get_by_role("textbox", name="Your words")
    box.fill("Half a")
    box.press("Escape")
    expect(box).to_be_hidden()
    expect(reply).to_be_focused()


def test_who_hides_a_card_stays_at_it(bench: Bench, people: People) -> None:
    post(people.seat(), "Well said")
    bench.show(board_of(people.facilitator()))
    card = card_of(bench, "Well said")
    hide = card.get_by_role("button", name="Hide it from others: Well said")
    hide.click()
    card.get_by_role("textbox", name="Why?").press("Escape")
    expect(hide).to_be_focused()
    hide.click()
    card.get_by_role("textbox", name="Why?").fill("It names somebody")
    card.get_by_role("button", name="Hide it", exact=True).press("Enter")
    show = card.get_by_role("button", name="Show it to others again")
    expect(show).to_be_focused()
