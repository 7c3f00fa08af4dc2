"""After a year: words go on with consent, and what is archived is only read."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.people import LAPTOP, PHONE, Room
from tests.serving import WORKSHOP
from toolkit.activities.base.agreeing import WORDING
from toolkit.model import ResponseKey, Role, Seating, Sharing
from toolkit.model.succession import HandedOn, Sort
from toolkit.server.pages.phrases import BANK

pytestmark = pytest.mark.browser
AT = datetime(2023, 7, 14, 12, tzinfo=UTC)
SENTENCE = "I no longer plan alone."
TITLE = "The week the projector failed"
COMMUNITY, STORY = "/page/community", "/workshop/workshop4#activity-story-of-change"


def told_since(page: Page) -> Locator:
    return page.get_by_text("You agreed on ")


def says_a_voice(page: Page) -> None:
    voices = page.locator('[data-activity="voices"]')
    voices.get_by_text("Say yours").first.click()
    voices.get_by_label("One sentence").first.fill(SENTENCE)
    voices.get_by_label("Shown as").first.select_option("Second in department")
    voices.get_by_label("I agree that this sentence").first.check()
    voices.get_by_label("Who will see this").first.select_option("cohort")
    expect(voices.get_by_text("Saved ").first).to_be_visible()
    voices.get_by_label(WORDING[Sort.VOICE]).first.check()
    expect(told_since(page)).to_be_visible()


def tells_a_story(page: Page) -> None:
    story = page.locator('[data-activity="story-of-change"]').first
    story.get_by_label("Title").fill(TITLE)
    story.get_by_label("Who will see this").select_option("cohort")
    expect(story.get_by_text("Saved ")).to_be_visible()
    story.get_by_label(WORDING[Sort.STORY]).check()
    expect(told_since(page)).to_be_visible()


def next_year(room: Room) -> Seating:
    """Somebody of the cohort that follows this one."""
    store, later = room.live.store, f"{room.cohort}-2"
    store.cohorts.add(later, "The second cohort")
    store.succession.follow(later, room.cohort)
    return store.people.add(later, name="Participant 411", school="Example School")


def test_words_go_on_with_consent_and_are_gone_once_it_is_taken_back(
    room: Room,
) -> None:
    room.prepared(COMMUNITY, "/workshop/workshop4")
    base = room.live.base
    author = room.joined(room.seat("Participant 401", group="Group 1"), size=PHONE)
    author.page.goto(f"{base}{COMMUNITY}")
    says_a_voice(author.page)
    author.page.goto(f"{base}{STORY}")
    tells_a_story(author.page)
    lead = room.joined(room.seat("Facilitator 402", role=Role.FACILITATOR), size=LAPTOP)
    page = lead.page
    page.goto(f"{base}/cohort/{room.cohort}/carry")
    expect(page.get_by_text("Participant 401")).to_have_count(0)
    page.get_by_role("checkbox", name=SENTENCE).first.check()
    page.get_by_role("checkbox", name=TITLE).first.check()
    expect_for_everybody(page)
    page.get_by_role("button", name="Keep what goes on").click()
    expect(page.get_by_text("What goes on is kept.")).to_be_visible()
    reader = room.joined(next_year(room), size=PHONE)
    reader.page.goto(f"{base}/before")
    expect(reader.page.get_by_role("blockquote")).to_contain_text([SENTENCE, TITLE])
    expect(reader.page.get_by_text("Second in department")).to_be_visible()
    assert "Participant 401" not in reader.text()
    expect_for_everybody(reader.page)
    author.page.goto(f"{base}/me/words")
    expect(author.page.get_by_text("Agreed on ")).to_have_count(3)
    expect_for_everybody(author.page)
    author.page.goto(f"{base}{COMMUNITY}")
    voices = author.page.locator('[data-activity="voices"]')
    voices.get_by_label(WORDING[Sort.VOICE]).first.uncheck()
    expect(told_since(author.page)).to_be_hidden()
    reader.page.reload()
    expect(reader.page.get_by_role("blockquote")).to_contain_text([TITLE])


def test_in_a_year_that_is_archived_everything_is_read_and_no_box_is_open(
    room: Room,
) -> None:
    room.prepared(COMMUNITY, "/workshop/workshop4")
    base, succession = room.live.base, room.live.store.succession
    author = room.joined(room.seat("Participant 403", group="Group 1"), size=PHONE)
    page = author.page
    page.goto(f"{base}{STORY}")
    tells_a_story(page)
    succession.hand_on(room.cohort, HandedOn(closed_at=AT), at=AT)
    page.reload()
    expect(page.get_by_text("Archived: this year")).to_contain_text("14 Jul")
    story = page.locator('[data-activity="story-of-change"]').first
    title = story.get_by_label("Title")
    expect(title).to_have_value(TITLE)
    expect(title).not_to_be_editable()
    expect(story.get_by_label("Who will see this")).to_be_disabled()
    agreed = story.get_by_label(WORDING[Sort.STORY])
    agreed.uncheck()
    expect(told_since(page)).to_be_hidden()
    page.goto(base)
    expect(page.get_by_text("All the workshops are over")).to_be_visible()
    expect(page.get_by_text("Next workshop")).to_have_count(0)
    expect_for_everybody(page)
    succession.hand_on(room.cohort, HandedOn(), at=AT)
    page.goto(f"{base}{STORY}")
    expect(title).to_be_editable()
    expect(page.locator("#page-archived")).to_be_hidden()


def test_a_phrase_goes_where_the_caret_is_and_the_page_stays(room: Room) -> None:
    author = room.seat("Participant 405")
    lead = room.seat("Facilitator 406", role=Role.FACILITATOR)
    store = room.live.store
    store.responses.save(
        ResponseKey(
            room.cohort,
            author.person.id,
            WORKSHOP,
            "t1-shared-picture.t1-2-conversation",
        ),
        "They guess.",
        sharing=Sharing.COHORT,
        based_on=0,
        write=uuid4().hex,
        prompt="",
        at=AT,
    )
    store.choices.choose(lead.id, BANK, ["How do you know?"], at=AT)
    room.prepared(f"/workshop/{WORKSHOP}")
    page = room.joined(lead, size=LAPTOP).page
    desk = f"{room.live.base}/cohort/{room.cohort}/tasks"
    page.goto(f"{desk}/{WORKSHOP}/{author.id}")
    page.get_by_text("Your comment on the whole task").first.click()
    box = page.get_by_role("textbox", name="Your comment on the whole task")
    box.fill("Good. Thank you.")
    box.press("Home")
    for _ in "Good.":
        box.press("ArrowRight")
    page.get_by_role("button", name="Put it into the box").last.click()
    expect(box).to_have_value("Good. How do you know? Thank you.")
    expect(box).to_be_focused()
    page.keyboard.type(" Who else?")
    expect(box).to_have_value("Good. How do you know? Who else? Thank you.")
