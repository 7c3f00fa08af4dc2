"""A workshop outside live time: its outline, one part open, and the way back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.answers import Choice, Talk, Texts
from tests.browser.axe import faults
from tests.browser.notebook import prompt_of
from tests.browser.outline import entry, open_entry
from tests.browser.people import PHONE, Guest, Room, expect_drawn, not_drawn
from tests.browser.walking import activity, expect_saved, give
from tests.export.pdf import text_of
from tests.serving import WORKSHOP
from tests.whole import whole

pytestmark = pytest.mark.browser
WELCOME = "Welcome, purpose, working agreement"
PAIRS = "Talking heads in pairs"
KEYNOTE = "Keynote: 30 min talk, 10 min questions"
DIGEST = "Keynote digest"
LAST = "Task 1, community sign-up, exit"
AUDIT = "Self-audit: where we are now"
TASK = prompt_of("t1-shared-picture")
HOPES = "Pen picture and hope for June"
SAY, HOPE = "w1-p2-team-would-say", "w1-r4-hope"
KEYNOTES, TEAM = (
    prompt_of(name) for name in ("w1-r1-keynote-notes", "w1-p6-fight-to-keep")
)
DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('workshop-draft:'))"
COVERED = """element => {
  const way = document.getElementById("page-way").getBoundingClientRect();
  const { x, y, width, height } = element.getBoundingClientRect();
  const over = document.elementFromPoint(x + width / 2, y + height - 2);
  return Boolean(over?.closest("#page-way"));
}"""
"""Whether the lower edge of an element lies under the way back."""


def go(guest: Guest, room: Room, part: str = "") -> Page:
    guest.page.goto(f"{room.live.base}/workshop/{WORKSHOP}{part}")
    expect_drawn(guest.page)
    return guest.page


def sent_from_the_outline(guest: Guest, room: Room, *, drafts: int) -> Page:
    """The next page of who was offline: its parts are closed, its *drafts* are sent."""
    page = guest.page
    page.wait_for_function(f"() => {DRAFTS}.length === {drafts}")
    page.evaluate(
        "localStorage.removeItem(document.querySelector('main').dataset.place)"
    )
    page.goto("about:blank")  # before it can send them itself
    guest.context.set_offline(offline=False)
    page = go(guest, room, "#outline")
    expect_open(page, "")
    page.wait_for_function(f"() => {DRAFTS}.length === 0")
    return page


def expect_open(page: Page, title: str) -> None:
    """This part is open, and no other."""
    opened = page.locator(".page-entry[aria-expanded=true]")
    expect(opened).to_have_text([title] if title else [])


def line_of(page: Page, title: str) -> Locator:
    """All that the outline says of a section or long form."""
    named = page.get_by_role("link", name=title, exact=True)
    return page.locator(".ws-section-head", has=named)


def test_a_workshop_opens_as_its_outline(room: Room) -> None:
    page = room.comes("Participant 260", size=PHONE).page
    expect_open(page, "")
    expect(page.get_by_role("main").get_by_role("textbox")).to_have_count(0)
    expect(line_of(page, KEYNOTE)).to_contain_text("40 minutes")
    expect(line_of(page, KEYNOTE)).to_contain_text("2 to answer")
    expect(line_of(page, TASK)).to_contain_text("Due Friday 20 January")
    for title in (AUDIT, "My pen picture", TASK, "My action plan"):
        expect(line_of(page, title)).to_contain_text("Not started")


def test_one_part_is_open_at_a_time_and_back_leads_back(room: Room) -> None:
    page = room.comes("Participant 261").page
    open_entry(page, PAIRS)
    expect(activity(page, prompt_of("w1-p1-talking-point"))).to_be_visible()
    listed = page.get_by_role("navigation", name="Sections")
    listed.get_by_text(f": {PAIRS}").click()
    listed.get_by_role("link", name=re.compile(f"^{TASK}")).click()
    expect_open(page, TASK)
    expect(page.get_by_role("heading", name=TASK)).to_be_in_viewport()
    page.go_back()
    expect_open(page, PAIRS)
    expect(page.get_by_role("heading", name=PAIRS)).to_be_in_viewport()
    page.go_back()
    expect_open(page, "")


def test_an_open_part_has_the_page_to_itself(room: Room) -> None:
    page = room.comes("Participant 274", size=PHONE).page
    entries = page.get_by_role("main").locator(".page-entry").filter(visible=True)
    every = entries.count()
    open_entry(page, KEYNOTE)
    expect(entries).to_have_text([KEYNOTE])
    expect(page.get_by_role("main").get_by_role("region", name=PAIRS)).to_have_count(0)
    open_entry(page, TASK)
    expect(entries).to_have_text([LAST, TASK])  # what it is in says where one is
    expect(not_drawn(page)).to_have_count(0)
    page.mouse.wheel(0, -9999)  # nothing lies under the bar then
    page.wait_for_function("() => scrollY === 0")
    assert faults(page) == []
    page.reload()
    expect(entries).to_have_text([LAST, TASK])
    entry(page, LAST).click()
    expect_open(page, LAST)
    expect(entries).to_have_text([LAST, TASK, "My action plan"])
    entry(page, LAST).click()
    expect(entries).to_have_count(every)


def test_a_section_ends_with_the_ways_from_there(room: Room) -> None:
    page = room.comes("Participant 262", size=PHONE).page
    open_entry(page, DIGEST)
    section = page.get_by_role("region", name=DIGEST)
    section.get_by_role("link", name="Next: Baseline self-audit").click()
    expect_open(page, "Baseline self-audit")
    audit = page.get_by_role("region", name="Baseline self-audit")
    audit.get_by_role("link", name=f"Next: {AUDIT}").click()
    expect_open(page, AUDIT)
    expect(entry(page, AUDIT)).to_be_focused()
    page.get_by_role("link", name="Back to top").filter(visible=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect_open(page, AUDIT)


def test_one_comes_back_to_where_one_left_off(room: Room) -> None:
    guest = room.comes("Participant 263", size=PHONE)
    open_entry(guest.page, HOPES)
    page = go(guest, room)
    expect_open(page, HOPES)
    expect(page.get_by_role("heading", name=HOPES)).to_be_in_viewport()
    page.get_by_role("link", name="Outline", exact=True).click()
    expect_open(page, "")
    expect(entry(page, HOPES)).to_be_focused()
    expect(entry(page, HOPES)).to_be_in_viewport()
    page = go(guest, room)
    expect_open(page, "")


def test_where_somebody_was_is_gone_once_they_sign_out(room: Room) -> None:
    guest = room.comes("Participant 264")
    open_entry(guest.page, HOPES)
    assert guest.page.evaluate("Object.keys(localStorage).length") == 1
    guest.page.get_by_role("button", name="Sign out", exact=True).click()
    expect(guest.page.get_by_text("You are signed out")).to_be_visible()
    assert guest.page.evaluate("Object.keys(localStorage)") == []


def test_it_says_how_far_one_is_and_follows(room: Room) -> None:
    guest = room.comes("Participant 265")
    page = guest.page
    give(Texts(("One", "Two", "Three")), activity(page, KEYNOTES))
    expect(line_of(page, KEYNOTE)).to_contain_text("1 of 2 answered")
    give(Talk("Our hour."), activity(page, TEAM))
    expect(line_of(page, KEYNOTE)).to_contain_text("2 of 2 answered")
    give(
        Choice("data and reporting"), activity(page, prompt_of("w1-q1-leadership-time"))
    )
    task = whole(activity(page, TASK))
    task.get_by_role("textbox", name="How we held the conversation").fill("With cards.")
    expect(line_of(page, TASK)).to_contain_text("1 of 9 parts answered")
    expect_saved(task)
    page = go(guest, room, "#outline")
    expect(line_of(page, WELCOME)).to_contain_text("1 of 1 answered")
    expect(line_of(page, KEYNOTE)).to_contain_text("2 of 2 answered")
    expect(line_of(page, TASK)).to_contain_text("1 of 9 parts answered")


def test_the_way_on_leads_to_what_is_not_answered_yet(room: Room) -> None:
    guest = room.comes("Participant 266", size=PHONE)
    page = guest.page
    say = activity(page, prompt_of(SAY))
    give(Talk("They would agree."), say)
    expect_saved(say)
    open_entry(page, KEYNOTE)
    following = page.get_by_role("link", name="Next unanswered")
    for place in ("w1-r1-keynote-notes", "w1-p6-fight-to-keep"):
        following.click()
        expect(page.locator(f"#activity-{place}")).to_be_focused()
        expect(page.locator(f"#activity-{place}")).to_be_in_viewport()
    following.click()
    expect_open(page, AUDIT)  # the digest is answered
    following.click()
    expect_open(page, "Baseline self-audit")


def test_by_keyboard_the_way_on_goes_on_from_the_open_section(room: Room) -> None:
    page = room.comes("Participant 268", size=PHONE).page
    open_entry(page, KEYNOTE)
    page.get_by_role("link", name="Skip to the workshop").focus()  # as Tab may pass it
    following = page.get_by_role("link", name="Next unanswered")
    for place in ("w1-r1-keynote-notes", "w1-p6-fight-to-keep", "w1-p2-team-would-say"):
        following.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"[id^='activity-{place}']")).to_be_focused()


def test_the_way_back_covers_nothing_that_one_is_in(room: Room) -> None:
    page = room.comes("Participant 267", size=PHONE).page
    way = page.get_by_role("navigation", name="Ways from here")
    expect(way).to_be_in_viewport()
    box = activity(page, prompt_of(HOPE)).get_by_role("textbox")
    box.evaluate("e => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 9)")
    box.evaluate("e => e.focus({ preventScroll: true })")
    expect(page.locator("#page-way[data-away]")).to_have_count(1)
    page.wait_for_function(f"(e) => !({COVERED})(e)", arg=box.element_handle())
    open_entry(page, KEYNOTE)
    expect(page.locator("#page-way[data-away]")).to_have_count(0)
    for _ in range(12):
        page.keyboard.press("Tab")
        held = page.locator(":focus")
        page.wait_for_function(f"(e) => !({COVERED})(e)", arg=held.element_handle())


def test_the_keyboard_opens_closes_and_never_loses_its_place(room: Room) -> None:
    page = room.comes("Participant 268").page
    line = entry(page, PAIRS)
    line.focus()
    page.keyboard.press("Enter")
    expect_open(page, PAIRS)
    expect(line).to_be_focused()
    page.keyboard.press("Escape")
    expect_open(page, "")
    expect(line).to_be_focused()
    expect(line).to_be_in_viewport()


def test_paper_has_what_is_closed_too(room: Room) -> None:
    guest = room.comes("Participant 269")
    place = activity(guest.page, prompt_of(HOPE))
    words = "That they explain. " * 40
    give(Texts((words,)), place)
    expect_saved(place)
    page = go(guest, room, "#outline")
    open_entry(page, PAIRS)
    printed = " ".join(text_of(page.pdf()).split())
    assert words.strip() in printed
    for asked in (prompt_of(SAY), prompt_of("w1-r1-keynote-notes"), TASK):
        assert asked in printed
    expect(page.locator("[data-part]:not([hidden])")).to_have_count(1)


def test_what_a_search_finds_is_opened(room: Room) -> None:
    guest = room.comes("Participant 270")
    page = go(guest, room, "#:~:text=Three%20short%20notes")
    expect_open(page, KEYNOTE)


def test_a_draft_in_a_closed_section_is_sent_all_the_same(room: Room) -> None:
    guest = room.comes("Participant 271")
    page = guest.page
    place = activity(page, prompt_of(HOPE))
    place.get_by_role("button", name="More").click()
    place.get_by_role("button", name="Private note").click()
    guest.context.set_offline(offline=True)
    place.get_by_role("textbox").first.fill("Typed in a tunnel")
    place.get_by_label("Private note: only you ever see it").fill("Ask Mira")
    page = sent_from_the_outline(guest, room, drafts=2)
    kept = room.live.store.responses.of(room.cohort, WORKSHOP, guest.seating.person.id)
    assert kept[HOPE].value == {"texts": ["Typed in a tunnel"]}
    assert len(kept) == 2
    expect_open(page, "")
    guest.troubles.clear()


def test_another_person_at_the_same_browser_begins_at_the_outline(room: Room) -> None:
    guest = room.comes("Participant 272")
    open_entry(guest.page, HOPES)
    following = room.seat("Participant 273")
    guest.page.goto(room.link(following))
    guest.page.get_by_role("button", name=re.compile("Participant 273")).click()
    banner = guest.page.get_by_role("banner")
    expect(banner.get_by_text("Participant 273")).to_be_visible()
    page = go(guest, room)
    expect_open(page, "")


@pytest.mark.parametrize("end", ["%", "%E0%A4%A", ""])
def test_an_address_that_names_nothing_opens_the_outline(room: Room, end: str) -> None:
    guest = room.comes("Participant 275", size=PHONE)
    page = go(guest, room, f"#{end}")
    page.reload()
    expect_drawn(page)
    expect_open(page, "")
    expect(page.get_by_role("main").get_by_role("textbox")).to_have_count(0)
    page.evaluate("location.hash = '%F'")
    open_entry(page, PAIRS)
    expect_open(page, PAIRS)
