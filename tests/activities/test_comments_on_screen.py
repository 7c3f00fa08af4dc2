"""What readers say beside an answer: folded in its card, and under one's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import People, attached
from tests.activities.examples import discussion, reflection
from tests.activities.harness import Bench
from tests.activities.talking import save
from tests.activities.test_others_on_screen import counted, hope
from toolkit.activities import Activity
from toolkit.seat import Seat

pytestmark = pytest.mark.browser
EMPTY = "Nobody has commented yet. Say what you noticed, or ask one question."


def shown(bench: Bench, seat: Seat) -> Activity:
    activity = counted(attached(reflection(), seat))
    bench.show(activity)
    return activity


def card(bench: Bench, name: str, fold: str = "From the cohort (1)") -> Locator:
    bench.page.get_by_text(fold).click()
    return bench.page.get_by_role("article", name=name)


def say(place: Locator, words: str, *, box: str = "Your comment") -> None:
    place.get_by_label(box).fill(words)
    button = "Reply" if box == "Your reply" else "Comment"
    place.get_by_role("button", name=button, exact=True).click()


def test_a_comment_stands_below_the_answer_and_reaches_its_author(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    hope(author, "That they ask", sharing="cohort")
    shown(bench, reader)
    answer = card(bench, "Participant 1")
    answer.get_by_text("Comment on this").click()
    expect(answer.get_by_text(EMPTY)).to_be_visible()
    say(answer, "How did **you** begin with $x^2$?")
    comment = answer.get_by_role("listitem")
    expect(comment).to_contain_text("Participant 2")
    expect(comment.get_by_role("strong").last).to_have_text("you")
    expect(comment.locator("math")).to_have_count(1)
    expect(answer.get_by_text("Comments (1)")).to_be_visible()
    expect(answer.get_by_label("Your comment")).to_have_value("")
    expect(answer.get_by_text(EMPTY)).to_have_count(0)
    assert counted(attached(reflection(), author)).comments["mine"]["count"] == 1


def test_an_author_reads_and_answers_what_others_say(
    bench: Bench, people: People
) -> None:
    author, reader = people.seat(), people.seat()
    hope(author, "That they ask", sharing="cohort")
    speak(reader, author, "How did you begin?")
    shown(bench, author)
    bench.page.get_by_text("Comments on your answer (1)").click()
    place = bench.page.get_by_role("group").filter(has_text="Comments on your answer")
    expect(place.get_by_text("How did you begin?")).to_be_visible()
    say(place, "With one question.", box="Your reply")
    expect(bench.page.get_by_text("Comments on your answer (2)")).to_be_visible()
    expect(bench.page.get_by_role("listitem").last).to_contain_text("With one question")


def speak(reader: Seat, author: Seat, words: str) -> None:
    from toolkit.seat.comments import Place
    from toolkit.seat.others import called

    place = Place("workshop1_launch", "hope", ["hope"])
    about = called(author.cohort.id, author.person.id)
    reader.comments.write(place, about, text=words, write=words[:8].replace(" ", "-"))


_ = (discussion, save)
