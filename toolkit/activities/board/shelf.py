"""What one person may read of a board, kept in step with what others do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.errors import OutOfDateError
from toolkit.model import JSON, PROGRAMME, Event, EventKind, Response, Shared
from toolkit.model.erasing import reference
from toolkit.model.wall import wall_key
from toolkit.seat import Seat

PART = re.compile(
    r"card\.[a-z0-9]{12,40}|reply\.[a-z0-9]{16}\.[a-z0-9]{12,40}|thanks\.[a-z0-9]{16}"
)
"""What the answers of a board may be called; a reply and thanks name their card."""


@dataclass(frozen=True, slots=True)
class Brought:
    """An answer from elsewhere that belongs to a thread, and what to call it there."""

    thread: str
    workshop: str
    activity: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer this person may read; `reason` is None unless it is off the walls."""

    ref: str
    shared: Shared
    own: bool
    reason: str | None = None

    @property
    def activity(self) -> str:
        """The name under which it is stored."""
        return self.shared.response.key.activity

    @property
    def value(self) -> Mapping[str, JSON]:
        """What was written, as fields."""
        value = self.shared.response.value
        return value if isinstance(value, dict) else {}


class Shelf:
    """The answers of a board, by where they hang; as long as one page."""

    def __init__(
        self, seat: Seat, *, workshop: str, brought: Sequence[Brought]
    ) -> None:
        self._seat = seat
        self._workshop = workshop
        self._places = {(one.workshop, one.activity): one for one in brought}
        self._held: dict[tuple[str, str], tuple[Found, ...]] = {}

    def read(self) -> None:
        """Read everything again."""
        self._held = {}
        seat = self._seat
        mine = seat.responses(self._workshop).values()
        theirs = seat.wall.shared_in(self._workshop, hidden=seat.is_facilitator)
        for found in (*map(self._own, mine), *map(self._of_other, theirs)):
            if PART.fullmatch(found.activity):
                place = (self._workshop, found.activity)
                self._held[place] = (*self._held.get(place, ()), found)
        for workshop, activity in self._places:
            self.read_place(workshop, activity)

    def heard(self, event: Event) -> bool:
        """Read again what *event* may have changed; whether it is of this board."""
        regrouped = event.kind is EventKind.GROUPS and event.workshop == PROGRAMME
        if event.activity is None or regrouped:
            paced = event.kind is EventKind.PACE and event.workshop in self._workshops
            mine = paced or regrouped
            if mine:
                self.read()
            return mine
        place = (event.workshop, event.activity)
        of_board = event.workshop == self._workshop and PART.fullmatch(event.activity)
        if not of_board and place not in self._places:
            return False
        self.read_place(*place)
        return True

    def of(self, stem: str) -> Iterator[Found]:
        """Everything whose stored name begins with *stem*, and a dot."""
        for (workshop, activity), found in self._held.items():
            if workshop == self._workshop and activity.startswith(f"{stem}."):
                yield from found

    def brought(self) -> Iterator[tuple[Brought, Found]]:
        """Everything from elsewhere, in the order in which its places were named."""
        for place, one in self._places.items():
            for found in self._held.get(place, ()):
                yield one, found

    def written(self, ref: object) -> Found:
        """The card or reply of somebody else that pages call *ref*.

        Raises:
            AnswerError: there is none that this person may read.
        """
        everything = (*self.of("card"), *self.of("reply"))
        found = next((f for f in everything if f.ref == ref and not f.own), None)
        if found is None:
            raise OutOfDateError
        return found

    @property
    def _workshops(self) -> set[str]:
        return {self._workshop, *(workshop for workshop, _ in self._places)}

    def read_place(self, workshop: str, activity: str) -> None:
        """Read what hangs in one place again."""
        seat = self._seat
        own = seat.response(workshop, activity)
        theirs = seat.wall.shared(workshop, activity, hidden=seat.is_facilitator)
        mine = [self._own(own)] if own else []
        self._held[workshop, activity] = (*mine, *map(self._of_other, theirs))

    def _own(self, response: Response) -> Found:
        return self._marked(Found("", Shared(self._seat.seating, response), own=True))

    def _of_other(self, shared: Shared) -> Found:
        return self._marked(Found("", shared, own=False))

    def _marked(self, found: Found) -> Found:
        why = self._seat.wall.why_hidden(found.shared.response.key.workshop)
        return replace(
            found,
            ref=reference(found.shared.author.id, found.activity),
            reason=why.get(wall_key(found.shared)),
        )
