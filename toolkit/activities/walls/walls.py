"""Walls: what people share as it comes in, to spotlight, merge, hide and reveal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import printers_of
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.walls.asked_here import beside, names_in, results_of, tallies_of
from toolkit.activities.walls.on_screen import (
    part_put_up,
    put_up,
    turn_page,
    up_now,
)
from toolkit.activities.walls.picking import SPOTLIGHT, UNDO, Change, found, pick
from toolkit.activities.walls.prints import Prints
from toolkit.activities.walls.reading import (
    labels_of,
    listed,
    part_of,
    shown_of,
    to_read,
)
from toolkit.activities.walls.shapes import Tally, WallsRoom
from toolkit.activities.walls.wall_cards import Wall, drawn
from toolkit.activities.walls.words import WALLS
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import (
    JSON,
    PROGRAMME,
    Event,
    EventKind,
    Pace,
    Shared,
    showing,
)
from toolkit.model.contents import Asked
from toolkit.model.wall import LIMIT_REASON, wall_key
from toolkit.programme.agenda import after


class Walls(Panel):
    """The wall or the poll of one activity of the led workshop.

    Until a facilitator chooses one, it is the first of the section that is on; in the
    last section all that is asked there, with its votes and how many have answered.
    What they choose of the section that is on stays until the next one opens.
    """

    kind = "walls"
    room: WallsRoom
    hears: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.PACE, EventKind.RESPONSE}
    )
    _esm = component("walls/walls", WALLS)

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
        self._until: str | None = None
        self._prints = Prints()
        self._read: Mapping[str, Collection[str]] = {}
        self._here: list[Asked] = []
        self._voted: list[Asked] = []
        self._miscounted = False

    def lead(self, workshop: str) -> None:
        """Be about *workshop*, and follow its sections again."""
        if workshop != self.led:
            self.chosen = self.part = ""
        super().lead(workshop)

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date: answers only where they are shown."""
        if event.workshop not in (self.led, PROGRAMME) or event.kind not in self.hears:
            return
        is_read = event.activity in self._read.get(event.workshop, ())
        is_voted = event.activity in [asked.name for asked in self._voted]
        if is_read or is_voted or event.kind is not EventKind.RESPONSE:
            self._behind = True
        elif event.activity in names_in(self._here):
            self._miscounted = True

    def caught_up(self) -> None:
        """Read again what has changed; how many have answered costs no words."""
        if self._miscounted and not self._behind:
            self._miscounted = False
            self.show({**self.room, "tallies": self._tallies()})
        super().caught_up()

    def refresh_room(self) -> None:
        """Read again what is shared of the activity that is shown."""
        if not self.led:
            return
        pace, every = self._at_seat.pace.of(self.led), self._listed()
        self._follow(pace.section)
        asked = shown_of(every, chosen=self.chosen, section=pace.section)
        self._here = beside(every, asked.section if asked else pace.section)
        has_overview = self._is_last(pace.section) and len(self._here) > 1
        if overview := has_overview and not self.chosen:
            asked = None
        seen = self._here if overview else [one for one in every if one is asked]
        self._voted = [one for one in seen if activity_kind(one.kind).is_vote]
        contents = self.contents(self.led)
        room: WallsRoom = {
            "workshop": self.led,
            **drawn(self._wall(asked, pace, every)),
            "up": up_now(contents, pace, other=WALLS["up_other"]),
            "here": [(one.name, one.prompt) for one in self._here],
            "tallies": self._tallies(),
            "overview": overview,
            "has_overview": has_overview,
            "results": results_of(self._at_seat, self._voted) if overview else {},
        }
        self._miscounted = False
        self.show_words(room, room["cards"])

    def _follow(self, section: str | None) -> None:
        """Choose no longer what was chosen of a section that is on no more."""
        if self._until not in (None, section):
            self.chosen, self.part, self._until = "", "", None

    def _is_last(self, section: str | None) -> bool:
        return bool(section) and after(self.plans[self.led], section) is None

    def _wall(self, asked: Asked | None, pace: Pace, every: Sequence[Asked]) -> Wall:
        part = part_of(asked, self.part) if asked else None
        self._read = to_read(asked, part, pace)
        self._prints.look_again()
        return Wall(
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

    def _tallies(self) -> dict[str, Tally]:
        return tallies_of(self._at_seat, self.led, self._here)

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
        section = self._at_seat.pace.of(self.led).section
        here = [one.name for one in self._listed() if one.section == section]
        self.chosen, self.part = name, part if name else ""
        self._until = section if name in here else None
        self.refresh_room()
        self.done(message)

    def do_put_up(self, message: Sent, _buffers: list[Any]) -> None:
        """Show the wall on the screen for the room, or take off what is up."""
        put_up(self, message, self._put_up_as)

    def do_page(self, message: Sent, _buffers: list[Any]) -> None:
        """Turn the pages of the screen."""
        turn_page(self, message)

    def _put_up_as(self, message: Sent) -> str:
        pace = self._at_seat.pace.of(self.led)
        return part_put_up(self._named(message), message.get("part"), pace)

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
        """Spotlight answers, with their names or as copies without.

        The first is shown at once, unless another is: then they wait for their turn.
        """
        named, asked = message.get("named"), self._named(message)
        if not isinstance(named, bool):
            raise OutOfDateError
        chosen = self._found(message, asked)
        merged = self._at_seat.pace.of(asked.workshop).merged
        picked = [
            pick(one, asked, named=named, merged=merged, led=self.led) for one in chosen
        ]
        listed = self.room["spotlight"]
        unseen = [o["id"] for o in listed if o.get("gone") or o.get("waits")]

        def change(pace: Pace) -> Pace:
            return showing.spotlight(pace, *picked, unseen=unseen)

        self._apply(message, change)

    def do_merge(self, message: Sent, _buffers: list[Any]) -> None:
        """Show answers that say the same as one card."""
        asked = self._named(message)
        chosen = self._found(message, asked)
        name, *more = {one.response.key.activity for one in chosen}
        if more:
            raise AnswerError("Choose answers to the same question, then merge them.")
        first, *others = map(wall_key, chosen)
        change = partial(showing.merge, first=first, others=others)
        self._apply(message, change, workshop=asked.workshop, activity=name)

    def do_hide(self, message: Sent, _buffers: list[Any]) -> None:
        """Take answers off the walls; their authors keep them, and are told why."""
        asked = self._named(message)
        chosen = self._found(message, asked)
        keys = [wall_key(one) for one in chosen]
        reason = text_of(message.get("reason"), limit=LIMIT_REASON).strip()
        names = {one.response.key.activity for one in chosen}
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
        """The answers that *message* names, as this seat may read them."""
        return found(self._at_seat, asked, message.get("keys"), led=self.led)
