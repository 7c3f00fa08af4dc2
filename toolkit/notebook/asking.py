"""What a notebook asks one person, as an author writes it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities import Activity, Discussion, Poll, Recall, Reflection, Task
from toolkit.activities.task import fields
from toolkit.model import Sharing
from toolkit.model.names import check_name, check_source
from toolkit.notebook.bound import Bound


class Asking(Bound):
    """A part of `Notebook`: reflections, discussions, polls, tasks."""

    def reflection(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002 - the word authors expect
        fields: Sequence[str] = (),
        lines: int = 3,
        sharing: Sharing | str = Sharing.PRIVATE,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Think and write: one box, or one box for each of *fields*."""
        return self._add(
            Reflection(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                fields=fields,
                lines=lines,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def discussion(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002
        grouping: str = "Pairs",
        minutes: int = 10,
        choices: Sequence[str] = (),
        together: bool = False,
        sharing: Sharing | str = Sharing.COHORT,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Talk, note what was said, and read what others share.

        With *together* nobody reads anything until a facilitator shows it to all.
        """
        return self._add(
            Discussion(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                grouping=grouping,
                minutes=minutes,
                choices=choices,
                together=together,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def poll(
        self,
        name: str,
        prompt: str,
        *,
        options: Sequence[str],
        help: str = "",  # noqa: A002
        multiple: bool = False,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Choose one option, or several; results show when a facilitator says so."""
        return self._add(
            Poll(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                options=options,
                multiple=multiple,
                outcomes=outcomes,
            )
        )

    def scale(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002
        low: int = 1,
        high: int = 5,
        ends: tuple[str, str] = ("Not at all", "Completely"),
        anonymous: bool = True,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Choose a number from *low* to *high*; a long scale becomes a slider."""
        return self._add(
            Poll(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                scale=(low, high),
                ends=ends,
                anonymous=anonymous,
                outcomes=outcomes,
            )
        )

    def task(
        self,
        name: str,
        title: str,
        *,
        due: str,
        fields: Sequence[fields.Field],
        intro: str = "",
        criteria: Sequence[str] = (),
        bring: str = "",
        share: str = "",
    ) -> Activity:
        """The work to do in school; each field is saved and shared on its own."""
        return self._add(
            Task(
                check_name(name),
                title,
                workshop=self._name,
                due=due,
                intro=intro,
                fields=fields,
                criteria=criteria,
                bring=bring,
                share=share,
            )
        )

    def recall(self, workshop: str, name: str, prompt: str) -> Activity:
        """Show one's own earlier answer; *name* is an activity, or "task.field"."""
        return self._add(
            Recall(
                prompt,
                workshop=self._name,
                source_workshop=self._programme.workshop(workshop).name,
                source=check_source(name),
            )
        )
