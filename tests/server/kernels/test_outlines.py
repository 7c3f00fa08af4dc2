"""In which order the notebooks are prepared."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.first_year import PROGRAMME, YEAR
from toolkit.server.kernels.outlines import in_order_of_need


def test_the_start_page_and_the_nearest_workshop_are_prepared_first() -> None:
    names = [
        one.name for one in in_order_of_need(PROGRAMME, YEAR.workshops, at=march())
    ]
    assert set(names[:2]) == {"home", "workshop3"}


def test_what_facilitators_use_is_prepared_last_and_nothing_is_forgotten() -> None:
    ordered = in_order_of_need(PROGRAMME, YEAR.workshops, at=march())
    steered = [getattr(one, "facilitators_only", False) for one in ordered]
    assert steered == sorted(steered)
    assert set(ordered) == set(PROGRAMME.served)


def march() -> datetime:
    return datetime(2023, 3, 27, tzinfo=UTC)
