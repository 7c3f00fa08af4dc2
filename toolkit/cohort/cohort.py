"""The facilitator's object: a cohort as pandas tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import ParamSpec

import pandas as pd

from toolkit.activities.charts import Picture
from toolkit.clock import now
from toolkit.cohort import answers, doing, evaluating, people, pictures
from toolkit.cohort.columns import in_docstring, told
from toolkit.cohort.described import FRAMES
from toolkit.cohort.reading import Reading
from toolkit.errors import ToolkitError
from toolkit.model import PROGRAMME
from toolkit.model.looked import Looked, What
from toolkit.programme import Programme, find_programme, load_programme
from toolkit.programme.dated import dated
from toolkit.seat.taking import settings_of_notebook
from toolkit.store import Store

COMMAND = "command"
"""Who looked, in the log, where no seat did: whoever is at the server's machine."""

P = ParamSpec("P")

_noted: set[tuple[str, str]] = set()


def _documented(
    frame: Callable[P, pd.DataFrame],
) -> Callable[P, pd.DataFrame]:
    """*frame*, its docstring with the columns of what it gives."""
    columns = FRAMES[frame.__name__]
    frame.__doc__ = in_docstring(frame.__doc__ or "", columns)
    return frame


class Cohort:
    """A cohort's frames, read from the store of this machine when asked for.

    Each is tidy: one row is one observation. `person` joins them. No frame ever holds
    a private answer, of anybody, and counts of fewer than five people are left out,
    also where they would follow by difference. `columns` says what columns mean.
    That frames were read is written into the cohort's log, once a process; the server,
    which has the cohort's *programme*, writes lines of its own.

    Args:
        id: the cohort's short name, such as "demo".

    Raises:
        ToolkitError: there is no such cohort.
    """

    def __init__(
        self,
        id: str,  # noqa: A002
        *,
        store: Store | None = None,
        contents: Path | None = None,
        programme: Programme | None = None,
    ) -> None:
        self._contents = contents or settings_of_notebook().contents
        self._store = store or Store.open(settings_of_notebook().store_url)
        found = self._store.cohorts.find(id)
        if found is None:
            raise ToolkitError(self._store.cohorts.unknown(id))
        self.id = found.id
        self.title = found.title
        self._served = programme

    @property
    def reading(self) -> Reading:
        """Of what frames are made now; that somebody looks is written down."""
        if self._served is None:
            _note(self._store, self.id)
        return Reading(self._store, self.id, self._programme, self._contents)

    @cached_property
    def _programme(self) -> Programme:
        if self._served is not None:
            return self._served
        programme = load_programme(find_programme())
        return dated(programme, self._store.calendars.of(self.id))

    @staticmethod
    def columns(name: str) -> pd.DataFrame:
        """What the columns of one frame hold and mean.

        Raises:
            ToolkitError: there is no frame of this name.
        """
        if name not in FRAMES:
            raise ToolkitError(
                f'There is no frame "{name}". There is: {", ".join(FRAMES)}.'
            )
        return told(FRAMES[name])

    @_documented
    def people(self) -> pd.DataFrame:
        """Everybody in the cohort: the one frame with names and schools."""
        return people.people(self.reading)

    @_documented
    def attendance(self, workshop: str = "") -> pd.DataFrame:
        """Who was at each workshop, or at one, by the programme's rules."""
        return doing.attendance(self.reading, workshop)

    @_documented
    def tasks(self) -> pd.DataFrame:
        """How every participant's every task stands; who has withdrawn is left out."""
        return doing.tasks(self.reading)

    @_documented
    def meetings(self) -> pd.DataFrame:
        """The optional meetings between the workshops."""
        return doing.meetings(self.reading)

    @_documented
    def responses(self, workshop: str = "", activity: str = "") -> pd.DataFrame:
        """What people share, of one activity or of all: never a private answer.

        What is shared under a role alone has no `person` and no `saved`.
        """
        return answers.responses(self.reading, workshop, activity)

    @_documented
    def audit(self) -> pd.DataFrame:
        """The stages of audits that their authors share with facilitators or wider."""
        return answers.audit(self.reading)

    @_documented
    def audit_change(self) -> pd.DataFrame:
        """How the shared audits changed, by statement: counts, no names, no average."""
        return answers.audit_change(self.reading)

    @_documented
    def evaluation(self) -> pd.DataFrame:
        """What participants chose when they were asked how it was, without names."""
        return evaluating.evaluation(self.reading)

    @_documented
    def votes(self, workshop: str = "", activity: str = "") -> pd.DataFrame:
        """How participants voted, without names, in one poll or in all."""
        return answers.votes(self.reading, workshop, activity)

    @_documented
    def coverage(self) -> pd.DataFrame:
        """How many participants have worked on each of the programme's outcomes."""
        return answers.coverage(self.reading)

    @_documented
    def groups(self, workshop: str = PROGRAMME) -> pd.DataFrame:
        """Who works with whom in *workshop*; without one, in the year's groups."""
        return people.groups(self.reading, workshop)

    @_documented
    def group_page(self, workshop: str, activity: str) -> pd.DataFrame:
        """What groups have written together on one page."""
        return people.group_page(self.reading, workshop, activity)

    @_documented
    def consents(self) -> pd.DataFrame:
        """To what people agreed, and when they took it back."""
        return people.consents(self.reading)

    def chart(self, workshop: str, activity: str) -> Picture:
        """What the cohort answered to a poll, a ranking or an audit, as a picture.

        Votes are counted; of rankings and audits only those that are not private.

        Raises:
            ToolkitError: there is no such activity, or fewer than five have answered.
        """
        return pictures.picture(self.reading, workshop, activity)


def _note(store: Store, cohort: str) -> None:
    """Write into the log that somebody reads frames; once a process and cohort."""
    if (place := (store.url, cohort)) not in _noted:
        _noted.add(place)
        store.looks.note(Looked(cohort, COMMAND, What.FRAMES, "", now()))
