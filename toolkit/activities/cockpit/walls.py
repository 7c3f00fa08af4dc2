"""Walls: what people share as it comes in, to spotlight, merge, hide and reveal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.printing import printers_of
from toolkit.activities.base.reveal import is_held
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.cockpit.picking import SPOTLIGHT, UNDO, WAITS, Change, pick
from toolkit.activities.cockpit.prints import Prints
from toolkit.activities.cockpit.reading import (
    labels_of,
    listed,
    part_of,
    shown_of,
    to_read,
)
from toolkit.activities.cockpit.shapes import WallsRoom
from toolkit.activities.cockpit.wall_cards import Wall, drawn
from toolkit.activities.cockpit.words import WALLS
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import (
    JSON,
    PROGRAMME,
    Event,
    EventKind,
    Pace,
    Shared,
    Spotlit,
    showing,
)
from toolkit.model.contents import Asked
from toolkit.model.wall import LIMIT_REASON, wall_key

MOST_CHOSEN = 60
"""Most answers that one press of a button is about."""


class Walls(Panel):
    """The wall or the poll of one activity of the led workshop.

    Until a facilitator chooses one, it is the first of the section that is on.
    """

    kind = "walls"
    room: WallsRoom
    hears: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.PACE, EventKind.RESPONSE}
    )
    _esm = component("cockpit/walls", WALLS)

    def __init__(
        self,
        name: str,
        *,
        contents: Callable[[str], Sequence[Asked]],
    ) -> None:
        super().__init__(name, WALLS["title"])
        self.contents = contents
        self.chosen = ""
        self.part = ""
        self._prints = Prints()
        self._read: Mapping[str, Collection[str]] = {}

    def lead(self, workshop: str) -> None:
        """Be about *workshop*, and follow its sections again."""
        if workshop != self.led:
            self.chosen = self.part = ""
        super().lead(workshop)

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date: answers only where they are shown."""
        about = event.workshop in (self.led, PROGRAMME) and event.kind in self.hears
        is_read = event.activity in self._read.get(event.workshop, ())
        if about and (is_read or event.kind is not EventKind.RESPONSE):
            self._behind = True

    def refresh_room(self) -> None:
        """Read again what is shared of the activity that is shown."""
        if not self.led:
            return
        pace, every = self._at_seat.pace.of(self.led), self._listed()
        asked = shown_of(every, chosen=self.chosen, section=pace.section)
        part = part_of(asked, self.part) if asked else None
        self._read = to_read(asked, part, pace)
        self._prints.look_again()
        wall = Wall(
            pace=pace,
            place=self._at_seat.pace.of(asked.workshop) if asked else pace,
            when=self.when,
            listed=every,
            asked=asked,
            part=part,
            follows=not self.chosen,
            shared=self._shared(),
            values=self._values(asked, part),
            prints=self._prints,
            find=printers_of(every),
        )
        room: WallsRoom = {"workshop": self.led, **drawn(wall)}
        self.show(room)

    def _shared(self) -> list[Shared]:
        read = self._at_seat.wall.all_shared
        return [one for at, names in self._read.items() for one in read(at, names)]

    def _listed(self) -> list[Asked]:
        return listed(self.contents(self.led), self.led)

    def _values(self, asked: Asked | None, part: str | None) -> list[JSON]:
        # Of a whole form nobody asks how much of it is kept private.
        if asked is None or part is None:
            return []
        return self._at_seat.wall.all_values(asked.workshop, asked.stored_name(part))

    # -- messages -------------------------------------------------------------

    def do_turn(self, message: Sent, _buffers: list[Any]) -> None:
        """Show another activity, or one part of it; "" follows the sections again."""
        self._at_seat.facilitators_only("choose what to look at")
        name, part = message.get("activity"), message.get("part", "")
        if not isinstance(name, str) or not isinstance(part, str):
            raise OutOfDateError
        if name and part not in ("", *labels_of(self._named(message))):
            raise OutOfDateError
        self.chosen, self.part = name, part if name else ""
        self.refresh_room()
        self.done(message)

    def do_put_up(self, message: Sent, _buffers: list[Any]) -> None:
        """Show the wall on the screen for the room, or take it off."""
        up, asked, part = message.get("up"), self._named(message), message.get("part")
        if not isinstance(up, bool) or part not in asked.parts:
            raise OutOfDateError
        if up and is_held(asked.face, self._at_seat.pace.of(self.led)):
            raise AnswerError(WAITS)
        name = asked.stored_name(part)

        def change(pace: Pace) -> Pace:
            return showing.put_up(pace, name if up else "")

        self._apply(message, change)

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show what is held back to everybody at once, or hide it again."""
        revealed, asked = message.get("revealed"), self._named(message)
        if not isinstance(revealed, bool):
            raise OutOfDateError
        name = asked.name

        def change(pace: Pace) -> Pace:
            return showing.reveal(pace, name, revealed=revealed)

        self._apply(message, change, activity=name)

    def do_pick(self, message: Sent, _buffers: list[Any]) -> None:
        """Pick answers for the spotlight, with their names or as copies without."""
        named, asked = message.get("named"), self._named(message)
        if not isinstance(named, bool):
            raise OutOfDateError
        found = self._found(message, asked)
        picked = [self._picked(one, asked, named=named) for one in found]

        def change(pace: Pace) -> Pace:
            for one in picked:
                pace = showing.pick(pace, one)
            return pace

        self._apply(message, change)

    def do_merge(self, message: Sent, _buffers: list[Any]) -> None:
        """Show answers that say the same as one card."""
        asked = self._named(message)
        found = self._found(message, asked)
        name, *more = {one.response.key.activity for one in found}
        if more:
            raise AnswerError("Choose answers to the same question, then merge them.")
        first, *others = map(wall_key, found)
        change = partial(showing.merge, first=first, others=others)
        self._apply(message, change, workshop=asked.workshop, activity=name)

    def do_hide(self, message: Sent, _buffers: list[Any]) -> None:
        """Take answers off the walls; their authors keep them, and are told why."""
        asked = self._named(message)
        found = self._found(message, asked)
        keys = [wall_key(one) for one in found]
        reason = text_of(message.get("reason"), limit=LIMIT_REASON).strip()
        names = {one.response.key.activity for one in found}
        about = {"activity": names.pop()} if len(names) == 1 else {}

        def change(pace: Pace) -> Pace:
            return showing.hide(pace, *keys, reason=reason)

        self.steer(change, workshop=asked.workshop, **about)
        if asked.workshop != self.led:
            self.steer(lambda pace: showing.unpick(pace, *keys))
        self.done(message)

    def do_undo(self, message: Sent, _buffers: list[Any]) -> None:
        """Put a hidden answer back, or take a merged card apart."""
        self._at_seat.facilitators_only("change the walls")
        key, what = message.get("key"), message.get("what")
        make = UNDO.get(str(what))
        if make is None or not isinstance(key, str):
            raise OutOfDateError
        name = key.partition("/")[0]
        for asked in self._listed():
            if name in map(asked.stored_name, asked.parts):
                self.steer(make(key), workshop=asked.workshop, activity=name)
                self.done(message)
                return
        raise OutOfDateError

    def do_spotlight(self, message: Sent, _buffers: list[Any]) -> None:
        """Show, take off, move or drop what was picked."""
        one, what = message.get("id"), message.get("what")
        make = SPOTLIGHT.get(str(what))
        if make is None or not isinstance(one, str):
            raise OutOfDateError
        self._apply(message, make(one))

    def _apply(self, message: Sent, change: Change, **where: str) -> None:
        self.steer(change, **where)
        self.done(message)

    def _named(self, message: Sent) -> Asked:
        """The activity that *message* is about, which another may have taken over."""
        for asked in self._listed():
            if asked.name == message.get("activity"):
                return asked
        raise OutOfDateError

    def _found(self, message: Sent, asked: Asked) -> list[Shared]:
        """The answers that *message* names, in its order, as this seat may read them.

        Raises:
            AnswerError: none is named, they wait for all to be shown, or one has been
                taken back meanwhile.
        """
        seat, keys = self._at_seat, message.get("keys")
        seat.facilitators_only("change the walls")
        if not isinstance(keys, list) or not 0 < len(keys) <= MOST_CHOSEN:
            raise AnswerError("Choose one or more answers first.")
        if is_held(asked.face, seat.pace.of(self.led)):
            raise AnswerError(WAITS)
        names = list(map(asked.stored_name, asked.parts))
        readable = seat.wall.all_shared(asked.workshop, names)
        known = {wall_key(shared): shared for shared in readable}
        if not all(isinstance(key, str) and key in known for key in keys):
            raise AnswerError(
                "Somebody has taken one of these answers back. Choose again."
            )
        return [known[key] for key in dict.fromkeys(keys)]

    def _picked(self, shared: Shared, asked: Asked, *, named: bool) -> Spotlit:
        of = shared.response.key
        merged = self._at_seat.pace.of(of.workshop).merged
        picked = pick(shared, asked, named=named)
        return replace(
            picked,
            alike=sum(head == wall_key(shared) for head in merged.values()),
            workshop="" if of.workshop == self.led else of.workshop,
        )
