"""A task in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.test_task import PDF, a_task
from tests.whole import whole
from toolkit.activities import Task, fields
from toolkit.model import LIMIT_EVIDENCE, LIMIT_FILES, ResponseKey
from toolkit.model.later import Later, later_name
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What the page does is the same whatever keeps the answers."""
    return sqlite_url


def shown_whole(bench: Bench, seat: Seat) -> Page:
    bench.show(attached(a_task(), seat))
    whole(bench.page.get_by_role("region", name="A shared picture"))
    return bench.page


def kept(seat: Seat, part: str) -> object:
    response = seat.response(WORKSHOP, f"shared-picture.{part}")
    return response.value if response else None


def saved(bench: Bench, *, times: int) -> None:
    expect(bench.page.get_by_text("Saved ")).to_have_count(times)


@pytest.fixture
def seat(people: People) -> Seat:
    return people.seat()


def test_fields_are_saved_one_by_one_and_counted(bench: Bench, seat: Seat) -> None:
    page = shown_whole(bench, seat)
    expect(page.get_by_text("0 of 5 parts answered")).to_be_visible()
    page.get_by_label("How we talked").fill("On paper")
    page.get_by_label("Cover", exact=True).check()
    expect(page.get_by_text("2 of 5 parts answered")).to_be_visible()
    saved(bench, times=2)
    assert kept(seat, "how") == "On paper"
    assert kept(seat, "support") == {"chosen": [1], "comment": ""}
    assert kept(seat, "agree") is None


def test_a_task_is_there_again_after_a_reload(bench: Bench, seat: Seat) -> None:
    page = shown_whole(bench, seat)
    page.get_by_label("How we talked").fill("On paper")
    page.get_by_label("Question, row 2").fill("When are you stuck?")
    saved(bench, times=2)
    bench.reload()
    expect(page.get_by_label("How we talked")).to_have_value("On paper")
    expect(page.get_by_label("Question, row 2")).to_have_value("When are you stuck?")


def test_entries_are_added_with_enter_and_removed(bench: Bench, seat: Seat) -> None:
    page = shown_whole(bench, seat)
    box = page.get_by_label("Where we agree", exact=True)
    for entry in ("purpose", "<b>homework</b> of $x^2$"):
        box.fill(entry)
        box.press("Enter")
    line = page.get_by_role("listitem").filter(has_text="<b>homework</b> of")
    expect(line.locator("math")).to_have_attribute("alttext", "x squared")
    page.get_by_role("button", name="Remove “purpose”").click()
    expect(box).to_be_focused()
    saved(bench, times=1)
    assert kept(seat, "agree") == [["<b>homework</b> of $x^2$"], []]


def test_an_entry_still_being_typed_is_kept(bench: Bench, seat: Seat) -> None:
    shown_whole(bench, seat)
    bench.page.get_by_label("Where we differ").first.fill("setting")
    saved(bench, times=1)
    assert kept(seat, "agree") == [[], ["setting"]]


def test_rows_are_added_and_a_filled_one_is_removed_with_care(
    bench: Bench, seat: Seat
) -> None:
    page = shown_whole(bench, seat)
    page.get_by_label("Question, row 1").fill("What helps?")
    page.get_by_role("button", name="Add a row").click()
    expect(page.get_by_label("Question, row 4")).to_be_focused()
    page.get_by_role("button", name="Remove row 4").click()
    expect(page.get_by_label("Question, row 4")).to_have_count(0)
    page.get_by_role("button", name="Remove row 1").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_label("Question, row 1")).to_have_value("What helps?")
    page.get_by_role("button", name="Remove row 1").click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_label("Question, row 1")).to_have_value("")


def test_who_sees_a_field_is_chosen_for_it_alone(bench: Bench, seat: Seat) -> None:
    bench.show(attached(a_task(), seat))
    bench.page.get_by_label("Who will see this").first.select_option("cohort")
    saved(bench, times=1)
    response = seat.response(WORKSHOP, "shared-picture.how")
    assert response is not None
    assert response.sharing == "cohort"


