"""Somebody comes in, takes their data along, and takes back a word."""

from __future__ import annotations

import json
import zipfile
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect

from tests.serving import COHORT, LiveServer
from toolkit.model import ResponseKey, Seating, Sharing
from toolkit.model.consent import Consent, Purpose
from toolkit.server.site import now

pytestmark = pytest.mark.browser

PLACE = ("community", "voices.one")
SAID = "We plan together now."


def says(server: LiveServer, seating: Seating) -> None:
    """Share a sentence with the cohort, and agree to that."""
    workshop, activity = PLACE
    server.store.responses.save(
        ResponseKey(COHORT, seating.person.id, workshop, activity),
        {"sentence": SAID, "role": 0, "consent": True},
        sharing=Sharing.COHORT,
        based_on=0,
        write=uuid4().hex,
        prompt="Say one",
        at=now(),
    )
    server.store.consents.give(
        Consent(
            id=uuid4().hex,
            cohort=COHORT,
            person=seating.person.id,
            purpose=Purpose.QUOTE,
            workshop=workshop,
            activity=activity,
            wording="I agree that this sentence is shown.",
            given_at=now(),
        )
    )


def test_from_the_notice_at_the_door_to_a_word_taken_back(
    programme_server: LiveServer, chromium: Browser
) -> None:
    seating = programme_server.store.people.add(COHORT, name="Participant 171")
    with chromium.new_context(base_url=programme_server.base) as context:
        page = context.new_page()
        page.goto(programme_server.base + programme_server.link_of(seating))
        expect(page.get_by_role("heading", name="What is kept of you")).to_be_visible()
        page.get_by_role("button", name="Join as Participant 171").click()
        page.wait_for_url(lambda url: "/join" not in url)
        says(programme_server, seating)
        page.get_by_role("link", name="Participant 171").click()
        page.get_by_role("link", name="Open my data").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Download all of it").click()
        with zipfile.ZipFile(download.value.path()) as packed:
            answers = json.loads(packed.read("answers.json"))
            assert [row["value"]["sentence"] for row in answers] == [SAID]
            assert b"seats.json" in packed.read("README.txt")
        page.get_by_role("button", name="Take it back").click()
        expect(page.get_by_role("status").first).to_contain_text("Taken back")
        expect(page.get_by_role("button", name="Take it back")).to_have_count(0)
    key = ResponseKey(COHORT, seating.person.id, *PLACE)
    kept = programme_server.store.responses.find(key)
    assert kept is not None
    assert kept.sharing is Sharing.PRIVATE
