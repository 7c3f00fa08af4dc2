"""A pen picture in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import attached
from tests.activities.harness import Bench
from tests.activities.pressing import saved
from toolkit.activities import PenPicture
from toolkit.model import PROGRAMME
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


def test_pieces_are_counted_and_shared_one_by_one(bench: Bench, seat: Seat) -> None:
    bench.show(attached(PenPicture(), seat))
    page = bench.page
    page.get_by_label("Ask me about").fill("word " * 21)
    expect(page.get_by_text("21 words. About 20 is plenty")).to_be_visible()
    expect(page.get_by_text("1 of 6 pieces written")).to_be_visible()
    page.get_by_label("Who will see this").last.select_option("Everyone in the cohort")
    saved(bench)
    responses = seat.responses(PROGRAMME)
    assert {name: r.sharing for name, r in responses.items()} == {
        "pen-picture.ask": "cohort"
    }
