"""A template that warms up leaves nothing behind."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit import Workshop
from toolkit.activities import Discussion, Reflection
from toolkit.activities.base.warming import unchanged, warm_up
from toolkit.forking.hooks import HOOKS
from toolkit.notebook.bound import Bound
from toolkit.seat import taking
from toolkit.store import Store


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch, store: Store) -> Workshop:
    """A workshop in a template whose store is prepared."""
    monkeypatch.setattr(HOOKS, "waiting", True)
    monkeypatch.setattr(HOOKS, "on_bind", [])
    monkeypatch.setattr(HOOKS, "before_fork", [])
    monkeypatch.setattr(taking, "_store", lambda _url: store)
    monkeypatch.setattr(taking, "_prepared", [store.url])
    return Workshop("workshop1_launch")


def _shown(bound: Bound) -> list[tuple[Any, ...]]:
    return [
        (activity.seat, activity.face, activity.answers, activity.room)
        for activity, _cell in bound._activities.values()
    ]


def test_after_a_warm_up_activities_are_nobodys_and_as_they_were(
    workshop: Workshop,
) -> None:
    workshop.reflection("hope", "What do you hope for?")
    workshop.discussion("worry", "What could get in the way?")
    workshop.poll("ready", "Ready?", options=["Yes", "No"])
    before = _shown(workshop)
    with workshop._warm_up():
        assert _shown(workshop) != before
    assert _shown(workshop) == before
    assert workshop._seat is None


def test_a_warm_up_is_kept_nowhere(workshop: Workshop, store: Store) -> None:
    workshop.discussion("worry", "What could get in the way?")
    with workshop._warm_up():
        pass
    assert store.cohorts.find("warming") is None
    assert store.people.roster("warming") == ()


def test_a_warm_up_does_what_a_person_does(workshop: Workshop) -> None:
    activity = workshop.discussion("worry", "What could get in the way?")
    assert isinstance(activity, Discussion)
    with unchanged(activity), taking.warming_seats() as seats:
        assert seats is not None
        activity.attach(seats[0], {})
        warm_up(activity, seats[1])
        assert activity.answers[""]["version"] == 1


def test_a_failure_in_a_warm_up_leaves_activities_nobodys() -> None:
    activity = Reflection("hope", "What do you hope for?").at("w")
    before = activity.face

    def fail() -> None:
        with unchanged(activity):
            activity.face = {**before, "prompt": "Another"}
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert activity.face == before


def test_the_participant_of_a_warm_up_has_a_group(workshop: Workshop) -> None:
    with taking.warming_seats() as seats:
        assert seats is not None
        assert seats[0].seating.group is not None


def test_no_class_changes_while_a_kernel_gets_its_person(workshop: Workshop) -> None:
    activity = workshop.discussion("worry", "What could get in the way?")
    during: list[dict[str, Any]] = []
    activity.attach = lambda *_: during.append(_classes(activity))  # type: ignore[method-assign]
    before = _classes(activity)
    with taking.warming_seats() as seats:
        assert seats is not None
        workshop._sit(seats[0])
    assert during == [before]


def _classes(activity: object) -> dict[str, Any]:
    return {str(kind): dict(vars(kind)) for kind in type(activity).__mro__}


def test_activities_of_one_kind_share_one_class() -> None:
    one, other = Reflection("hope", "What for?"), Reflection("worry", "What else?")
    assert type(one) is type(other) is Reflection
    assert one.get_state()["_anywidget_id"].endswith(".Reflection")
