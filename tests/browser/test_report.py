"""A facilitator makes the impact report, from what is missing to the file in hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.people import PHONE, Room, turn_on_a_phone
from tests.export import pdf as paper
from toolkit.activities.story.story import FIELDS
from toolkit.model import PROGRAMME, ResponseKey, Role, Seating, Sharing
from toolkit.model.consent import Consent, Purpose

pytestmark = pytest.mark.browser
AT = datetime(2023, 7, 1, tzinfo=UTC)
STORY = (PROGRAMME, "story-of-change")


def tells_story(room: Room, author: Seating) -> None:
    """Somebody shares a story, and agrees to have it in a report."""
    store, person = room.live.store, author.person.id
    store.responses.save(
        ResponseKey(room.cohort, person, *STORY),
        {name: f"The {name} of it" for name, *_ in FIELDS},
        sharing=Sharing.COHORT,
        based_on=0,
        write=uuid4().hex,
        prompt="",
        at=AT,
    )
    consent = Consent(
        uuid4().hex, room.cohort, person, Purpose.STORY, *STORY, "Yes.", AT
    )
    store.consents.give(consent)


def test_a_report_is_chosen_looked_at_and_taken_on_a_phone(
    room: Room, tmp_path: Path
) -> None:
    tells_story(room, room.seat("Participant 401"))
    lead = room.seat("Facilitator 402", role=Role.FACILITATOR)
    page = room.joined(lead, size=PHONE).page
    page.goto(f"{room.live.base}/cohort/{room.cohort}/overview")
    turn_on_a_phone(page, "Report")
    missing = page.get_by_role("listitem").filter(has_text="Whom it is for")
    expect(missing).to_contain_text("Missing")
    expect_for_everybody(page)
    page.get_by_label("Whom it is for, such as the funder").fill("Example Trust")
    page.get_by_role("checkbox", name="The title of it").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    expect(missing).to_contain_text("Ready")
    expect(page.get_by_role("blockquote")).to_contain_text("The turning of it")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Make the report (PDF)").click()
    file = tmp_path / "report.pdf"
    begun.value.save_as(file)
    words = paper.text_of(file.read_bytes())
    assert "Prepared for Example Trust" in words
    assert "The turning of it" in words
    assert "Participant 401" not in words
