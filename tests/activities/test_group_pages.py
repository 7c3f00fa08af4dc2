"""The panel of groups' pages: read as they grow, shown to all, put on the screen."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.cockpit import hear, led, press
from tests.activities.conftest import WORKSHOP, People
from tests.activities.harness import Bench
from tests.activities.shared import (
    PAGE,
    arrange,
    group_of,
    open_page,
    page,
    tell,
    write,
)
from tests.activities.talking import words_in
from tests.activities.test_walls import asked, go_to
from toolkit.activities import GroupPage
from toolkit.activities.group_pages import GroupPages
from toolkit.model.contents import Asked
from toolkit.model.looked import What
from toolkit.seat import Seat
from toolkit.seat.pages import STAYS


def contents() -> list[Asked]:
    """Two pages in one section, one in the next, and none in the third."""
    made = ((page(), 1), (GroupPage("waits", "What waits?").at(WORKSHOP), 1))
    later = GroupPage("later", "What comes later?").at(WORKSHOP)
    return [asked(one, f"section-{at}") for one, at in (*made, (later, 2))]


@pytest.fixture
def facilitator(people: People) -> Seat:
    return people.facilitator()


@pytest.fixture
def panel(facilitator: Seat) -> Any:
    listed = contents()
    made = GroupPages("group-pages", contents=lambda _name: listed)
    go_to(facilitator, "section-1")
    return led(made.at("facilitate"), facilitator)


@pytest.fixture
def writers(people: People, facilitator: Seat) -> list[Seat]:
    """Two groups of two; the first person of each."""
    seats = [people.seat() for _ in range(4)]
    arrange(facilitator, group_of("one", *seats[:2]), group_of("two", *seats[2:]))
    return [seats[0], seats[2]]


def words(panel: Any) -> list[str]:
    pages = panel.room["pages"]
    return [words_in(pages[group]["blocks"]) for group in panel.room["order"]]


def test_every_groups_page_is_read_side_by_side_while_it_is_written(
    panel: Any, writers: list[Seat]
) -> None:
    hear(panel)
    names = [one["name"] for one in panel.room["pages"].values()]
    assert (names, words(panel)) == (["Group 1", "Group 2"], ["", ""])
    write(open_page(writers[0]), "a", "Time for it")
    write(open_page(writers[1]), "b", "A name for it", group="two")
    hear(panel)
    assert words(panel) == ["Time for it", "A name for it"]
    write(open_page(writers[0]), "a", "Time for it", gone=True, based_on=1)
    hear(panel)
    assert words(panel) == ["", "A name for it"]


def test_that_pages_were_opened_is_noted_once_there_are_words(
    panel: Any, writers: list[Seat], people: People
) -> None:
    looks = people.store.looks.in_cohort
    assert looks("example", most=9) == ()
    for words_ in ("Time for it", "More time"):
        write(open_page(writers[0]), words_[:1], words_)
        hear(panel)
    (one,) = looks("example", most=9)
    assert (one.what, one.about) == (What.ANSWER, WORKSHOP)


def test_who_writes_now_is_named_as_long_as_they_are_there(
    people: People, writers: list[Seat]
) -> None:
    now = datetime.now(UTC)
    leader = people.facilitator(clock=lambda: now)
    listed = contents()
    shown = led(GroupPages("group-pages", contents=lambda _name: listed), leader)
    press(shown, do="turn", activity=PAGE)
    tell(open_page(writers[1]), "here", group="two", line="")
    hear(shown)
    name = writers[1].person.name
    writing = [shown.room["pages"][group]["writing"] for group in ("one", "two")]
    assert writing == [[], [name]]
    now += STAYS + timedelta(seconds=9)
    press_look(shown)
    assert shown.room["pages"]["two"]["writing"] == []


def press_look(panel: Any) -> None:
    panel._receive(panel, {"do": "look", "write": "look"}, [])


def test_the_page_is_that_of_the_section_until_another_is_chosen(
    facilitator: Seat, panel: Any
) -> None:
    assert [name for name, _ in panel.room["activities"]] == [PAGE, "waits", "later"]
    assert (panel.room["activity"], panel.room["follows"]) == (PAGE, True)
    press(panel, do="turn", activity="waits")
    assert (panel.room["activity"], panel.room["follows"]) == ("waits", False)
    go_to(facilitator, "section-2")
    hear(panel)
    assert panel.room["activity"] == "later"
    press(panel, do="turn", activity=PAGE)
    go_to(facilitator, "section-3")
    hear(panel)
    assert panel.room["activity"] == PAGE
    press(panel, do="turn", activity="")
    assert (panel.room["activity"], panel.room["pages"]) == ("", {})
    assert "refused" in press(panel, do="turn", activity="elsewhere")


def test_pages_that_go_up_are_read_by_everybody(
    facilitator: Seat, panel: Any, writers: list[Seat]
) -> None:
    write(open_page(writers[0]), "a", "Time for it")
    up = {"do": "put_up", "activity": PAGE, "up": True}
    assert open_page(writers[1]).room["pages"] == []
    assert "refused" in press(panel, **{**up, "activity": "elsewhere"})
    assert press(panel, **up).get("done")
    assert facilitator.pace.of(WORKSHOP).wall == PAGE
    assert (panel.room["is_up"], panel.room["revealed"]) == (True, True)
    assert panel.room["up"]["words"] == "Which causes appear twice?"
    writers[1].changes()
    (other,) = open_page(writers[1]).room["pages"]
    assert other["lines"][0]["text"] == "Time for it"
    press(panel, do="page", by=1)
    assert facilitator.pace.of(WORKSHOP).page == 1
    press(panel, do="put_up", up=False)
    press(panel, do="reveal", activity=PAGE, revealed=False)
    assert panel.room["up"] is None
    writers[1].changes()
    assert open_page(writers[1]).room["pages"] == []


def test_a_page_that_is_not_shown_is_not_read_again(
    panel: Any, writers: list[Seat]
) -> None:
    press(panel, do="turn", activity="waits")
    hear(panel)
    before = panel.room
    write(open_page(writers[0]), "a", "Time for it")
    hear(panel)
    assert panel.room is before
    assert "Time for it" not in json.dumps(panel.room)


@pytest.mark.browser
def test_a_facilitator_reads_pages_and_shows_them_to_all(
    bench: Bench, panel: Any, writers: list[Seat]
) -> None:
    write(open_page(writers[0]), "a", "Time for it")
    tell(open_page(writers[0]), "here", group="one", line="")
    hear(panel)
    bench.show(panel)
    page = bench.page.get_by_role("region", name="Group pages")
    first, second = page.get_by_role("list", name="What each").locator("> li").all()
    expect(page.get_by_text("1 of 2 groups have written")).to_be_visible()
    expect(first.get_by_role("heading", name="Group 1")).to_be_visible()
    expect(first).to_contain_text("Time for it")
    expect(first).to_contain_text(f"{writers[0].person.name} writes now.")
    expect(second).to_contain_text("Nothing written yet.")
    expect(page.get_by_role("button", name="Show on the screen")).to_have_count(0)
    page.get_by_role("button", name="Show to everybody, on the screen too").click()
    expect(page.get_by_text("Everybody reads every group's page.")).to_be_visible()
    up = page.get_by_role("status").filter(has_text=re.compile("^On the screen: "))
    expect(up).to_contain_text("Which causes appear twice?")
    page.get_by_role("button", name="Take off the screen").click()
    expect(page.get_by_role("button", name="Show on the screen")).to_be_visible()
    page.get_by_label("Page", exact=True).select_option("later")
    expect(page.get_by_role("paragraph").first).to_have_text("What comes later?")
