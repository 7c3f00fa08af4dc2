"""A workshop that is led: everybody's page follows, and nobody loses a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.notebook import prompt_of
from tests.browser.outline import open_entry
from tests.browser.people import LAPTOP, PHONE, Guest, Room
from tests.browser.walking import SAVED, activity
from tests.first_year import YEAR
from tests.serving import WORKSHOP
from toolkit.model import Pace, Role, Sharing, Spotlit, showing
from toolkit.model import pace as pacing
from toolkit.programme.agenda import section_titles
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel

pytestmark = pytest.mark.browser
KEYNOTE, DIGEST = "section-3", "section-4"
FAR = 100_000
"""Further than a page is long, in pixels."""
NOTES, SAY = "w1-r1-keynote-notes", "w1-p2-team-would-say"


@dataclass
class Led:
    """Somebody who leads the room, and whose own page passes the hint on."""

    room: Room
    seat: Seat
    page: Page

    def do(self, *changes: Callable[[Pace], Pace]) -> None:
        for change in changes:
            self.seat.pace.steer(WORKSHOP, change)
        self.hint()

    def open(self, section: str) -> None:
        self.do(lambda pace: pacing.open_section(pace, section, at=datetime.now(UTC)))

    def hint(self) -> None:
        """Have the server tell every page that something changed."""
        box = activity(self.page, prompt_of("w1-r4-hope")).get_by_role("textbox")
        box.fill(f"At {datetime.now(UTC):%H:%M:%S.%f}")
        box.press("End")


@pytest.fixture
def led(room: Room) -> Led:
    seating = room.seat("Facilitator 110", role=Role.FACILITATOR)
    seat = Seat(seating, store=room.live.store, channel=SilentChannel())
    return Led(room, seat, room.arrived(seating).page)


def _section(guest: Guest, title: str) -> Locator:
    return guest.page.get_by_role("region", name=title, exact=True)


def _keynote(guest: Guest) -> Locator:
    return _section(guest, "Keynote: 30 min talk, 10 min questions")


def _digest(guest: Guest) -> Locator:
    return _section(guest, "Keynote digest")


def _bar(guest: Guest) -> Locator:
    return guest.page.get_by_role("region", name="Where the room is")


def _comes(room: Room, name: str, **options: object) -> Guest:
    """Somebody who opens the page while the workshop is led."""
    guest = room.joined(room.seat(name), **options)  # type: ignore[arg-type]
    guest.page.goto(f"{room.live.base}/workshop/{WORKSHOP}")
    expect(_bar(guest)).to_be_attached()
    return guest


def test_a_section_opens_on_every_page_and_the_rest_waits(led: Led) -> None:
    phone = led.room.comes("Participant 160", size=PHONE)
    laptop = led.room.comes("Participant 161")
    led.open(KEYNOTE)
    for guest in (phone, laptop):
        expect(_keynote(guest).get_by_text("Now", exact=True)).to_be_visible()
        expect(_digest(guest).get_by_text("Opens later")).to_be_visible()
        expect(_digest(guest).get_by_role("textbox")).to_have_count(0)
    led.open(DIGEST)
    for guest in (phone, laptop):
        expect(_digest(guest).get_by_text("Now", exact=True)).to_be_visible()
        expect(_digest(guest).get_by_role("textbox")).to_be_visible()
        expect(_keynote(guest).get_by_role("textbox").first).to_be_visible()


def test_an_address_that_names_nothing_closes_what_waits_all_the_same(led: Led) -> None:
    led.open(KEYNOTE)
    guest = led.room.joined(led.room.seat("Participant 178"), size=PHONE)
    guest.page.goto(f"{led.room.live.base}/workshop/{WORKSHOP}#%")
    expect(_keynote(guest).get_by_text("Now", exact=True)).to_be_attached()
    expect(_digest(guest).get_by_text("Opens later")).to_be_visible()
    expect(_digest(guest).get_by_role("textbox")).to_have_count(0)


def test_a_section_that_opens_takes_nobodys_caret_or_place(led: Led) -> None:
    guest = led.room.comes("Participant 162", size=PHONE)
    led.open(KEYNOTE)
    expect(_keynote(guest).get_by_text("Now", exact=True)).to_be_attached()
    box = activity(guest.page, prompt_of(NOTES)).get_by_role("textbox", name="Keep")
    box.click()
    box.press_sequentially("In the middle of a")
    saved = activity(guest.page, prompt_of(NOTES)).get_by_role("status")
    expect(saved).to_have_text(SAVED)  # all that this changes above it is there
    box.element_handle().wait_for_element_state("stable")
    before = box.bounding_box()
    led.open(DIGEST)
    expect(_digest(guest).get_by_text("Now", exact=True)).to_be_attached()
    expect(box).to_be_focused()
    guest.page.keyboard.type(" sentence")
    expect(box).to_have_value("In the middle of a sentence")
    assert before is not None
    # Once the page has settled, the box is where it was.
    guest.page.wait_for_function(
        "([box, top]) => Math.abs(box.getBoundingClientRect().top - top) < 60",
        arg=[box.element_handle(), before["y"]],
    )


def test_whoever_writes_in_a_section_that_closes_may_finish(led: Led) -> None:
    guest = led.room.comes("Participant 163")
    box = activity(guest.page, prompt_of(SAY)).get_by_label("Your contribution")
    box.click()
    box.press_sequentially("Early")
    led.open(KEYNOTE)
    expect(_digest(guest).get_by_text("Opens later")).to_be_attached()
    expect(box).to_be_focused()
    guest.page.keyboard.type(" bird")
    expect(activity(guest.page, prompt_of(SAY)).get_by_text(SAVED)).to_be_visible()
    guest.page.get_by_role("link", name="Skip to the workshop").focus()
    expect(box).to_be_hidden()
    led.do(lambda pace: pacing.end_live(pace, at=datetime.now(UTC)))
    expect(guest.page.get_by_role("link", name="Outline", exact=True)).to_be_visible()
    open_entry(guest.page, "Keynote digest")
    expect(box).to_be_visible()
    expect(box).to_have_value("Early bird")


def test_pens_go_down_and_up_again_without_a_word_lost(led: Led) -> None:
    guest = led.room.comes("Participant 164", size=PHONE)
    led.open(KEYNOTE)
    expect(_keynote(guest).get_by_text("Now", exact=True)).to_be_attached()
    box = activity(guest.page, prompt_of(NOTES)).get_by_role("textbox", name="Keep")
    box.click()
    box.press_sequentially("Half a thought")
    led.do(pacing.pens_down)
    expect(
        _bar(guest).get_by_text("Pens down: your words are kept.").first
    ).to_be_visible()
    expect(box).to_be_disabled()
    expect(box).to_have_value("Half a thought")
    saved = activity(guest.page, prompt_of(NOTES)).get_by_role("status")
    expect(saved).to_have_text(SAVED)
    led.do(pacing.pens_up)
    expect(box).to_be_enabled()
    expect(box).to_be_focused()
    guest.page.keyboard.type(", whole")
    expect(box).to_have_value("Half a thought, whole")


def test_a_facilitator_still_writes_while_pens_are_down(led: Led) -> None:
    led.open(KEYNOTE)
    led.do(pacing.pens_down)
    box = activity(led.page, prompt_of(NOTES)).get_by_role("textbox", name="Keep")
    expect(led.page.get_by_text("Paused for everybody.")).to_be_visible()
    expect(box).to_be_enabled()


def test_who_comes_late_finds_what_is_on_and_what_was(led: Led) -> None:
    for section in ("section-1", "section-2", KEYNOTE):
        led.open(section)
    late = _comes(led.room, "Participant 165", size=PHONE)
    first = _section(late, "Welcome, purpose, working agreement")
    expect(first.get_by_role("radio")).to_have_count(0)
    first.get_by_role("button", name="Show again").click()
    expect(first.get_by_role("radio").first).to_be_visible()
    back = _bar(late).get_by_role(
        "link", name=re.compile("^Back to the group: Keynote")
    )
    back.click()
    expect(_keynote(late).get_by_role("heading", level=2)).to_be_in_viewport()
    expect(back).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_bar_names_the_section_that_one_has_come_back_to(
    led: Led, size: dict[str, int]
) -> None:
    titles = section_titles(YEAR.workshop(WORKSHOP))
    for section in titles:
        led.open(section)
    guest = _comes(led.room, f"Participant {size['width']}", size=size)
    where = guest.page.locator("#page-where")
    for number, away in ((10, -FAR), (9, -FAR), (2, FAR)):
        section = f"section-{number}"
        led.open(section)
        on = _section(guest, titles[section])
        expect(on.get_by_text("Now", exact=True)).to_be_attached()
        guest.page.mouse.wheel(0, away)
        back = _bar(guest).get_by_role(
            "link", name=f"Back to the group: {titles[section]}"
        )
        back.click()
        expect(back).to_be_hidden()
        expect(where).to_contain_text(f"Section {number} of 10: {titles[section]}")
        expect(where.get_by_text("Now", exact=True)).to_be_visible()
        name = where.get_by_text(titles[section], exact=True)
        guest.page.wait_for_function(
            "name => name.scrollHeight <= name.clientHeight + 1",
            arg=name.element_handle(),
        )


def test_a_notice_is_whole_on_a_phone_and_its_address_a_link(led: Led) -> None:
    guest = led.room.comes("Participant 175", size=PHONE)
    address = "https://example.org/workshops/launch/slides-and-handouts.html?all=yes"
    words = f"<b>Slides</b> are at {address}. " + "Please open them now. " * 9
    led.open(KEYNOTE)
    led.do(lambda pace: pacing.give_notice(pace, words))
    link = _bar(guest).get_by_role("link", name=address)
    expect(link).to_have_attribute("href", address)
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    notice = _bar(guest).locator("p", has=guest.page.get_by_role("link", name=address))
    expect(notice).to_have_text(f"Notice {words.strip()}")
    guest.page.wait_for_function(
        """notice => notice.scrollHeight <= notice.clientHeight
          && notice.scrollWidth <= notice.clientWidth""",
        arg=notice.element_handle(),
    )


def test_arriving_lands_on_the_section_that_is_on(led: Led) -> None:
    for section in ("section-1", "section-2", KEYNOTE):
        led.open(section)
    guest = _comes(led.room, "Participant 173", size=PHONE)
    title = _keynote(guest).get_by_role("heading", level=2)
    expect(title).to_be_in_viewport()
    box = activity(guest.page, prompt_of(NOTES)).get_by_role("textbox", name="Keep")
    expect(box).to_be_visible()
    expect(title).to_be_in_viewport()
    expect(guest.page.get_by_role("navigation", name="Ways from here")).to_be_hidden()


def test_nothing_that_opens_later_is_painted_first(led: Led) -> None:
    led.open(KEYNOTE)
    late = led.room.joined(led.room.seat("Participant 166"))
    # No kernel answers and no module arrives: the page alone must know.
    late.page.route("**/assets/page-*.js", lambda route: route.abort())
    late.page.goto(f"{led.room.live.base}/workshop/{WORKSHOP}")
    expect(_keynote(late).get_by_text("While listening")).to_be_visible()
    expect(late.page.get_by_text(prompt_of(SAY))).to_be_hidden()
    late.forgive("Failed to load resource")


def test_the_list_of_sections_says_done_now_and_later(led: Led) -> None:
    for section in ("section-1", "section-2"):
        led.open(section)
    guest = _comes(led.room, "Participant 167", size=PHONE)
    guest.page.get_by_text(re.compile("^Section 2 of")).click()
    listed = guest.page.get_by_role("navigation", name="Sections")
    for title, tag in (("Welcome", "Done"), ("Talking", "Now"), ("Keynote:", "Later")):
        link = listed.get_by_role("link", name=re.compile(f"^{title}"))
        expect(link).to_contain_text(tag)


def test_the_timer_does_not_trust_the_devices_clock(led: Led) -> None:
    led.open(KEYNOTE)
    seating = led.room.seat("Participant 168")
    guest = led.room.joined(seating)
    # This laptop is three hours behind.
    guest.page.clock.install(time=datetime.now(UTC) - timedelta(hours=3))
    guest.page.goto(f"{led.room.live.base}/workshop/{WORKSHOP}")
    led.do(
        lambda pace: pacing.start_timer(
            pace, "Write alone", seconds=300, at=datetime.now(UTC)
        )
    )
    expect(_bar(guest).get_by_role("timer")).to_have_text(re.compile(r"^[45]:\d\d$"))
    expect(_bar(guest)).to_contain_text("Write alone")


def test_time_is_spoken_of_a_few_times_only(led: Led) -> None:
    guest = led.room.comes("Participant 169")
    guest.page.evaluate(
        """() => {
          window.said = [];
          const line = document.querySelector('.ws-pace [role="status"]');
          new MutationObserver(() => window.said.push(line.textContent))
            .observe(line, { childList: true });
        }"""
    )
    led.open(KEYNOTE)
    # Long enough for every page to hear of it before it is over.
    led.do(lambda p: pacing.start_timer(p, "Write", seconds=10, at=datetime.now(UTC)))
    expect(_bar(guest)).to_contain_text("Time is up")
    said = guest.page.evaluate("window.said")
    assert [words for words in said if "time is up" in words] == ["Write: time is up."]
    assert len(said) <= 3


def test_a_notice_and_a_spotlit_answer_reach_everybody(led: Led) -> None:
    author = led.room.comes("Participant 170")
    guest = led.room.comes("Participant 171", size=PHONE)
    led.open(DIGEST)
    person = author.seating.person
    writing = Seat(author.seating, store=led.room.live.store, channel=SilentChannel())
    mine = {"choice": None, "text": "<b>They</b> would argue"}
    writing.save(
        WORKSHOP, SAY, mine,
        sharing=Sharing.COHORT, based_on=0, write="spotlit-1", prompt="Heard?",
    )  # fmt: skip
    one = Spotlit("one", SAY, person=person.id)
    led.do(
        lambda pace: pacing.give_notice(pace, "Coffee at 14:25"),
        lambda pace: showing.show(showing.pick(pace, one), "one"),
    )
    # A line of it is left beside the answer, which is the later of the two.
    expect(_bar(guest).get_by_text("Coffee at 14:25").first).to_be_visible()
    quoted = _bar(guest).get_by_role("blockquote")
    first = _bar(guest).get_by_text("<b>They</b> would argue").first
    expect(_bar(guest).get_by_text("Participant 170 says", exact=True)).to_be_visible()
    expect(first).to_be_visible()
    expect(quoted).to_be_hidden()
    _bar(guest).get_by_text("Read all of it").click()
    expect(quoted).to_contain_text("<b>They</b> would argue")
    writing.save(
        WORKSHOP, SAY, mine,
        sharing=Sharing.PRIVATE, based_on=1, write="spotlit-2", prompt="Heard?",
    )  # fmt: skip
    led.hint()
    expect(quoted).to_be_hidden()
    expect(guest.page.get_by_text("would argue").first).to_be_hidden()


def test_a_page_that_was_offline_catches_up(led: Led) -> None:
    guest = led.room.comes("Participant 172", size=PHONE)
    led.open(KEYNOTE)
    expect(_keynote(guest).get_by_text("Now", exact=True)).to_be_attached()
    box = activity(guest.page, prompt_of(NOTES)).get_by_role("textbox", name="Keep")
    guest.context.set_offline(offline=True)
    box.fill("Written in the dark")
    expect(
        guest.page.get_by_text("Offline: kept on this device").first
    ).to_be_attached()
    led.open(DIGEST)
    led.do(pacing.pens_down)
    guest.context.set_offline(offline=False)
    expect(_digest(guest).get_by_text("Now", exact=True)).to_be_attached()
    expect(box).to_be_disabled()
    expect(box).to_have_value("Written in the dark")
    status = activity(guest.page, prompt_of(NOTES)).get_by_role("status")
    expect(status).to_have_text(SAVED)
    guest.troubles.clear()  # a browser complains of every address it cannot reach


def test_what_is_pressed_while_the_line_is_down_is_sent_when_it_is_back(
    led: Led,
) -> None:
    led.open(KEYNOTE)
    cockpit = led.room.joined(led.room.seat("Facilitator 111", role=Role.FACILITATOR))
    cockpit.page.goto(f"{led.room.live.base}/page/facilitate")
    panel = cockpit.page.get_by_role("region", name="Steer", exact=True)
    following = panel.get_by_role("button", name="Open next: Keynote digest")
    expect(following).to_be_visible()
    cockpit.context.set_offline(offline=True)
    expect(cockpit.page.locator("#page-status")).to_contain_text("No connection")
    following.click()
    panel.get_by_role("button", name="Pens down", exact=True).click()
    expect(panel.get_by_text("Kept: it is sent as soon as")).to_be_visible()
    cockpit.context.set_offline(offline=False)
    sent = panel.get_by_text("Sent, now that the connection is back")
    expect(sent).to_contain_text("Open next: Keynote digest, Pens down")
    pace = led.room.live.store.pace.of(led.room.cohort, WORKSHOP)
    assert (pace.section, pace.paused) == (DIGEST, True)
    cockpit.troubles.clear()  # a browser complains of every address it cannot reach
