"""In which order the notebooks are prepared."""

from __future__ import annotations

from tests.first_year import PROGRAMME
from toolkit.server.kernels.order import in_order_of_need


def test_what_is_led_now_is_prepared_first_and_then_the_start_page() -> None:
    ordered = in_order_of_need(PROGRAMME, ["workshop3", "workshop2"])
    assert [one.name for one in ordered[:3]] == ["workshop3", "home", "workshop2"]


def test_while_nothing_is_known_the_first_workshop_comes_first() -> None:
    names = [one.name for one in in_order_of_need(PROGRAMME, [])]
    assert names[:2] == ["workshop1_launch", "home"]


def test_what_facilitators_use_is_prepared_last_and_nothing_is_forgotten() -> None:
    ordered = in_order_of_need(PROGRAMME, ["workshop3"])
    steered = [getattr(one, "facilitators_only", False) for one in ordered]
    assert steered == sorted(steered)
    assert set(ordered) == set(PROGRAMME.served)
