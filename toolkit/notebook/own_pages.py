"""What the programme's own notebooks show a person of their year, as authors ask it."""

from __future__ import annotations

from functools import partial

from toolkit.activities import (
    Activity,
    Coverage,
    Growth,
    Marks,
    Portfolio,
    ToDo,
    Year,
)
from toolkit.activities.coverage.outcomes import Contents
from toolkit.model.contents import read_contents
from toolkit.notebook.bound import Bound
from toolkit.seat.taking import settings_of_notebook


class OwnPages(Bound):
    """A part of `Notebook`: where a person is in the year, and what they have made."""

    def year(self) -> Activity:
        """The workshops as a path, and the one that is next or on now."""
        programme = self._programme
        return self._add(
            Year(
                programme.workshops,
                notebooks=programme.notebooks,
                workshop=self._name,
            )
        )

    def to_do(self) -> Activity:
        """The tasks: how far each has come, and when it is due."""
        return self._add(
            ToDo(
                self._programme.workshops,
                contents=self._contents,
                workshop=self._name,
            )
        )

    def growth(self, *, hope: tuple[str, str]) -> Activity:
        """Hope, plan, audit, bookmarks and community; *hope* is (workshop, name)."""
        return self._add(
            Growth(hope=hope, contents=self._contents, workshop=self._name)
        )

    def portfolio(self) -> Activity:
        """Everything the person has made, and what of it goes into the document."""
        return self._add(
            Portfolio(
                self._programme.workshops,
                contents=self._contents,
                workshop=self._name,
            )
        )

    def coverage(self) -> Activity:
        """Which of the programme's outcomes the person has worked on."""
        return self._add(
            Coverage(
                self._programme.outcomes,
                contents=self._contents,
                workshop=self._name,
            )
        )

    def marks(self) -> Activity:
        """A bookmark and a private note on every activity of this page."""
        return self._add(Marks(self._marked_names, workshop=self._name))

    def _marked_names(self) -> list[str]:
        every = (activity for activity, _cell in self._activities.values())
        return [one.name for one in every if one.is_asked and one.parts]

    def _contents(self) -> Contents:
        """What every workshop asks now, as the server keeps it."""
        read = partial(read_contents, settings_of_notebook().contents)
        names = [plan.name for plan in self._programme.workshops]
        return [(name, read(name)) for name in names]