def test_a_file_is_added_and_removed_without_a_server(
    bench: Bench, seat: Seat, tmp_path: Path
) -> None:
    page = shown_whole(bench, seat)
    (tmp_path / "minutes.pdf").write_bytes(PDF)
    page.get_by_label("Add files").set_input_files(tmp_path / "minutes.pdf")
    expect(page.get_by_text("minutes.pdf is added.")).to_be_visible()
    saved(bench, times=1)
    page.get_by_role("button", name="Remove “minutes.pdf”").click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("No files yet.")).to_be_visible()
    assert seat.files.of(WORKSHOP, "shared-picture") == ()


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(
    bench: Bench, seat: Seat, tmp_path: Path
) -> None:
    shown_whole(bench, seat)
    (tmp_path / "film.pdf").write_bytes(bytes(LIMIT_EVIDENCE + 200_000))
    bench.page.get_by_label("Add files").set_input_files(tmp_path / "film.pdf")
    said = bench.page.get_by_text("film.pdf has 5.2 MB; the limit is 5 MB.")
    expect(said).to_be_visible()
    assert seat.files.of(WORKSHOP, "shared-picture") == ()


def test_how_many_more_there_is_room_for_counts_the_files_of_all_fields(
    bench: Bench, seat: Seat
) -> None:
    two = [fields.evidence("voices", "Voices"), fields.evidence("notes", "Notes")]
    for number in range(LIMIT_FILES - 3):
        seat.files.add(
            *(WORKSHOP, "two"),
            field="notes" if number % 2 else "voices",
            name=f"{number}.pdf",
            data=PDF,
        )
    task = Task("two", "Two", fields=two).at(WORKSHOP)
    bench.show(attached(task, seat))
    whole(bench.page.get_by_role("region", name="Two"))
    said = bench.page.get_by_text("There is room for 3 more files here.")
    expect(said).to_have_count(2)


def serve(bench: Bench, seat: Seat) -> list[str]:
    """Let the page think it was served; returns the tokens that uploads carried."""
    tokens: list[str] = []

    def receive(route: Route) -> None:
        tokens.append(route.request.headers["x-xsrftoken"])
        seat.files.add(
            WORKSHOP, "shared-picture", field="voices", name="minutes.pdf", data=PDF
        )
        route.fulfill(status=201, json={})

    address = f"**/base/evidence/{WORKSHOP}/shared-picture/voices*"
    bench.page.route(address, receive)
    bench.page.evaluate(
        """config => {
          document.cookie = "_xsrf=2|abc";
          const script = document.createElement("script");
          script.type = "application/json";
          script.id = "page-config";
          script.textContent = config;
          document.body.append(script);
        }""",
        json.dumps({"base": "/base/"}),
    )
    return tokens


def test_a_served_page_uploads_with_its_token_and_links_to_the_file(
    bench: Bench, seat: Seat, tmp_path: Path
) -> None:
    tokens = serve(bench, seat)
    page = shown_whole(bench, seat)
    (tmp_path / "minutes.pdf").write_bytes(PDF)
    page.get_by_label("Add files").set_input_files(tmp_path / "minutes.pdf")
    expect(page.get_by_text("minutes.pdf is added.")).to_be_visible()
    assert tokens == ["2|abc"]
    (file,) = seat.files.of(WORKSHOP, "shared-picture")
    link = page.get_by_role("link", name="minutes.pdf 1 kB (opens in a new tab)")
    expect(link).to_have_attribute("href", f"/base/evidence/{file.id}")


def test_what_the_server_refuses_is_said_in_its_words(
    bench: Bench, seat: Seat, tmp_path: Path
) -> None:
    serve(bench, seat)
    words = "This kind of file cannot be kept."

    def refuse(route: Route) -> None:
        route.fulfill(status=422, json={"message": words})

    bench.page.route("**/base/evidence/**", refuse)
    shown_whole(bench, seat)
    (tmp_path / "run.exe").write_bytes(b"MZ")
    bench.page.get_by_label("Add files").set_input_files(tmp_path / "run.exe")
    expect(bench.page.get_by_text(f"run.exe: {words}")).to_be_visible()
    # The browser itself notes the refusal in its console.
    assert "422" in bench.problems.pop()


