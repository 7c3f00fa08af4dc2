"""A notebook's activities, and whose page it is."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities import Activity
from toolkit.activities.rewording import reword
from toolkit.cells import running_cell
from toolkit.errors import AuthoringError
from toolkit.forking import on_bind
from toolkit.model import PROGRAMME, Event, Response
from toolkit.programme import find_programme, load_programme
from toolkit.seat import Seat
from toolkit.seating import take_seat


class Bound:
    """Keeps the activities of one notebook in step with one person's seat.

    Lives as long as the notebook's kernel. *name* is where its answers hang.
    """

    def __init__(self, name: str) -> None:
        self._programme = load_programme(find_programme())
        self._name = name
        self._activities: dict[str, tuple[Activity, str | None]] = {}
        self._seat: Seat | None = None
        self._unheard: list[Event] = []
        on_bind(self._bind)

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
        reword(activity, self._programme.wording)
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
