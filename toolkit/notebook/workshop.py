"""The author's object for a workshop: a notebook with an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from IPython.display import display

from toolkit.activities import Activity, Pacing, Task
from toolkit.notebook.authoring import insist_on_task
from toolkit.notebook.bound import A, running_cell
from toolkit.notebook.headings import Ending, SectionHeading
from toolkit.notebook.notebook import Notebook
from toolkit.programme.agenda import section_titles
from toolkit.programme.placeholders import marked


class Workshop(Notebook):
    """One workshop's notebook; every method returns what its cell shows.

    The first argument of an activity is its permanent name: answers hang on it. The
    second is the prompt, which may be reworded at any time.

    Args:
        name: the notebook's folder, as `programme.toml` names it.

    Raises:
        ProgrammeError: `programme.toml` has no such workshop.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._plan = self._programme.workshop(name)

    def _add(self, activity: A, *, was: str | Sequence[str] = ()) -> A:
        if isinstance(activity, Task):
            insist_on_task(activity, self._plan)
        return super()._add(activity, was=was)

    def begin(self) -> Activity:
        """The top of the page: day, time and place, and the pace of the room."""
        return self._add(
            Pacing(
                marked("workshop line"),
                title=self._plan.title,
                titles=section_titles(self._plan),
                find=self._find_printer,
                contents=self._asked,
            )
        )

    def section(self, title: str, *, minutes: int) -> SectionHeading:
        """Start a section; when it is follows from agenda and the cohort's calendar.

        Raises:
            AuthoringError: the agenda has no such entry, or another length for it.
        """
        titled = self._programme.wording.apply(title)
        heading = SectionHeading.of(self._plan, titled, minutes=minutes)
        titles = [entry.title for entry in self._plan.agenda]
        self._noting.started(titled, titles.index(titled), running_cell())
        return replace(
            heading,
            title=self._filled(heading.title),
            hours=self._filled(heading.hours),
        )

    def finish(self) -> Ending:
        """The end of the page: what to do next, and everything to take away.

        Every activity of the page gets its bookmark and private note here.
        """
        display(self.marks())
        ending = Ending.of(self._programme, self._plan)
        return replace(ending, next_line=self._filled(ending.next_line))
