"""The facilitator's cockpit, as the author of its notebook writes it."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities import Activity
from toolkit.activities.cockpit import Notes, People, Steer, Walls
from toolkit.bound import Bound
from toolkit.contents import Asked, read_contents
from toolkit.plans import Plan
from toolkit.runsheet import Note, run_sheet
from toolkit.seating import settings_of_notebook


class Cockpit(Bound):
    """A part of `Notebook`: panels for facilitators; others see nothing in them."""

    def steer(self) -> Activity:
        """Lead the room: agenda, sections, timer, pens down, notices."""
        return self._add(Steer("steer", workshop=self._name, plans=self._plans()))

    def people(self) -> Activity:
        """Who is here and how far each has got; attendance, latecomers, substitutes."""
        return self._add(
            People(
                "people",
                workshop=self._name,
                plans=self._plans(),
                contents=_contents,
            )
        )

    def walls(self) -> Activity:
        """What people share as it comes in: spotlight, merge, hide, reveal."""
        return self._add(Walls("walls", workshop=self._name, contents=_contents))

    def notes(self) -> Activity:
        """The run sheet of the section that is on, and notes of one's own."""
        return self._add(
            Notes(
                "facilitator-notes",
                workshop=self._name,
                plans=self._plans(),
                sheet=self._sheet,
            )
        )

    def _plans(self) -> dict[str, Plan]:
        return {plan.name: plan for plan in self._programme.workshops}

    def _sheet(self, plan: Plan) -> Mapping[str, tuple[Note, ...]]:
        return run_sheet(plan, self._programme.wording)


def _contents(workshop: str) -> tuple[Asked, ...]:
    # Read each time: the server writes it anew when a notebook changes.
    return read_contents(settings_of_notebook().contents, workshop)
