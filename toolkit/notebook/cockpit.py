"""The facilitator's cockpit, as the author of its notebook writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from toolkit.activities import Activity
from toolkit.activities.cockpit import Notes, People, Steer, Walls
from toolkit.model.contents import Asked, read_contents
from toolkit.notebook.bound import Bound
from toolkit.programme.plan import Plan
from toolkit.programme.runsheet import Note, run_sheet
from toolkit.seat.taking import settings_of_notebook


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
    folder = settings_of_notebook().contents
    try:
        # The server writes it anew when a notebook changes.
        changed = (folder / f"{workshop}.json").stat().st_mtime_ns
    except OSError:
        return ()
    return _read(folder, workshop, changed)


@lru_cache(maxsize=16)
def _read(folder: Path, workshop: str, _changed: int) -> tuple[Asked, ...]:
    return read_contents(folder, workshop)