def test_a_served_task_can_be_downloaded(bench: Bench, seat: Seat) -> None:
    serve(bench, seat)
    bench.show(attached(a_task(), seat))
    link = bench.page.get_by_role("link", name="Download this task as PDF")
    address = f"/base/download/{WORKSHOP}/shared-picture.pdf"
    expect(link).to_have_attribute("href", address)


def test_two_devices_in_dispute_lose_neither_version(
    open_bench: Callable[..., Bench], people: People, seat: Seat
) -> None:
    one, two = open_bench(), open_bench()
    one.show(attached(a_task(), seat))
    two.show(attached(a_task(), people.again(seat)))
    one.page.get_by_label("How we talked").fill("On paper")
    saved(one, times=1)
    two.page.get_by_label("How we talked").fill("Aloud")
    expect(two.page.get_by_text("Both versions are kept").first).to_be_visible()
    two.page.get_by_role("button", name="Use this one").last.click()
    expect(two.page.get_by_label("How we talked")).to_have_value("On paper")
    key = ResponseKey(seat.cohort.id, seat.person.id, WORKSHOP, "shared-picture.how")
    values = {r.value for r in people.store.responses.history(key)}
    assert values == {"On paper", "Aloud"}


def test_a_small_phone_needs_no_sideways_scrolling(
    open_bench: Callable[..., Bench], seat: Seat
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(attached(a_task(), seat))
    expect(bench.page.get_by_label("How we talked")).to_be_visible()
    assert bench.page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE[0]


def test_a_task_leaves_nothing_behind(bench: Bench, seat: Seat) -> None:
    task = attached(a_task(), seat)
    bench.show(task)
    expect(bench.page.get_by_label("How we talked")).to_be_visible()
    assert bench.take_down(task) == 0


def test_a_later_day_stands_in_place_of_the_one_it_was_due(
    bench: Bench, people: People
) -> None:
    seat, task = people.seat(), a_task()
    later = Later(date(2023, 2, 3), "Take your time.", "Facilitator 1")
    name = later_name(WORKSHOP, task.name)
    people.store.choices.choose(seat.seating.id, name, later.told(), at=seat.now())
    bench.show(attached(task, seat))
    due = bench.page.locator(".ws-due")
    expect(due).to_have_text("You have until Friday 3 February 2023.")
    expect(bench.page.get_by_text("Facilitator 1: Take your time.")).to_be_visible()


def test_more_time_is_asked_for_said_and_taken_back(bench: Bench, seat: Seat) -> None:
    page = shown_whole(bench, seat)
    page.get_by_text("More time, or help").click()
    page.get_by_label("Until which day").fill("2030-02-15")
    page.get_by_label("Why (optional)").fill("Two of us were away")
    asked = page.get_by_text("You have asked for time until")
    expect(asked).to_contain_text("15 February 2030")
    saved(bench, times=1)
    assert kept(seat, "more-time") == {
        "day": "2030-02-15",
        "why": "Two of us were away",
    }
    assert (
        seat.responses(WORKSHOP)["shared-picture.more-time"].sharing == "facilitators"
    )
    bench.reload()
    # What is asked stands open when the page is opened again.
    expect(page.get_by_label("Until which day")).to_have_value("2030-02-15")
    page.get_by_role("button", name="Take it back: I need no more time").click()
    expect(asked).to_be_hidden()
    expect(page.get_by_label("Until which day")).to_be_focused()
    saved(bench, times=1)
    assert kept(seat, "more-time") == {"day": "", "why": ""}
    page.get_by_label("Until which day").fill("2020-01-01")
    expect(page.get_by_text("That day is over.")).to_be_visible()
    assert kept(seat, "more-time") == {"day": "", "why": ""}


def test_what_is_in_the_way_is_said_to_the_facilitators(
    bench: Bench, seat: Seat
) -> None:
    page = shown_whole(bench, seat)
    page.get_by_text("More time, or help").click()
    page.get_by_label("What keeps you from doing this task").fill("No cover")
    saved(bench, times=1)
    kept_so = seat.responses(WORKSHOP)["shared-picture.in-the-way"]
    assert (kept_so.value, kept_so.sharing) == ({"text": "No cover"}, "facilitators")
    page.get_by_role("button", name="Take it back: nothing is in the way").click()
    saved(bench, times=1)
    assert kept(seat, "in-the-way") == {"text": ""}
