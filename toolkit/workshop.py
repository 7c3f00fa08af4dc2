"""The author's object: one call in a notebook cell makes one activity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities import (
    ActionPlan,
    Activity,
    Audit,
    Discussion,
    PenPicture,
    Poll,
    Recall,
    Reflection,
    Story,
    Task,
    fields,
)
from toolkit.cells import running_cell
from toolkit.display import Ending, Opening, SectionHeading
from toolkit.errors import AuthoringError
from toolkit.forking import on_bind
from toolkit.group_work import GroupWork
from toolkit.model import PROGRAMME, Event, Response, Sharing
from toolkit.naming import check_name, check_source
from toolkit.programme import find_programme, load_programme
from toolkit.seat import Seat
from toolkit.seating import take_seat


class Workshop(GroupWork):
    """One workshop's notebook; every method returns what its cell shows.

    The first argument of an activity is its permanent name: answers hang on it. The
    second is the prompt, which may be reworded at any time.

    Args:
        name: the notebook's folder, as `programme.toml` names it.

    Raises:
        ProgrammeError: `programme.toml` has no such workshop.
    """

    fields = fields
    """Makers of a task's fields: `short`, `long`, `lists`, `table`, `tick`, ..."""

    def __init__(self, name: str) -> None:
        self._programme = load_programme(find_programme())
        self._plan = self._programme.workshop(name)
        self._name = name
        self._activities: dict[str, tuple[Activity, str | None]] = {}
        self._seat: Seat | None = None
        self._unheard: list[Event] = []
        on_bind(self._bind)

    # -- the shape of the page ------------------------------------------------

    def begin(self) -> Opening:
        """The top of the page: title, day, time and place."""
        return Opening.of(self._plan)

    def section(self, title: str, *, minutes: int) -> SectionHeading:
        """Start a section; its clock times come from the agenda in `programme.toml`.

        Raises:
            AuthoringError: the agenda has no such entry, or another length for it.
        """
        return SectionHeading.of(self._plan, title, minutes=minutes)

    def finish(self) -> Ending:
        """The end of the page: what to do next, and everything to take away."""
        return Ending.of(self._programme, self._plan)

    # -- activities -----------------------------------------------------------

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

    # -- programme-wide: one answer, wherever it appears ----------------------

    def audit(self, moment: str = "baseline") -> Activity:
        """The self-audit at its `baseline`, `middle` or `end`."""
        return self._add(Audit(moment=moment))

    def action_plan(
        self, *, prefill: Mapping[str, tuple[str, str]] | None = None
    ) -> Activity:
        """The person's action plan, which grows all year.

        *prefill* names earlier answers, (workshop, name), whose words are offered for
        the plan's `hope`, `evidence` and first `aim`.
        """
        return self._add(ActionPlan(prefill=prefill))

    def pen_picture(self) -> Activity:
        """Who the person is, in six short parts."""
        return self._add(PenPicture())

    def story(self, name: str = "story-of-change") -> Activity:
        """The person's story of change, 400 words in all; it grows all year."""
        return self._add(Story(check_name(name)))

    # -- whose page it is -----------------------------------------------------

    def _bind(self, binding: Mapping[str, str]) -> None:
        self._seat = take_seat(binding)
        self._seat.on_change(self._catch_up)
        responses = self._responses(self._seat)
        Activity.silent = True
        try:
            for activity, _cell in self._activities.values():
                activity.attach(self._seat, responses[activity.workshop])
        finally:
            Activity.silent = False

    def _responses(self, seat: Seat) -> dict[str, Mapping[str, Response]]:
        return {name: seat.responses(name) for name in (self._name, PROGRAMME)}

    def _catch_up(self) -> None:
        if self._seat is not None:
            me = self._seat.person.id
            # Whoever changed it, what others share is read again once.
            self._unheard.extend(self._seat.changes())
            told = {
                (event.workshop, event.activity, event.person == me): event
                for event in self._unheard
            }
            for event in told.values():
                for activity, _cell in self._activities.values():
                    activity.on_event(event)
            # Should the store fail before this, the next hint makes it good.
            self._unheard.clear()

    def _add(self, activity: Activity) -> Activity:
        cell = running_cell()
        earlier = self._activities.get(activity.address)
        if earlier is not None and (cell is None or cell != earlier[1]):
            raise AuthoringError(
                f'Two activities are named "{activity.name}". Give the second another '
                f'name, such as "{activity.name}-2". (If you moved its cell, restart '
                "the kernel and run all cells.)"
            )
        if earlier is not None:
            earlier[0].close()
        self._activities[activity.address] = (activity, cell)
        if self._seat is not None:
            activity.attach(self._seat, self._responses(self._seat)[activity.workshop])
        return activity
