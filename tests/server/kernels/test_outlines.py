"""In which order the notebooks are prepared."""

from __future__ import annotations

from tests.first_year import PROGRAMME
from toolkit.server.kernels.outlines import in_order_of_need


def test_the_start_page_and_what_is_led_now_are_prepared_first() -> None:
    ordered = in_order_of_need(PROGRAMME, ["workshop3", "workshop2"])
    names = [one.name for one in ordered]
    assert set(names[:2]) == {"home", "workshop3"}
    assert names[2] == "workshop2"


def test_while_nothing_is_known_the_first_workshop_comes_first() -> None:
    names = [one.name for one in in_order_of_need(PROGRAMME, [])]
    assert set(names[:2]) == {"home", "workshop1_launch"}


def test_what_facilitators_use_is_prepared_last_and_nothing_is_forgotten() -> None:
    ordered = in_order_of_need(PROGRAMME, ["workshop3"])
    steered = [getattr(one, "facilitators_only", False) for one in ordered]
    assert steered == sorted(steered)
    assert set(ordered) == set(PROGRAMME.served)
