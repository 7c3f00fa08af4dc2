"""All that somebody has made, what of it goes into a document, and what for."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.harness import PHONE, SMALL_PHONE, Bench
from toolkit.activities import Coverage, Portfolio
from toolkit.errors import AnswerError
from toolkit.model import JSON, PROGRAMME, Sharing
from toolkit.model.contents import Asked
from toolkit.model.lines import Change, Words
from toolkit.programme import Programme
from toolkit.seat import Seat

ONE = "workshop1_launch"
WRITES = (f"write-{number}" for number in count())
LEVELS = {"sharing_levels": [{"value": "private", "label": "Only me"}]}


def asked(
    name: str,
    prompt: str,
    *,
    workshop: str = ONE,
    kind: str = "reflection",
    outcomes: tuple[str, ...] = (),
    parts: tuple[str, ...] = ("",),
) -> Asked:
    return Asked(workshop, name, kind, prompt, "", outcomes, parts, LEVELS)


def contents() -> list[tuple[str, tuple[Asked, ...]]]:
    plan = asked("action-plan", "My action plan", workshop=PROGRAMME)
    first = (
        asked("hope", "What do you hope for?", outcomes=("PU1", "CO1")),
        asked("worry", "What worries you?", outcomes=("PU1",)),
        asked("task", "A shared picture", kind="task", parts=("a", "b")),
        plan,
    )
    again = asked("recall-hope", "Your hope", workshop="workshop2", kind="recall")
    return [(ONE, first), ("workshop2", (again, plan))]


def save(
    seat: Seat,
    activity: str,
    value: JSON,
    *,
    workshop: str = ONE,
    sharing: Sharing = Sharing.PRIVATE,
) -> None:
    found = seat.response(workshop, activity)
    seat.save(
        workshop,
        activity,
        value,
        sharing=sharing,
        based_on=found.version if found else 0,
        write=next(WRITES),
        prompt="",
    )


def portfolio_of(programme: Programme) -> Portfolio:
    return Portfolio(programme.workshops, contents=contents).at("portfolio")


def coverage_of(programme: Programme) -> Coverage:
    return Coverage(programme.outcomes, contents=contents).at("portfolio")


@pytest.fixture
def author(people: People) -> Seat:
    """Somebody who has made a little of everything."""
    seat = people.seat()
    save(seat, "hope", {"texts": ["That they <i>explain</i>"]}, sharing=Sharing.COHORT)
    save(seat, "task.a", "The first part")
    save(seat, "action-plan", {"hope": "Talk"}, workshop=PROGRAMME)
    save(seat, "mark.worry", {"bookmarked": True, "note": "Come back to this"})
    return seat


def test_everything_answered_stands_with_its_words_its_level_and_its_place(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    hope = bench.page.get_by_role("listitem").filter(has_text="What do you hope for?")
    expect(hope.get_by_text("That they <i>explain</i>")).to_be_visible()
    expect(hope.get_by_text("Everyone in the cohort")).to_be_visible()
    expect(hope.get_by_role("link")).to_have_attribute(
        "href", "workshop/workshop1_launch#activity-hope"
    )
    task = bench.page.get_by_role("listitem").filter(has_text="A shared picture")
    expect(task.get_by_text("1 of 2 parts")).to_be_visible()


def test_what_a_group_wrote_together_is_its_members_too(
    people: People, programme: Programme
) -> None:
    page = asked("causes", "What are the causes?", kind="group_page")
    made = Portfolio(programme.workshops, contents=lambda: [(ONE, (page,))]).at(
        "portfolio"
    )
    seat = people.seat(group="Group 1")
    group = seat.groups.mine(ONE, "causes")
    assert group is not None
    line = Change("a", Words("We talk too little"), 0, write="w", after="")
    seat.pages.write(ONE, "causes", group=group.id, change=line)
    attached(made, seat)
    groups = {each["part"]: each for each in made.room["groups"]}
    (shown,) = groups[ONE]["made"]
    assert (shown["title"], shown["words"]) == (page.prompt, "We talk too little")


def test_what_is_empty_is_one_quiet_line(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    expect(bench.page.get_by_text("2 of 3 answered")).to_be_visible()
    expect(bench.page.get_by_text("1 is still empty.")).to_be_visible()
    worry = bench.page.get_by_role("region", name="Bookmarks and private notes")
    expect(bench.page.get_by_text("What worries you?")).to_have_count(1)
    expect(worry.get_by_text("What worries you?")).to_be_visible()


def test_what_lasts_all_year_is_found_where_it_was_asked_last(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    bench.page.get_by_role("heading", name="All year").click()
    plan = bench.page.get_by_role("link", name="My action plan")
    expect(plan).to_have_attribute("href", "workshop/workshop2#activity-action-plan")


def test_where_nothing_lasts_all_year_nothing_is_said_of_it(
    author: Seat, programme: Programme
) -> None:
    own = [(ONE, (asked("hope", "What do you hope for?"),)), ("workshop2", ())]
    portfolio = Portfolio(programme.workshops, contents=lambda: own).at("portfolio")
    groups = attached(portfolio, author).room["groups"]
    assert [one["part"] for one in groups][:2] == [ONE, "workshop2"]


def test_bookmarks_and_notes_are_listed_with_the_way_to_their_place(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    marks = bench.page.get_by_role("region", name="Bookmarks and private notes")
    expect(marks.get_by_text("Come back to this")).to_be_visible()
    expect(marks.get_by_role("link", name="What worries you?")).to_have_attribute(
        "href", "workshop/workshop1_launch#activity-worry"
    )


def test_unless_something_is_chosen_everything_goes_into_the_document(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    expect(bench.page.get_by_text("Everything you have made goes in.")).to_be_visible()
    document = bench.page.get_by_role("link", name="Make my portfolio (PDF)")
    expect(document).to_have_attribute("href", "download/portfolio.pdf")


def test_what_is_chosen_goes_into_the_document_and_is_remembered(
    bench: Bench, people: People, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    bench.page.get_by_role("button", name="Choose what goes in it").click()
    bench.page.get_by_label("Put in: What do you hope for?").check()
    bench.page.get_by_label("All of “All year”").check()
    expect(bench.page.get_by_text("2 parts that you chose go in.")).to_be_visible()
    expect(bench.page.get_by_label("Put in: My action plan")).to_be_disabled()
    expect(bench.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    bench.page.wait_for_function("() => !Object.keys(localStorage).length")
    kept = author.response("portfolio", "portfolio")
    assert kept is not None
    assert kept.sharing is Sharing.PRIVATE
    assert kept.value == {"include": [f"{ONE}/hope", "programme"]}
    bench.show(attached(portfolio_of(programme), people.again(author)))
    document = bench.page.get_by_role("link", name="Make my portfolio (PDF)").last
    expect(document).to_have_attribute(
        "href",
        "download/portfolio.pdf?include=workshop1_launch%2Fhope&include=programme",
    )


def test_a_whole_workshop_takes_the_place_of_its_single_answers(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    bench.page.get_by_role("button", name="Choose what goes in it").click()
    bench.page.get_by_label("Put in: What do you hope for?").check()
    bench.page.get_by_label(re.compile("All of “Workshop 1")).check()
    expect(bench.page.get_by_text("1 part that you chose goes in.")).to_be_visible()
    bench.page.get_by_role("button", name="Put everything in again").click()
    expect(bench.page.get_by_text("Everything you have made goes in.")).to_be_visible()


def test_the_focus_stays_on_the_box_that_was_ticked(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(portfolio_of(programme), author))
    bench.page.get_by_role("button", name="Choose what goes in it").click()
    box = bench.page.get_by_label("Put in: What do you hope for?")
    box.focus()
    bench.page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()


@pytest.mark.parametrize(
    "value", [{"include": ["elsewhere"]}, {"include": "all"}, {"include": [1]}, []]
)
def test_only_parts_that_there_are_can_be_chosen(
    programme: Programme, value: JSON
) -> None:
    with pytest.raises(AnswerError):
        portfolio_of(programme).check(value, part="")


def test_coverage_says_how_often_and_where_next(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    bench.show(attached(coverage_of(programme), author))
    bench.page.get_by_text("Every outcome, and where to go next").click()
    table = bench.page.get_by_role("table")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Outcome", "Worked on", "Next"]
    pupils = table.get_by_role("row").filter(has_text="PU1")
    expect(pupils.get_by_text("1 of 2")).to_be_visible()
    expect(pupils.get_by_role("link", name="What worries you?")).to_be_visible()
    community = table.get_by_role("row").filter(has_text="CO1")
    expect(community.get_by_text("All answered")).to_be_visible()
    expect(bench.page.get_by_text("worked on 2 of 18 outcomes")).to_be_visible()


def test_coverage_follows_an_answer(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    coverage = attached(coverage_of(programme), author)
    bench.show(coverage)
    bench.page.get_by_text("Every outcome, and where to go next").click()
    save(author, "worry", {"texts": ["A worry"]})
    bench.catch_up(coverage)
    pupils = bench.page.get_by_role("row").filter(has_text="PU1")
    expect(pupils.get_by_text("2 of 2")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["phone", "small phone"])
def test_nothing_scrolls_sideways(
    open_bench: Callable[..., Bench],
    author: Seat,
    programme: Programme,
    size: tuple[int, int],
) -> None:
    bench = open_bench(size=size)
    shown: list[Any] = [portfolio_of(programme), coverage_of(programme)]
    bench.show(*(attached(one, author) for one in shown))
    bench.page.get_by_role("button", name="Choose what goes in it").click()
    bench.page.get_by_text("Every outcome, and where to go next").click()
    wide = bench.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]
    expect(bench.page.get_by_role("columnheader", name="Worked on")).to_have_count(1)


def test_a_page_that_is_left_listens_no_longer(
    bench: Bench, author: Seat, programme: Programme
) -> None:
    for shown in (portfolio_of(programme), coverage_of(programme)):
        bench.show(attached(shown, author))
        assert bench.take_down(shown) == 0
