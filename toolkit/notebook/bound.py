"""A notebook's activities, and whose page it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from IPython import get_ipython

from toolkit.activities import Activity, Panel
from toolkit.activities.base.apart import keep_apart
from toolkit.activities.base.own import look_in, read_all
from toolkit.activities.base.rewording import give_dates, reword
from toolkit.activities.base.shared_here import Counts
from toolkit.activities.base.silence import in_silence
from toolkit.activities.base.warming import unchanged, warm_up
from toolkit.activities.base.was import names_before, take_up
from toolkit.errors import AnswerError, AuthoringError
from toolkit.forking import before_bind, before_fork, on_bind
from toolkit.model import PROGRAMME, Event, EventKind, Response
from toolkit.model.calendar import Calendar
from toolkit.notebook.authoring import insist_on_sense, named_twice
from toolkit.notebook.beside import made_document, show_beside
from toolkit.notebook.itself import Itself
from toolkit.notebook.later import Later
from toolkit.notebook.noting import Noting
from toolkit.notebook.own import OwnKinds
from toolkit.programme import Programme
from toolkit.programme.agenda import workshop_to_lead
from toolkit.programme.calendars import newest_calendar
from toolkit.programme.copied import folder_here, programme_here
from toolkit.programme.dated import dated
from toolkit.seat import Seat
from toolkit.seat.taking import take_seat, vacant_seat, warming_seats

A = TypeVar("A", bound=Activity)


class Bound:
    """Keeps the activities of one notebook in step with one person's seat.

    Lives as long as the notebook's kernel. *name* is where its answers hang.
    """

    def __init__(self, name: str) -> None:
        self._programme = programme_here()
        self._itself = Itself(type(self).__name__, name)
        look_in(folder_here())
        read_all()  # while nobody is here
        self._dated: Programme | None = None
        self._name = name
        self._activities: dict[str, tuple[Activity, str | None]] = {}
        self._seat: Seat | None = None
        self._unheard: list[Event] = []
        self._counting = Later(self._count_others)
        self._led = ""
        self._is_chosen = False
        self._here = ""
        self._is_alone = False
        self._noting = Noting(self._programme)
        before_fork(self._warm_up)
        before_bind(self._get_ready)
        on_bind(self._bind)

    @property
    def own(self) -> OwnKinds:
        """The programme's own activities: `own.lights(...)` is `activities/lights/`."""
        return OwnKinds(self._add)

    def _bind(self, binding: Mapping[str, str]) -> None:
        self._here = binding.get("here", "")
        self._sit(take_seat(binding), is_alone="seat" not in binding)
        if self._is_alone:
            show_beside(self._worded, self._document, dates=self._calendar()[0])

    def _calendar(self) -> tuple[str, Calendar | None]:
        """The dates of this person's year; to an author, those of a file, and which."""
        if self._is_alone:
            return newest_calendar(folder_here(), self._programme) or ("", None)
        return "", self._seat.calendar() if self._seat else None

    def _document(self, of: str, name: str) -> tuple[str, bytes]:
        """For an author: what a link to "download" or "pack" leads to."""
        about = {"programme": self._dated, "seat": self._seat}
        activities = [activity for activity, _cell in self._activities.values()]
        return made_document(of, name, activities, notebook=self._name, **about)

    def _sit(self, seat: Seat, *, is_alone: bool = False) -> None:
        self._seat, self._is_alone = seat, is_alone
        seat.on_change(self._catch_up)
        with in_silence(), seat.at_once():
            seat.glance(self._name)
            self._dated = dated(self._programme, self._calendar()[1])
            responses = self._responses(seat)
            for activity, _cell in self._activities.values():
                give_dates(activity, self._dated, notebook=self._name)
                activity.attach(seat, responses[activity.workshop])
            self._begin_to_lead()
            self._count_others()

    @contextmanager
    def _warm_up(self) -> Iterator[None]:
        """In a template: go through what visitors will do."""
        with self._nobodys() as stack:
            seats = stack.enter_context(warming_seats())
            if seats is not None:
                self._go_through(*seats)
            yield

    @contextmanager
    def _get_ready(self) -> Iterator[None]:
        """In a kernel that waits for its person: sit down as they will."""
        with self._nobodys() as stack:
            seat = stack.enter_context(vacant_seat())
            if seat is not None:
                self._sit(seat)
            yield

    @contextmanager
    def _nobodys(self) -> Iterator[ExitStack]:
        """Be nobody's for a while, and afterwards as before."""
        with ExitStack() as stack:
            for activity, _cell in self._activities.values():
                stack.enter_context(unchanged(activity))
            yield stack
            self._counting.forget()
            self._seat = self._dated = None
            self._led = ""
            self._is_chosen = False

    def _go_through(self, seat: Seat, facilitator: Seat) -> None:
        self._sit(seat)
        for activity, _cell in self._activities.values():
            warm_up(activity, facilitator)
        self._catch_up()

    def _begin_to_lead(self) -> None:
        """Tell every panel which workshop it is about; nothing to who cannot lead."""
        seat = self._seat
        if seat is None or not seat.is_facilitator or not any(self._panels()):
            return
        if not self._led:
            plans = (self._dated or self._programme).workshops
            live = {plan.name for plan in plans if seat.pace.of(plan.name).is_live}
            is_open = {plan.name for plan in plans if seat.rooms.code(plan.name)}
            self._led = workshop_to_lead(
                plans, live=live, open_rooms=is_open, at=seat.now()
            ).name
        self._lead(self._led)

    def _choose(self, workshop: str) -> None:
        self._lead(workshop)
        self._is_chosen = True

    def _follow(self, events: Iterable[Event]) -> None:
        """Turn to a workshop that has gone live, unless the facilitator chose one."""
        seat = self._seat
        if seat is None or not self._led or self._is_chosen:
            return
        for event in events:
            began = (
                event.kind is EventKind.PACE and seat.pace.of(event.workshop).is_live
            )
            if began and not seat.pace.of(self._led).is_live:
                self._lead(event.workshop)

    def _lead(self, workshop: str) -> None:
        if workshop not in {plan.name for plan in self._programme.workshops}:
            raise AnswerError("There is no such workshop. Reload this page.")
        self._led = workshop
        for panel in self._panels():
            panel.choose = self._choose
            panel.here = self._here
            panel.lead(workshop)

    def _panels(self) -> Iterator[Panel]:
        for activity, _cell in self._activities.values():
            if isinstance(activity, Panel):
                yield activity

    def _responses(self, seat: Seat) -> dict[str, Mapping[str, Response]]:
        return {name: seat.responses(name) for name in (self._name, PROGRAMME)}

    def _catch_up(self) -> None:
        seat = self._seat
        if seat is None:
            return
        me = seat.person.id
        with seat.at_once():
            # Whoever changed it, what others share is read again once.
            self._unheard.extend(seat.changes())
            told = {
                (event.kind, event.workshop, event.activity, event.person == me): event
                for event in self._unheard
            }
            for event in told.values():
                for activity, _cell in self._activities.values():
                    activity.on_event(event)
            self._follow(told.values())
            for activity, _cell in self._activities.values():
                activity.caught_up()
        counts = (e.person != me or e.kind is EventKind.COMMENT for e in told.values())
        if any(counts):
            self._counting.soon()
        # Should the store fail before this, the next hint makes it good.
        self._unheard.clear()

    def _count_others(self) -> None:
        """Say under each answer how many share theirs, or comment on whose."""
        seat = self._seat
        if seat is None:
            return
        counts = Counts.read(seat, self._name, PROGRAMME)
        for activity, _cell in self._activities.values():
            activity.count_others(counts)

    def _add(self, activity: A, *, was: str | Sequence[str] = ()) -> A:
        insist_on_sense(activity, self._programme)
        take_up(activity, was)
        if self._is_alone:
            keep_apart(activity)
        activity.local = self._programme.local
        activity.dated(self._programme)
        reword(activity.at(self._name), self._programme.wording)
        cell = running_cell()
        self._insist_on_own_answers(activity, cell)
        earlier = self._activities.get(activity.address)
        if earlier is not None and (cell is None or cell != earlier[1]):
            raise AuthoringError(named_twice(activity))
        if earlier is not None:
            earlier[0].close()
        self._activities[activity.address] = (activity, cell)
        self._noting.made(activity, cell)
        if self._seat is not None and self._dated is not None:
            give_dates(activity, self._dated, notebook=self._name)
            activity.attach(self._seat, self._responses(self._seat)[activity.workshop])
            self._begin_to_lead()
        return activity

    def _insist_on_own_answers(self, activity: Activity, cell: str | None) -> None:
        """Let no activity take away the answers of another, here or elsewhere."""
        self._itself.insist_on_answers_of(activity)
        for address, (other, made_in) in [*self._activities.items()]:
            if cell and cell == made_in and other.name in names_before(activity):
                self._activities.pop(address)[0].close()  # renamed in its own cell
                continue
            for one, two in ((activity, other), (other, activity)):
                if one.workshop == two.workshop and two.name in names_before(one):
                    raise AuthoringError(
                        f'"{one.name}" says that it was "{two.name}", but an activity '
                        f'is still named so. Take was="{two.name}" out, or give the '
                        "other activity another name."
                    )

    def _worded(self, text: str) -> str:
        """*text* in the programme's words; its dates wait until there is a person."""
        return self._filled(self._programme.wording.apply(text))

    def _filled(self, text: str) -> str:
        if self._dated is None:
            return text
        return self._dated.in_words(text, workshop=self._name)


def running_cell() -> str | None:
    """The running cell's id where the front end tells it, as JupyterLab does."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else None
    metadata = parent.get("metadata", {}) if isinstance(parent, dict) else {}
    cell = metadata.get("cellId")
    return cell if isinstance(cell, str) else None
