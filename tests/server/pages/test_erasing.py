"""Erasing oneself on the page, or somebody on the desk; receipts, other browsers."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from tests.export.pdf import text_of, untagged_painting
from tests.serving import COHORT, PEOPLE, WORKSHOP, Browser, LiveServer, until
from toolkit.model import ResponseKey, Role, Seating, Sharing

_numbers = itertools.count(700)
HERS = "Zebrafinch counted on a rekenrek in every single lesson"


@pytest.fixture
def one(live_server: LiveServer) -> Seating:
    """A participant who has answered something and added a file."""
    name = f"Zebrafinch {next(_numbers)}"
    seating = live_server.store.people.add(COHORT, name=name, school="Fallow Hill")
    live_server.store.responses.save(
        ResponseKey(COHORT, seating.person.id, WORKSHOP, "hope"),
        {"text": f"{HERS} {name}"},
        sharing=Sharing.COHORT,
        based_on=0,
        write="w",
        prompt="What do you hope for?",
        at=datetime.now(UTC),
    )
    return seating


def said(browser: Browser, path: str) -> str:
    return unescape(browser.get(path).text)


def files_with(words: str, folder: Path) -> list[str]:
    """In which files below *folder* these words are, as bytes."""
    sought = words.encode()
    found = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in found if sought in each.read_bytes()]


def test_a_person_sees_what_goes_types_the_word_and_gets_a_receipt(
    live_server: LiveServer, one: Seating
) -> None:
    here, elsewhere = live_server.entered(one), live_server.entered(one)
    assert "/me/erase" in said(here, "/me/data")
    page = said(here, "/me/erase")
    assert "1 answer" in page
    assert "hangs on it." in page
    assert "/me/data.zip" in page
    missed = here.post("/me/erase", {"word": "yes"})
    assert missed.headers["Location"] == "/me/erase"
    assert "Nothing was erased." in said(here, "/me/erase")
    done = here.post("/me/erase", {"word": " Erase "})
    receipt = done.headers["Location"]
    shown = said(here, receipt)
    assert 'data-has-left="for good"' in shown
    assert "data-has-left=" not in said(here, receipt)
    assert "1 answer" in shown
    assert here.get("/").headers["Location"] == "/join"
    pdf = here.get(f"{receipt}.pdf")
    assert pdf.headers["Content-Type"] == "application/pdf"
    paper = text_of(pdf.content)
    for words in ("everything of one person was erased", "1 answer", receipt[-32:]):
        assert words in paper, words
    assert untagged_painting(pdf.content) == 0
    whole = f"{shown}{paper}{said(here, receipt + '.txt')}"
    until(lambda: "written anew" in said(here, receipt))
    for hers in (one.person.name, one.person.school, HERS):
        assert hers not in whole
        assert files_with(hers, live_server.data) == []
    assert one.person.id not in whole
    # The browser that she has elsewhere is told, once, and forgets her.
    assert elsewhere.get("/erased").json() == {"erased": True}
    told = elsewhere.get("/join")
    assert 'data-has-left="for good"' in told.text
    assert "has been erased" in told.text
    assert told.headers["Clear-Site-Data"] == '"storage"'
    assert "has been erased" not in said(elsewhere, "/join")
    assert elsewhere.get("/erased").json() == {"erased": False}
    assert one.person.name not in live_server.log


def test_who_never_was_here_or_is_signed_out_is_not_told_that_anybody_was_erased(
    live_server: LiveServer, stranger: Browser, participant: Browser
) -> None:
    assert stranger.get("/erased").json() == {"erased": False}
    assert participant.get("/erased").json() == {"erased": False}
    stranger.http.cookies.set("workshop-seat", "made-up")
    assert stranger.get("/erased").json() == {"erased": False}
    assert "erased" not in said(stranger, "/join")
    for path in ("/erased/" + "0" * 32, "/erased/" + "0" * 32 + ".txt"):
        assert stranger.get(path).status_code == 404


def test_who_runs_the_cohort_erases_somebody_by_typing_their_name(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    page = f"{PEOPLE}/{one.id}/erase"
    assert page in said(facilitator, f"{PEOPLE}/{one.id}")
    assert "1 answer" in said(facilitator, page)
    assert facilitator.post(page, {"name": "erase"}).headers["Location"] == page
    assert "Nothing was erased." in said(facilitator, page)
    browser = live_server.entered(one)
    done = facilitator.post(page, {"name": f"  {one.person.name.upper()} "})
    shown = said(facilitator, done.headers["Location"])
    assert "by who runs their cohort" in shown
    assert "data-has-left=" not in shown  # it is not their browser
    assert facilitator.get(PEOPLE).status_code == 200
    assert browser.get("/").headers["Location"] == "/join"
    assert facilitator.get(page).status_code == 404
    assert one.person.name not in said(facilitator, PEOPLE)


def test_no_facilitator_erases_another_or_somebody_who_is_elsewhere_too(
    live_server: LiveServer, facilitator: Browser, one: Seating
) -> None:
    store = live_server.store
    other = store.people.add(COHORT, name="Wren", role=Role.FACILITATOR)
    store.cohorts.add("erasing", "Erasing")
    email = f"{one.id}@example.org"
    both = [store.people.add(c, name="Both", email=email) for c in (COHORT, "erasing")]
    for seating in (other, both[0], live_server.seat("Facilitator 1")):
        page = f"{PEOPLE}/{seating.id}/erase"
        assert facilitator.get(page).status_code == 404
        sent = facilitator.post(page, {"name": seating.person.name})
        assert sent.status_code in {303, 404}
        assert store.people.seating(seating.id) == seating
    organiser = live_server.organiser()
    organiser.post(f"{PEOPLE}/{both[0].id}/erase", {"name": "Both"})
    assert store.people.seats_of(both[0].person.id) == ()


def test_who_alone_leads_is_told_what_to_do_first(live_server: LiveServer) -> None:
    store = live_server.store
    store.cohorts.add("alone", "Alone")
    lead = store.people.add("alone", name="Wren", role=Role.FACILITATOR)
    store.people.add("alone", name="Somebody")
    browser = live_server.entered(lead)
    page = said(browser, "/me/erase")
    assert "Wren is the only facilitator of Alone." in page
    assert "type the word" not in page
    browser.post("/me/erase", {"word": "erase"})
    assert browser.get("/me").status_code == 200
    assert store.people.seating(lead.id) == lead
