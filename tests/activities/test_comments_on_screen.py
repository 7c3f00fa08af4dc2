"""What readers say beside an answer: folded in its card, and under one's own."""

from __future__ import annotations

from itertools import count

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import discussion, reflection, waterfall
from tests.activities.harness import Bench
from tests.activities.talking import save
from tests.activities.talking import say as tell
from tests.activities.test_others_on_screen import counted, hope
from toolkit.activities import Activity
from toolkit.seat import Seat
from toolkit.seat.comments import MINE, Place
from toolkit.seat.others import called

pytestmark = pytest.mark.browser
EMPTY = "Nobody has commented yet. Say what you noticed, or ask one question."
_writes = count(1)


def shown(bench: Bench, seat: Seat) -> Activity:
    activity = counted(attached(reflection(), seat))
    bench.show(activity)
    return activity


def speak(reader: Seat, author: Seat, words: str, *, name: str = "hope") -> None:
    """Say something from another page."""
    about = called(author.cohort.id, author.person.id)
    place = Place(WORKSHOP, name, [name])
    reader.comments.write(place, about, text=words, write=f"c{next(_writes)}")


def card(bench: Bench, name: str, fold: str = "From the cohort (1)") -> Locator:
    bench.page.get_by_text(fold).click()
    return bench.page.get_by_role("article", name=name)


def write(place: Locator, words: str) -> None:
    place.get_by_label("Your comment").fill(words)
    place.get_by_role("button", name="Comment", exact=True).click()


def opened(bench: Bench, author: Seat, reader: Seat) -> Locator:
    """What *author* hopes, as *reader* has it, open for comments."""
    hope(author, "That they ask", sharing="cohort")
    shown(bench, reader)
    answer = card(bench, "Participant 1")
    answer.get_by_text("Comment on this").click()
    return answer


