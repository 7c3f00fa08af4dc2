"""The cockpit's panels, about a workshop that asks four things."""

from __future__ import annotations

import itertools
from typing import Any

from tests.activities.conftest import WORKSHOP
from tests.activities.talking import say
from tests.first_year import YEAR
from toolkit.activities import Discussion, GroupPage, Poll
from toolkit.activities.cockpit import Notes, People, Steer
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.group_pages import GroupPages
from toolkit.activities.walls import Walls
from toolkit.model.contents import Asked
from toolkit.programme.runsheet import run_sheet
from toolkit.seat import Seat

PLANS = {plan.name: plan for plan in YEAR.workshops}
TALK = Discussion("talk", "What did you notice?").at(WORKSHOP)
HELD = Discussion("held", "All at once", together=True).at(WORKSHOP)
PAGE = GroupPage("page", "What did you find?").at(WORKSHOP)
POLL = Poll("ready", "Ready?", options=["Not yet", "Ready"]).at(WORKSHOP)

_numbers = itertools.count(1)


def contents(workshop: str) -> tuple[Asked, ...]:
    """A talk and a page in the first section, the rest in the second."""
    if workshop != WORKSHOP:
        return ()
    placed = (
        *((TALK, "section-1"), (PAGE, "section-1")),
        *((POLL, "section-2"), (HELD, "section-2")),
    )
    return tuple(
        Asked(
            workshop=WORKSHOP,
            name=one.name,
            kind=one.kind,
            prompt=one.prompt,
            section=section,
            outcomes=(),
            parts=("",),
            face=one.face,
        )
        for one, section in placed
    )


def steer() -> Steer:
    return Steer("steer").at("facilitate")


def people_panel() -> People:
    return People("people", contents=contents).at("facilitate")


def walls() -> Walls:
    return Walls("walls", contents=contents).at("facilitate")


def group_pages() -> GroupPages:
    return GroupPages("group-pages", contents=contents).at("facilitate")


def notes() -> Notes:
    return Notes("facilitator-notes", sheet=run_sheet).at("facilitate")


MAKERS = {
    "steer": steer,
    "people": people_panel,
    "walls": walls,
    "pages": group_pages,
    "notes": notes,
}


def led(panel: Any, seat: Seat, workshop: str = WORKSHOP) -> Any:
    """*panel* as the notebook shows it to a facilitator who leads *workshop*."""
    panel.here = "http://127.0.0.1:8000"
    panel.dated(YEAR)
    panel.attach(seat, {})
    panel.lead(workshop)
    return panel


def press(panel: Panel, **message: Any) -> dict[str, Any]:
    """Press a button of *panel*; the one answer to it."""
    write = f"press-{next(_numbers)}"
    replies = [r for r in say(panel, {**message, "write": write}) if r.get("re")]
    (reply,) = replies
    return reply


def hear(panel: Panel) -> None:
    """Let *panel* hear what changed in the cohort."""
    assert panel.seat is not None
    for event in panel.seat.changes():
        panel.on_event(event)
    panel.caught_up()
