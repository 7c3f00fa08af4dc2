"""The line beside an answer: who sees it, whether it is kept, what it was before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import discussion, reflection
from tests.activities.harness import PHONE, Bench
from tests.activities.shared import arrange, group_of, open_page
from tests.activities.talking import save
from toolkit.activities import Activity, Marks, Pacing, Reflection
from toolkit.model import PROGRAMME, Sharing
from toolkit.model.pace import open_section
from toolkit.seat import Seat

pytestmark = pytest.mark.browser

BEGIN = datetime(2022, 11, 7, 13, tzinfo=UTC)
GROUP = "My group and the facilitators"
COHORT = "Everyone in the cohort"
LINE = "[...document.querySelectorAll('.ws-foot-line')].map((one) => one.offsetHeight)"


def chooser(bench: Bench) -> Locator:
    return bench.page.get_by_label("Who will see this")


def levels(bench: Bench) -> list[str]:
    return chooser(bench).get_by_role("option").all_inner_texts()


def writes(seat: Seat, *texts: str) -> Activity:
    """*texts*, each saved on its own, as whoever was long away between them."""
    activity = attached(reflection(), seat)
    for text in texts:
        save(activity, {"texts": [text, ""]})
    return activity


# -- one line ------------------------------------------------------------------------


@pytest.mark.parametrize("level", Sharing)
def test_on_a_phone_it_is_one_line_high(
    open_bench: Callable[..., Bench], people: People, level: Sharing
) -> None:
    seat = people.seat(group="Group 1")
    activity = attached(reflection(), seat)
    save(activity, {"texts": ["Talk", ""]}, sharing=level.value)
    bench = open_bench(size=PHONE)
    bench.show(activity, attached(Marks(lambda: ["hope"]).at(WORKSHOP), seat))
    expect(bench.page.get_by_role("button", name="More")).to_be_visible()
    [height] = bench.page.evaluate(LINE)
    assert height <= 48


def test_more_is_not_there_while_there_is_nothing_more(
    bench: Bench, people: People
) -> None:
    bench.show(attached(reflection(), people.seat()))
    expect(chooser(bench)).to_be_visible()
    expect(bench.page.get_by_role("button", name="More")).to_have_count(0)


# -- who sees it ---------------------------------------------------------------------


def test_a_level_says_all_who_read_it(bench: Bench, people: People) -> None:
    bench.show(attached(reflection(), people.seat(group="Group 1")))
    expect(chooser(bench)).to_be_visible()
    assert levels(bench) == ["Only me", "Me and the facilitators", GROUP, COHORT]


def test_who_has_no_group_is_not_offered_it_until_there_is_one(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    activity = attached(reflection(), seat)
    bench.show(activity)
    expect(chooser(bench)).to_be_visible()
    assert GROUP not in levels(bench)
    arrange(people.facilitator(), group_of("one", seat), workshop=PROGRAMME)
    bench.catch_up(activity)
    expect(chooser(bench).get_by_role("option", name=GROUP)).to_have_count(1)


def test_who_has_no_group_begins_with_the_facilitators_where_a_group_is_proposed(
    people: People,
) -> None:
    asked = Reflection("hope", "Hope?", sharing="group").at(WORKSHOP)
    assert attached(asked, people.seat()).answers[""]["sharing"] == "facilitators"
    assert attached(asked, people.seat(group="A")).answers[""]["sharing"] == "group"


def test_who_shared_with_a_group_that_is_gone_reads_so_until_they_change_it(
    bench: Bench, people: People
) -> None:
    activity = attached(reflection(), people.seat())
    save(activity, {"texts": ["Talk", ""]}, sharing="group")
    bench.show(activity)
    expect(chooser(bench)).to_have_value("group")
    told = bench.page.get_by_text("You are in no group now")
    expect(told).to_be_visible()
    chooser(bench).select_option("Only me")
    expect(told).to_have_count(0)
    assert GROUP not in levels(bench)


@pytest.mark.parametrize(
    ("level", "said"),
    [(GROUP, "Your group and the facilitators can see"), (COHORT, "Everyone in the")],
)
def test_who_shares_more_widely_reads_what_cannot_be_taken_back(
    bench: Bench, people: People, level: str, said: str
) -> None:
    bench.show(attached(reflection(), people.seat(group="Group 1")))
    chooser(bench).focus()
    expect(bench.page.get_by_text("Choose before you share")).to_be_visible()
    chooser(bench).select_option(level)
    told = bench.page.locator("p").filter(has_text=said)
    expect(told).to_contain_text("not what they have read or copied")
    chooser(bench).select_option("Only me")
    expect(told).to_have_count(0)


# -- what it was ---------------------------------------------------------------------


@pytest.fixture
def slow(people: People, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """Somebody whose versions all stand alone, however soon they follow."""
    monkeypatch.setattr("toolkit.model.earlier.PAUSE", timedelta(microseconds=-1))
    return people.seat()


def earlier(bench: Bench) -> Locator:
    bench.page.get_by_role("button", name="More").click()
    bench.page.get_by_role("button", name="Earlier versions").click()
    return bench.page.get_by_role("list").get_by_role("listitem")


def test_an_earlier_version_is_read_compared_and_brought_back(
    bench: Bench, slow: Seat
) -> None:
    bench.show(writes(slow, "First", "Second", "Third"))
    versions = earlier(bench)
    expect(versions).to_have_count(2)
    expect(versions.first).to_contain_text("Second")
    versions.last.locator("summary").click()
    expect(versions.last).to_contain_text("First")
    expect(versions.last).to_contain_text("Third")
    versions.last.get_by_role("button", name="Bring this one back").click()
    expect(bench.page.get_by_text("Brought back as it was")).to_be_focused()
    expect(bench.page.get_by_role("textbox", name="Keep")).to_have_value("First")
    expect(versions).to_have_count(3)
    expect(versions.first).to_contain_text("Third")
    kept = slow.response(WORKSHOP, "hope")
    assert kept is not None
    assert (kept.value["texts"][0], kept.version) == ("First", 4)


def test_a_version_is_drawn_as_it_is_printed(bench: Bench, slow: Seat) -> None:
    bench.show(writes(slow, r"Then $\frac{3}{4}$", "Now"))
    versions = earlier(bench)
    versions.first.locator("summary").click()
    expect(versions.first.locator("math")).to_have_count(1)
    expect(versions.first).to_contain_text("Now")


def test_bringing_back_changes_nothing_of_who_sees_it(bench: Bench, slow: Seat) -> None:
    activity = attached(reflection(), slow)
    save(activity, {"texts": ["For all", ""]}, sharing="cohort")
    save(activity, {"texts": ["For me", ""]}, sharing="private")
    bench.show(activity)
    versions = earlier(bench)
    versions.first.locator("summary").click()
    versions.first.get_by_role("button", name="Bring this one back").click()
    expect(versions).to_have_count(2)
    kept = slow.response(WORKSHOP, "hope")
    assert kept is not None
    assert (kept.value["texts"][0], kept.sharing) == ("For all", Sharing.PRIVATE)


def test_nothing_is_brought_back_over_what_is_not_saved_yet(
    bench: Bench, slow: Seat
) -> None:
    bench.show(writes(slow, "First", "Second"))
    versions = earlier(bench)
    versions.first.locator("summary").click()
    back = versions.first.get_by_role("button", name="Bring this one back")
    expect(back).to_be_visible()  # what stood before was asked for while connected
    bench.disconnect()
    bench.page.get_by_role("textbox", name="Keep").fill("Typed since")
    back.click()
    expect(bench.page.get_by_text("nothing is brought back over it")).to_be_visible()
    expect(bench.page.get_by_role("textbox", name="Keep")).to_have_value("Typed since")


def test_what_another_device_wrote_and_nobody_chose_is_shown_as_such(
    bench: Bench, slow: Seat
) -> None:
    activity = writes(slow, "Laptop")
    save(activity, {"texts": ["Phone", ""]}, based_on=0)
    save(activity, {"texts": ["Laptop again", ""]})
    bench.show(activity)
    beside = earlier(bench).filter(has_text="Phone")
    expect(beside).to_contain_text("from another device and not chosen")


def test_twenty_versions_are_shown_at_a_time(bench: Bench, slow: Seat) -> None:
    bench.show(writes(slow, *(f"Answer {number}" for number in range(30))))
    versions = earlier(bench)
    expect(versions).to_have_count(20)
    bench.page.get_by_role("button", name="Show older ones").click()
    expect(versions).to_have_count(29)
    expect(bench.page.get_by_role("button", name="Show older ones")).to_have_count(0)


# -- boxes to write in ---------------------------------------------------------------


def test_what_is_too_long_is_not_cut_and_what_was_saved_stays(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    bench.show(attached(Marks(lambda: ["talk"]).at(WORKSHOP), seat))
    bench.show(attached(discussion(), seat))
    bench.page.get_by_role("button", name="More").click()
    bench.page.get_by_role("button", name="Private note").click()
    note = bench.page.get_by_label("Private note: only you ever see it")
    note.fill("x" * 4_000)
    status = bench.page.get_by_role("status")
    expect(status.filter(has_text="Saved")).to_be_visible()
    note.fill("x" * 5_240)
    said = "1,240 characters too many: shorten it, nothing is cut"
    expect(status.filter(has_text=said)).to_be_visible()
    expect(note).to_have_attribute("aria-invalid", "true")
    assert len(note.input_value()) == 5_240
    kept = seat.response(WORKSHOP, "mark.talk")
    assert kept is not None
    assert len(kept.value["note"]) == 4_000


def test_words_stand_as_their_script_is_written(bench: Bench, people: People) -> None:
    bench.show(attached(reflection(), people.seat()))
    box = bench.page.get_by_role("textbox", name="Keep")
    for text, direction in (("مرحبا", "rtl"), ("Hello", "ltr")):
        box.fill(text)
        shown = box.evaluate("one => getComputedStyle(one).direction")
        assert shown == direction


@pytest.mark.parametrize("how", ["isComposing: true", "keyCode: 229"])
def test_the_key_that_ends_a_composition_adds_no_line(
    bench: Bench, people: People, how: str
) -> None:
    seat = people.seat()
    arrange(people.facilitator(), group_of("one", seat))
    bench.show(open_page(seat))
    box = bench.page.get_by_label("Add a line")
    box.fill("にほん")
    key = "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, %s})"
    box.evaluate(f"one => one.dispatchEvent({key % how})")
    expect(box).to_have_value("にほん")
    box.press("Enter")
    expect(box).to_have_value("")


def test_a_led_workshop_says_what_facilitators_see_of_oneself(
    bench: Bench, people: People
) -> None:
    bar = attached(
        Pacing("Today", title="Launch", titles={}).at(WORKSHOP), people.seat()
    )
    bench.show(bar)
    told = bench.page.get_by_text("facilitators see who is here")
    expect(told).to_be_hidden()
    lead = people.facilitator().pace.steer
    lead(WORKSHOP, lambda pace: open_section(pace, "section-1", at=BEGIN))
    bench.catch_up(bar)
    expect(told).to_be_visible()
