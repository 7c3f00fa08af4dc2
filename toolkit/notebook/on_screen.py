"""The screen for the whole room, as the author of its notebook writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from toolkit.activities import Activity
from toolkit.activities.screen import Screen
from toolkit.model.contents import read_contents
from toolkit.notebook.bound import Bound
from toolkit.programme.agenda import section_titles
from toolkit.programme.plan import Plan
from toolkit.seat.taking import settings_of_notebook


class OnScreen(Bound):
    """A part of `Notebook`: what a projector shows."""

    def screen(self) -> Activity:
        """The workshop that is led now, for everybody in the room to look at."""
        plans: Mapping[str, Plan] = {p.name: p for p in self._programme.workshops}
        folder = settings_of_notebook().contents
        return self._add(
            Screen(
                "screen",
                workshop=self._name,
                plans=plans,
                titles=section_titles,
                contents=partial(read_contents, folder),
            )
        )
