"""Counted answers show when the facilitator says so, and name nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.answers import Choice
from tests.browser.notebook import prompt_of
from tests.browser.people import PHONE, Guest, Room
from tests.browser.walking import activity, expect_saved, give
from toolkit.model import Role

pytestmark = pytest.mark.browser
POLL = "w1-q1-leadership-time"
ANONYMOUS = "w1-q2-learning-leader"


def _at(guest: Guest, name: str) -> Locator:
    return activity(guest.page, prompt_of(name))


def _results(guest: Guest, name: str) -> Locator:
    return _at(guest, name).get_by_role("table", name="Results")


def _vote(guest: Guest, name: str, option: str) -> None:
    give(Choice(option), _at(guest, name))
    expect_saved(_at(guest, name))


def test_results_show_when_the_facilitator_reveals_them(room: Room) -> None:
    facilitator = room.comes("Facilitator 103", role=Role.FACILITATOR)
    voters = [room.comes(f"Participant {n}", size=PHONE) for n in (140, 141)]
    for voter in voters:
        _vote(voter, POLL, "data and reporting")
    counted = _results(facilitator, POLL).get_by_role("row", name="data and reporting")
    expect(counted).to_contain_text("2")
    for voter in voters:
        expect(_results(voter, POLL)).to_have_count(0)
        expect(
            _at(voter, POLL).get_by_role("button", name="Show results")
        ).to_have_count(0)
    _at(facilitator, POLL).get_by_role(
        "button", name="Show results to everyone"
    ).click()
    for voter in voters:
        row = _results(voter, POLL).get_by_role("row", name="data and reporting")
        expect(row).to_contain_text("100%")
    _at(facilitator, POLL).get_by_role("button", name="Hide results").click()
    for voter in voters:
        expect(_results(voter, POLL)).to_have_count(0)


def test_few_anonymous_answers_are_shown_to_no_participant(room: Room) -> None:
    facilitator = room.comes("Facilitator 104", role=Role.FACILITATOR)
    voter = room.comes("Participant 142")
    _vote(voter, ANONYMOUS, "2")
    _at(facilitator, ANONYMOUS).get_by_role("button", name="Show results").click()
    words = "Results show from five answers on."
    expect(_at(voter, ANONYMOUS)).to_contain_text(words)
    expect(_results(voter, ANONYMOUS)).to_have_count(0)
