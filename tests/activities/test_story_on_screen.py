"""A story of change in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import attached
from tests.activities.harness import Bench
from tests.activities.pressing import saved
from tests.activities.talking import kept
from toolkit.activities import Story
from toolkit.model import PROGRAMME
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


def test_the_words_of_a_story_are_counted_together(bench: Bench, seat: Seat) -> None:
    bench.show(attached(Story(), seat))
    page = bench.page
    page.get_by_label("Title").fill("Twenty minutes")
    page.get_by_label("The turning point").fill("A broken projector")
    expect(page.get_by_text("5 of 400 words in all")).to_be_visible()
    page.get_by_label("What we did").fill("word " * 400)
    expect(page.get_by_text("405 words in all. About 400 is plenty")).to_be_visible()
    saved(bench)
    assert kept(seat, "story-of-change", PROGRAMME)["title"] == "Twenty minutes"
