"""Agreeing, beside one's own words, that the next cohort reads them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import Bench
from toolkit.activities import Discussion, Story
from toolkit.activities.base.agreeing import OBJECTS, WORDING
from toolkit.model import PROGRAMME
from toolkit.model.consent import Purpose
from toolkit.model.succession import Sort

pytestmark = pytest.mark.browser


def test_a_story_asks_once_there_are_words_and_says_since_when(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    story = attached(Story(), me)
    bench.show(story)
    page = bench.page
    tick = page.get_by_label(WORDING[Sort.STORY], exact=True)
    expect(tick).to_be_hidden()
    page.get_by_label("Title").fill("Twenty minutes")
    tick.check()
    expect(page.get_by_text("You agreed on ")).to_be_visible()
    assert set(me.consents.standing(Purpose.NEXT_COHORT, PROGRAMME)) == {story.name}
    page.get_by_label("Title").fill("")
    expect(tick).to_be_visible()
    tick.uncheck()
    expect(page.get_by_text("You agreed on ")).to_be_hidden()
    assert not me.consents.standing(Purpose.NEXT_COHORT, PROGRAMME)
    assert bench.problems == []


def test_a_groups_list_has_a_tick_for_and_one_against(
    bench: Bench, people: People
) -> None:
    me, other = people.seat(group="Group 1"), people.seat(group="Group 1")
    made = Discussion("list", "Our list", for_next_cohort=True).at(WORKSHOP)
    place = (WORKSHOP, "list")
    wording = WORDING[Sort.LIST]
    other.consents.give(Purpose.NEXT_COHORT, *place, wording=wording)
    bench.show(attached(made, me))
    page = bench.page
    expect(page.get_by_text("1 other of your group agrees.")).to_be_visible()
    for_it, against = page.get_by_label(wording), page.get_by_label(OBJECTS)
    for_it.check()
    expect(page.get_by_text("You agreed on ")).to_be_visible()
    against.check()
    expect(page.get_by_text("You objected on ")).to_be_visible()
    expect(for_it).not_to_be_checked()
    other.consents.object_to(*place, objects=True)
    against.uncheck()
    expect(page.get_by_text("Somebody of your group objects")).to_be_visible()
    assert bench.problems == []
