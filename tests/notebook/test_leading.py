"""Which workshop a facilitators' page is about, and what its panels hear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.activities.conftest import People
from tests.activities.talking import say
from toolkit import Notebook
from toolkit.activities import Panel
from toolkit.model import Role
from toolkit.notebook import bound
from toolkit.seat import Seat
from toolkit.seat.channel import Listener, SilentChannel
from toolkit.store import Store

OF_THIRD_DAY = datetime(2023, 3, 28, 6, 0, tzinfo=UTC)


class Told(Panel):
    """Writes down what it is about."""

    kind = "told"

    def __init__(self, name: str = "told") -> None:
        self.heard: list[str] = []
        super().__init__(name, "Told", workshop="facilitate")

    def refresh_room(self) -> None:
        if self.led:
            self.heard.append(self.led)


@pytest.fixture
def people(store: Store) -> People:
    return People(store)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Told, Told]]:
    """The page with two panels, as the person on a seat opens it."""

    def opened_by(seat: Seat) -> tuple[Told, Told]:
        monkeypatch.setattr(bound, "take_seat", lambda _binding: seat)
        notebook = Notebook("facilitate")
        panels = Told("one"), Told("two")
        for panel in panels:
            notebook._add(panel)
        if notebook._seat is None:
            notebook._bind({})
        return panels

    return opened_by


class Ear(SilentChannel):
    """Hears that something changed when the test says so."""

    def listen(self, listener: Listener) -> None:
        self.hear = listener


def at_work(people: People, role: Role, *, ear: Ear | None = None) -> Seat:
    return people.seat(role=role, clock=lambda: OF_THIRD_DAY, channel=ear)


def test_every_panel_leads_the_same_workshop_and_another_when_one_is_chosen(
    people: People, opened: Callable[..., tuple[Told, Told]]
) -> None:
    one, two = opened(at_work(people, Role.FACILITATOR))
    assert {one.led, two.led} == {"workshop3"}
    said = say(one, {"do": "choose", "workshop": "workshop1_launch", "write": "1"})
    assert said == [{"re": "1", "done": True}]
    assert {one.led, two.led} == {"workshop1_launch"}


def test_panels_turn_to_a_workshop_that_goes_live(
    people: People, opened: Callable[..., tuple[Told, Told]]
) -> None:
    ear = Ear()
    one, two = opened(at_work(people, Role.FACILITATOR, ear=ear))
    other = at_work(people, Role.FACILITATOR)
    other.pace.steer("workshop2", lambda pace: replace(pace, section="section-1"))
    ear.hear()
    assert {one.led, two.led} == {"workshop2"}
    other.pace.steer(
        "workshop1_launch", lambda pace: replace(pace, section="section-1")
    )
    ear.hear()
    assert {one.led, two.led} == {"workshop2"}


def test_panels_stay_with_the_workshop_that_their_facilitator_chose(
    people: People, opened: Callable[..., tuple[Told, Told]]
) -> None:
    ear = Ear()
    one, two = opened(at_work(people, Role.FACILITATOR, ear=ear))
    say(one, {"do": "choose", "workshop": "workshop4", "write": "1"})
    other = at_work(people, Role.FACILITATOR)
    other.pace.steer("workshop2", lambda pace: replace(pace, section="section-1"))
    ear.hear()
    assert {one.led, two.led} == {"workshop4"}


@pytest.mark.parametrize("workshop", ["workshop9", "programme", None, ["workshop2"]])
def test_what_is_no_workshop_is_refused_and_changes_nothing(
    people: People, opened: Callable[..., tuple[Told, Told]], workshop: object
) -> None:
    one, two = opened(at_work(people, Role.FACILITATOR))
    (reply,) = say(one, {"do": "choose", "workshop": workshop, "write": "1"})
    assert "refused" in reply
    assert {one.led, two.led} == {"workshop3"}


def test_a_participant_leads_nothing_whatever_their_page_sends(
    people: People, opened: Callable[..., tuple[Told, Told]]
) -> None:
    one, two = opened(at_work(people, Role.PARTICIPANT))
    (reply,) = say(one, {"do": "choose", "workshop": "workshop2", "write": "1"})
    assert "Only a facilitator" in reply["refused"]
    assert (one.led, two.led) == ("", "")


def test_a_panel_reads_again_once_however_much_has_happened(people: People) -> None:
    seat = at_work(people, Role.FACILITATOR)
    panel = Told()
    panel.attach(seat, {})
    panel.lead("workshop3")
    panel.heard.clear()
    for name in ("one", "two"):
        seat.pace.reveal("workshop3", name, revealed=True)
    seat.pace.reveal("workshop2", "three", revealed=True)
    for event in seat.changes():
        panel.on_event(event)
    panel.caught_up()
    panel.caught_up()
    assert panel.heard == ["workshop3"]


def test_a_panel_keeps_no_answer(people: People) -> None:
    panel = Told()
    panel.attach(at_work(people, Role.FACILITATOR), {})
    (reply,) = say(panel, {"do": "save", "part": "", "value": "x", "write": "1"})
    assert "out of date" in reply["refused"]
