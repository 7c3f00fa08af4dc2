"""What all parts of the start page have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.activities.conftest import attached
from tests.activities.harness import PHONE, SMALL_PHONE, Bench
from tests.activities.start_page import BETWEEN, DURING, LATE, growth, to_do_of, year_of
from toolkit.activities.base.overview import from_today
from toolkit.model import Role
from toolkit.programme import Programme


def test_nothing_of_the_start_page_is_taken_for_an_answer(
    programme: Programme,
) -> None:
    for shown in (year_of(programme), to_do_of(programme), growth()):
        data, _metadata = shown._repr_mimebundle_()
        assert "application/vnd.workshop.activity+json" not in data


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["phone", "small phone"])
@pytest.mark.parametrize("at", [DURING, LATE])
def test_nothing_scrolls_sideways(
    open_bench: Callable[..., Bench],
    somebody: Any,
    programme: Programme,
    size: tuple[int, int],
    at: datetime,
) -> None:
    bench = open_bench(size=size)
    seat = somebody(at, role=Role.FACILITATOR)
    bench.show(
        *(attached(one, seat) for one in (year_of(programme), to_do_of(programme))),
        attached(growth(), seat),
    )
    wide = bench.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]


def test_a_page_that_is_left_listens_no_longer(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    for shown in (year_of(programme), to_do_of(programme), growth()):
        bench.show(attached(shown, somebody(BETWEEN)))
        assert bench.take_down(shown) == 0


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (14, "in 14 days"),
        (-20, "2 weeks ago"),
        (400, ""),
    ],
)
def test_days_are_counted_as_people_count_them(days: int, said: str) -> None:
    today = BETWEEN.date()
    assert from_today(today.fromordinal(today.toordinal() + days), today) == said
