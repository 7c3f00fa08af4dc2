"""The facilitators' panel for groups, as the author of their notebook writes it."""

from __future__ import annotations

from toolkit.activities import Activity, MakingGroups
from toolkit.model.contents import Asked, read_contents
from toolkit.notebook.bound import Bound
from toolkit.seat.taking import settings_of_notebook


class Arranging(Bound):
    """A part of `Notebook`: who works with whom; only facilitators see anything."""

    def groups(self) -> Activity:
        """Make groups for the year, a workshop or an activity; places and roles."""
        return self._add(
            MakingGroups(
                "groups",
                workshop=self._name,
                titles={plan.name: plan.title for plan in self._programme.workshops},
                contents=_contents,
            )
        )


def _contents(workshop: str) -> tuple[Asked, ...]:
    # Read each time: the server writes it anew when a notebook changes.
    return read_contents(settings_of_notebook().contents, workshop)