def test_a_comment_stands_below_the_answer_and_its_author_is_told(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    answer = opened(bench, author, reader)
    expect(answer.get_by_text(EMPTY)).to_be_visible()
    said = "How did **you** begin with $x^2$? <b>So</b>"
    answer.get_by_label("Your comment").fill(said)
    preview = answer.get_by_text("How it will read")
    expect(preview).to_be_visible()
    write(answer, said)
    comment = answer.get_by_role("listitem")
    expect(comment).to_contain_text("Participant 2 · Example School")
    expect(comment.get_by_role("strong").last).to_have_text("you")
    expect(comment.locator("math")).to_have_count(1)
    expect(comment).to_contain_text("<b>So</b>")
    expect(answer.get_by_text("Comments (1)")).to_be_visible()
    expect(answer.get_by_label("Your comment")).to_have_value("")
    expect(preview).not_to_be_visible()
    expect(answer.get_by_text(EMPTY)).to_have_count(0)
    mine = counted(attached(reflection(), author)).comments
    assert {about: one["count"] for about, one in mine.items()} == {MINE: 1}


def test_an_author_reads_and_answers_what_others_say(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    hope(author, "That they ask", sharing="cohort")
    speak(reader, author, "How did you begin?")
    shown(bench, author)
    bench.page.get_by_text("Comments on your answer (1)").click()
    expect(bench.page.get_by_text("How did you begin?")).to_be_visible()
    bench.page.get_by_label("Your reply").fill("With one question.")
    bench.page.get_by_role("button", name="Reply", exact=True).click()
    expect(bench.page.get_by_text("Comments on your answer (2)")).to_be_visible()
    last = bench.page.get_by_role("listitem").last
    expect(last).to_contain_text("With one question.")
    expect(last).to_contain_text("Participant 1")


def test_nothing_stands_under_an_answer_that_is_shared_with_nobody(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    hope(author, "That they ask", sharing="cohort")
    speak(reader, author, "How did you begin?")
    mine = shown(bench, author)
    fold = bench.page.get_by_text("Comments on your answer (1)")
    expect(fold).to_be_visible()
    hope(people.again(author), "That they ask", sharing="private")
    bench.catch_up(mine)
    expect(fold).to_be_hidden()
    hope(people.again(author), "That they ask", sharing="group")
    bench.catch_up(mine)
    expect(fold).to_be_visible()


def test_what_is_said_meanwhile_appears_where_it_is_open_and_only_counts_elsewhere(
    bench: Bench, people: People
) -> None:
    author, reader, third = people.seat(), people.seat(), people.seat()
    hope(author, "That they ask", sharing="cohort")
    mine = shown(bench, reader)
    answer = card(bench, "Participant 1")
    speak(third, author, "First of all")
    bench.catch_up(counted(mine))
    answer.get_by_text("Comments (1)").click()
    expect(answer.get_by_text("First of all")).to_be_visible()
    answer.get_by_label("Your comment").fill("Half a")
    speak(third, author, "Second")
    bench.catch_up(counted(mine))
    expect(answer.get_by_role("listitem")).to_have_count(2)
    expect(answer.get_by_role("listitem").last).to_contain_text("Second")
    expect(answer.get_by_label("Your comment")).to_have_value("Half a")
    expect(answer.get_by_label("Your comment")).to_be_focused()


def test_a_comment_can_be_taken_back_after_a_question(
    bench: Bench, people: People
) -> None:
    author, reader, third = people.seat(), people.seat(), people.seat()
    hope(author, "That they ask", sharing="cohort")
    speak(third, author, "Not mine to take")
    shown(bench, reader)
    answer = card(bench, "Participant 1")
    answer.get_by_text("Comments (1)").click()
    expect(answer.get_by_text("Not mine to take")).to_be_visible()
    expect(answer.get_by_role("button", name="Remove")).to_have_count(0)
    write(answer, "I did not mean it")
    answer.get_by_role("button", name="Take back: Participant 2").click()
    answer.get_by_role("button", name="Keep it").click()
    expect(answer.get_by_text("I did not mean it")).to_be_visible()
    answer.get_by_role("button", name="Take back: Participant 2").click()
    answer.get_by_role("button", name="Take back", exact=True).click()
    expect(answer.get_by_text("I did not mean it")).to_have_count(0)
    expect(answer.get_by_text("Comments (1)")).to_be_visible()
    assert bench.page.evaluate("document.activeElement !== document.body")


def test_author_and_facilitator_remove_what_somebody_else_said(
    open_bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    facilitator = people.facilitator()
    hope(author, "That they ask", sharing="cohort")
    for one, fold, comments in (
        (author, "", "Comments on your answer (1)"),
        (facilitator, "Shared with you (1)", "Comments (1)"),
    ):
        bench = open_bench()
        speak(reader, author, "Rather rude")
        shown(bench, one)
        if fold:
            bench.page.get_by_text(fold).click()
        bench.page.get_by_text(comments).click()
        bench.page.get_by_role("button", name="Remove: Participant 2").click()
        bench.page.get_by_role("button", name="Remove", exact=True).click()
        expect(bench.page.get_by_text("Rather rude")).to_have_count(0)
        assert counted(attached(reflection(), author)).comments == {}


def test_half_a_comment_outlives_a_reload_and_is_gone_once_it_is_kept(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    answer = opened(bench, author, reader)
    answer.get_by_label("Your comment").fill("Half a thou")
    bench.reload()
    answer = card(bench, "Participant 1")
    answer.get_by_text("Comment on this").click()
    expect(answer.get_by_label("Your comment")).to_have_value("Half a thou")
    answer.get_by_role("button", name="Comment", exact=True).click()
    expect(answer.get_by_role("listitem")).to_contain_text("Half a thou")
    assert bench.page.evaluate("Object.keys(localStorage)") == []


def test_a_comment_that_may_have_been_kept_is_not_said_twice(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    answer = opened(bench, author, reader)
    expect(answer.get_by_text(EMPTY)).to_be_visible()
    bench.lose_replies = True
    write(answer, "Once only")
    bench.settle()
    bench.lose_replies = False
    bench.reload()
    answer = card(bench, "Participant 1")
    answer.locator("summary").click()
    expect(answer.get_by_label("Your comment")).to_have_value("Once only")
    answer.get_by_role("button", name="Comment", exact=True).click()
    expect(answer.get_by_label("Your comment")).to_have_value("")
    expect(answer.get_by_role("listitem")).to_have_count(1)


def test_what_cannot_be_kept_is_said_and_stays(bench: Bench, people: People) -> None:
    author, reader = people.seat(), people.seat()
    answer = opened(bench, author, reader)
    write(answer, " ")
    expect(answer.get_by_text("Write a few words first.")).to_be_visible()
    write(answer, "x" * 2001)
    told = "This is 2,001 characters long; the limit is 2,000."
    expect(answer.get_by_text(told)).to_be_visible()
    expect(answer.get_by_label("Your comment")).to_have_value("x" * 2001)
    hope(author, "That they ask", sharing="private")
    write(answer, "Too late")
    expect(answer.get_by_text("no longer shared with you")).to_be_visible()
    expect(answer.get_by_label("Your comment")).to_have_value("Too late")
    expect(answer.get_by_role("listitem")).to_have_count(0)


def test_cards_of_a_discussion_are_commented_on(bench: Bench, people: People) -> None:
    author, reader = people.seat(), people.seat()
    talk = discussion()
    save(attached(talk, author), {"choice": None, "text": "Ours"}, sharing="cohort")
    bench.show(counted(attached(discussion(), reader)))
    answer = bench.page.get_by_role("region", name="What others share")
    answer.get_by_text("Comment on this").click()
    write(answer, "Which hour?")
    expect(answer.get_by_text("Which hour?")).to_be_visible()
    expect(answer.get_by_text("Comments (1)")).to_be_visible()
    assert counted(attached(discussion(), author)).comments[MINE]["count"] == 1


def test_who_is_led_to_a_comment_finds_it_open_however_old_its_card(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    for seat in (author, *(people.seat() for _ in range(4))):
        answer = {"choice": None, "text": f"By {seat.person.name}"}
        save(attached(discussion(), seat), answer, sharing="cohort")
    speak(reader, author, "Which hour?", name="talk")
    about = called(author.cohort.id, author.person.id)
    bench.page.evaluate(f"location.hash = 'activity-talk~{about}'")
    bench.show(counted(attached(discussion(), reader)))
    expect(bench.page.get_by_text("Which hour?")).to_be_in_viewport()
    fold = bench.page.locator("summary", has_text="Comments (1)")
    expect(fold).to_be_focused()


def test_a_wall_that_waits_has_nothing_to_comment_on_yet(people: People) -> None:
    author, reader = people.seat(), people.seat()
    save(attached(waterfall(), author), {"text": "Ours"}, sharing="cohort")
    wall = attached(waterfall(), reader)
    about = called(author.cohort.id, author.person.id)
    asked = {"about": about, "write": "w1"}
    (reply,) = tell(wall, {"do": "comments", **asked})
    assert "refused" in reply
    facilitator = attached(waterfall(), people.facilitator())
    tell(facilitator, {"do": "reveal", "revealed": True, "write": "w2"})
    for event in reader.changes():
        wall.on_event(event)
    (reply,) = tell(wall, {"do": "comments", **asked})
    assert reply["comments"] == []


def test_thanks_are_one_press_and_one_press_takes_them_back(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    answer = opened(bench, author, reader)
    answer.get_by_role("button", name="Say thank you").click()
    back = answer.get_by_role("button", name="Take my thanks back")
    expect(back).to_be_visible()
    expect(answer.get_by_text("says thank you.")).to_be_visible()
    (thanks,) = author.comments.on(Place(WORKSHOP, "hope", ["hope"]), MINE)
    assert thanks.thanks
    back.click()
    expect(answer.get_by_role("button", name="Say thank you")).to_be_visible()
    expect(answer.get_by_text("says thank you.")).to_have_count(0)
