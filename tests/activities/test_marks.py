"""A bookmark and a private note on any activity, for its author alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import SMALL_PHONE, Bench
from toolkit.activities import Activity, Marks, PenPicture, Reflection
from toolkit.errors import AnswerError, AuthoringError
from toolkit.model import Sharing
from toolkit.model.names import check_name
from toolkit.seat import Seat


def hope() -> Reflection:
    return Reflection("hope", "What do you hope for?").at(WORKSHOP)


def worry() -> Reflection:
    return Reflection("worry", "What worries you?").at(WORKSHOP)


def marks() -> Marks:
    return Marks(lambda: ["hope", "worry"]).at(WORKSHOP)


def page_of(seat: Seat) -> list[Activity]:
    return [attached(one, seat) for one in (hope(), worry(), marks())]


def opened(activity: Locator) -> Locator:
    """*activity* with all that there is more of its answer."""
    activity.get_by_role("button", name="More").click()
    return activity


def test_every_activity_of_the_page_gets_its_own(bench: Bench, people: People) -> None:
    seat = people.seat()
    every = Marks(lambda: ["hope", "worry", "pen-picture"]).at(WORKSHOP)
    bench.show(*(attached(one, seat) for one in (hope(), worry(), PenPicture(), every)))
    for prompt in ("What do you hope for?", "What worries you?", "My pen picture"):
        activity = opened(bench.page.get_by_role("region", name=prompt))
        expect(activity.get_by_role("button", name="Bookmark")).to_be_visible()
        expect(activity.get_by_role("button", name="Private note")).to_be_visible()


def test_marks_come_to_activities_that_are_drawn_later(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(attached(marks(), seat))
    bench.show(attached(hope(), seat))
    opened(bench.page.get_by_role("region"))
    expect(bench.page.get_by_role("button", name="Bookmark")).to_have_count(1)


def test_a_bookmark_is_kept_privately_and_found_again(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(*page_of(seat))
    activity = opened(bench.page.get_by_role("region", name="What do you hope for?"))
    activity.get_by_role("button", name="Bookmark").click()
    expect(activity.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    kept = seat.response(WORKSHOP, "mark.hope")
    assert kept is not None
    assert kept.value == {"bookmarked": True, "note": ""}
    assert kept.sharing is Sharing.PRIVATE
    bench.show(*page_of(people.again(seat)))
    again = opened(bench.page.get_by_role("region", name="What do you hope for?").last)
    bookmark = again.get_by_role("button", name="Bookmark")
    expect(bookmark).to_have_attribute("aria-pressed", "true")


def test_a_note_is_written_with_the_keyboard_alone(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(*page_of(seat))
    activity = opened(bench.page.get_by_role("region", name="What worries you?"))
    activity.get_by_role("button", name="Private note").focus()
    bench.page.keyboard.press("Enter")
    bench.page.keyboard.type("Ask the second in department")
    expect(activity.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    kept = seat.response(WORKSHOP, "mark.worry")
    assert kept is not None
    assert kept.value["note"] == "Ask the second in department"
    expect(activity.get_by_role("button", name="My private note")).to_be_visible()


def test_a_note_that_was_not_sent_is_there_after_a_reload(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(*page_of(seat))
    bench.disconnect()
    activity = opened(bench.page.get_by_role("region", name="What worries you?"))
    activity.get_by_role("button", name="Private note").click()
    activity.get_by_label("Private note: only you ever see it").fill("Typed offline")
    bench.reload()
    bench.connect()
    opened(activity).get_by_role("button", name="My private note").click()
    note = activity.get_by_label("Private note: only you ever see it")
    expect(note).to_have_value("Typed offline")


def test_a_bookmark_and_a_note_of_one_activity_do_not_undo_each_other(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(*page_of(seat))
    activity = opened(bench.page.get_by_role("region", name="What do you hope for?"))
    activity.get_by_role("button", name="Bookmark").click()
    activity.get_by_role("button", name="Private note").click()
    activity.get_by_label("Private note: only you ever see it").fill("And this")
    expect(activity.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    bench.page.wait_for_function("() => !Object.keys(localStorage).length")
    kept = seat.response(WORKSHOP, "mark.hope")
    assert kept is not None
    assert kept.value == {"bookmarked": True, "note": "And this"}


@pytest.mark.parametrize("level", ["facilitators", "group", "cohort", "", None, 1])
def test_no_page_can_share_a_mark(people: People, level: object) -> None:
    seat = people.seat()
    widget = attached(marks(), seat)
    told: list[dict[str, object]] = []
    widget.send = told.append
    value = {"bookmarked": True, "note": "Mine"}
    message = {"do": "save", "part": "hope", "value": value, "sharing": level}
    widget._receive(widget, {**message, "based_on": 0, "write": "one"}, [])
    assert "refused" in told[0]
    assert seat.response(WORKSHOP, "mark.hope") is None


@pytest.mark.parametrize(
    "level", [one for one in Sharing if one is not Sharing.PRIVATE]
)
def test_the_seat_itself_refuses_to_share_a_mark(
    people: People, level: Sharing
) -> None:
    seat = people.seat()
    with pytest.raises(AnswerError, match="for you alone"):
        seat.save(
            WORKSHOP, "mark.hope", {}, sharing=level, based_on=0, write="w", prompt=""
        )
    assert seat.response(WORKSHOP, "mark.hope") is None


def test_a_mark_of_another_shape_is_refused() -> None:
    for value in ([], {"bookmarked": "yes"}, {"note": 3}, {"note": "x" * 4_001}):
        with pytest.raises(AnswerError):
            marks().check(value, part="hope")


def test_no_activity_may_be_called_like_a_mark() -> None:
    with pytest.raises(AuthoringError, match="my-mark"):
        check_name("mark")


def test_a_small_phone_has_room_and_large_enough_buttons(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(*page_of(people.seat()))
    opened(bench.page.get_by_role("region").first)
    for name in ("More", "Bookmark", "Private note"):
        box = bench.page.get_by_role("button", name=name).first.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    wide = bench.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= SMALL_PHONE[0]


def test_marks_that_are_taken_down_leave_nothing_behind(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    shown = page_of(seat)
    bench.show(*shown)
    opened(bench.page.get_by_role("region").first)
    bench.page.get_by_role("button", name="Bookmark").first.click()
    assert bench.take_down(shown[-1]) == 0
    expect(bench.page.get_by_role("button", name="Bookmark")).to_have_count(0)


def test_more_says_that_there_is_a_mark_while_it_is_closed(
    bench: Bench, people: People
) -> None:
    bench.show(*page_of(people.seat()))
    activity = opened(bench.page.get_by_role("region", name="What worries you?"))
    more = activity.get_by_role("button", name="More", exact=True)
    expect(more).to_have_attribute("aria-expanded", "true")
    activity.get_by_role("button", name="Bookmark").click()
    activity.get_by_role("button", name="Private note").click()
    bench.page.keyboard.type("Ask at home")
    for _ in range(2):  # the note, and then all
        bench.page.keyboard.press("Escape")
    marked = activity.get_by_role("button", name="More (marked, with a note)")
    expect(marked).to_be_focused()
    expect(activity.get_by_role("button", name="Bookmark")).to_have_count(0)
