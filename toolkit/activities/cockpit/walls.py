"""Walls: what people share as it comes in, to spotlight, merge, hide and reveal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import uuid4

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.cockpit.shapes import WallsRoom
from toolkit.activities.cockpit.wall_cards import Wall, drawn, printed_words
from toolkit.activities.cockpit.words import WALLS
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import Event, EventKind, Pace, Shared, Sharing, Spotlit
from toolkit.model import pace as pacing
from toolkit.model.contents import Asked
from toolkit.model.wall import LIMIT_REASON, wall_key

MOST_CHOSEN = 60
"""Most answers that one press of a button is about."""

ON_WALLS = ("discussion", "reflection", "ranking", "sorting", "thread", "ladder")
"""Kinds of which people share words in one piece."""

Change = Callable[[Pace], Pace]


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
        self._asked: Asked | None = None

    def lead(self, workshop: str) -> None:
        """Be about *workshop*, and follow its sections again."""
        if workshop != self.led:
            self.chosen = ""
        super().lead(workshop)

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date: answers only where they are shown."""
        about = self._asked.name if self._asked else None
        if event.kind is not EventKind.RESPONSE or event.activity == about:
            super().on_event(event)

    def refresh_room(self) -> None:
        """Read again what is shared of the activity that is shown."""
        if not self.led:
            return
        seat, pace = self._at_seat, self._at_seat.pace.of(self.led)
        listed = self._listed()
        self._asked = asked = self._shown_of(listed, section=pace.section)
        is_poll = asked is not None and asked.kind == "poll"
        named = {one.activity for one in pace.spotlight if one.person is not None}
        read = named | ({asked.name} if asked and not is_poll else set())
        wall = Wall(
            pace=pace,
            local=self.local,
            listed=listed,
            asked=asked,
            follows=not self.chosen,
            shared=[
                shared
                for name in sorted(read)
                for shared in seat.wall.shared(self.led, name, hidden=True)
            ],
            values=seat.wall.all_values(self.led, asked.name) if asked else [],
        )
        room: WallsRoom = {"workshop": self.led, **drawn(wall)}
        self.show(room)

    def _listed(self) -> list[Asked]:
        wanted = (*ON_WALLS, "poll")
        return [
            asked
            for asked in self.contents(self.led)
            if asked.kind in wanted and asked.workshop == self.led
        ]

    def _shown_of(
        self, listed: Sequence[Asked], *, section: str | None
    ) -> Asked | None:
        chosen = [asked for asked in listed if asked.name == self.chosen]
        here = [asked for asked in listed if asked.section == section]
        # Where there is talk, it is what the room is about.
        talk = [asked for asked in here if asked.kind == "discussion"]
        return next(iter((*chosen, *talk, *here)), None)

    # -- messages -------------------------------------------------------------

    def do_turn(self, message: Sent, _buffers: list[Any]) -> None:
        """Show another activity; "" follows the sections again."""
        self._at_seat.facilitators_only("choose what to look at")
        name = message.get("activity")
        known = ["", *(asked.name for asked in self._listed())]
        if not isinstance(name, str) or name not in known:
            raise OutOfDateError
        self.chosen = name
        self.refresh_room()
        self.done(message)

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show what is held back to everybody at once, or hide it again."""
        revealed, asked = message.get("revealed"), self._named(message)
        if not isinstance(revealed, bool):
            raise OutOfDateError
        name = asked.name

        def change(pace: Pace) -> Pace:
            return pacing.reveal(pace, name, revealed=revealed)

        self._apply(message, change, activity=name)

    def do_pick(self, message: Sent, _buffers: list[Any]) -> None:
        """Pick answers for the spotlight, with their names or as copies without."""
        named = message.get("named")
        if not isinstance(named, bool):
            raise OutOfDateError
        picked = [self._spotlit(one, named=named) for one in self._found(message)]

        def change(pace: Pace) -> Pace:
            for one in picked:
                pace = pacing.pick(pace, one)
            return pace

        self._apply(message, change)

    def do_merge(self, message: Sent, _buffers: list[Any]) -> None:
        """Show answers that say the same as one card."""
        first, *others = (wall_key(shared) for shared in self._found(message))
        change = partial(pacing.merge, first=first, others=others)
        self._apply(message, change, activity=self._named(message).name)

    def do_hide(self, message: Sent, _buffers: list[Any]) -> None:
        """Take answers off the walls; their authors keep them, and are told why."""
        keys = [wall_key(shared) for shared in self._found(message)]
        reason = text_of(message.get("reason"), limit=LIMIT_REASON).strip()
        name = self._named(message).name

        def change(pace: Pace) -> Pace:
            return pacing.hide(pace, *keys, reason=reason)

        self._apply(message, change, activity=name)

    def do_undo(self, message: Sent, _buffers: list[Any]) -> None:
        """Put a hidden answer back, or take a merged card apart."""
        key, what = message.get("key"), message.get("what")
        make = UNDO.get(str(what))
        if make is None or not isinstance(key, str):
            raise OutOfDateError
        self._apply(message, make(key), activity=key.partition("/")[0])

    def do_spotlight(self, message: Sent, _buffers: list[Any]) -> None:
        """Show, take off, move or drop what was picked."""
        one, what = message.get("id"), message.get("what")
        make = SPOTLIGHT.get(str(what))
        if make is None or not isinstance(one, str):
            raise OutOfDateError
        self._apply(message, make(one))

    def _apply(self, message: Sent, change: Change, **about: str) -> None:
        self.steer(change, **about)
        self.done(message)

    def _named(self, message: Sent) -> Asked:
        """The activity that *message* is about, which another may have taken over."""
        for asked in self._listed():
            if asked.name == message.get("activity"):
                return asked
        raise OutOfDateError

    def _found(self, message: Sent) -> list[Shared]:
        """The answers that *message* names, in its order, as this seat may read them.

        Raises:
            AnswerError: none is named, or one has been taken back meanwhile.
        """
        self._at_seat.facilitators_only("change the walls")
        asked, keys = self._named(message), message.get("keys")
        if not isinstance(keys, list) or not 0 < len(keys) <= MOST_CHOSEN:
            raise AnswerError("Choose one or more answers first.")
        readable = self._at_seat.wall.shared(self.led, asked.name, hidden=True)
        known = {wall_key(shared): shared for shared in readable}
        if not all(isinstance(key, str) and key in known for key in keys):
            raise AnswerError(
                "Somebody has taken one of these answers back. Choose again."
            )
        return [known[key] for key in dict.fromkeys(keys)]

    def _spotlit(self, shared: Shared, *, named: bool) -> Spotlit:
        _insist_on_cohort(shared)
        asked = next(
            a for a in self._listed() if a.name == shared.response.key.activity
        )
        merged = self._at_seat.pace.of(self.led).merged
        alike = sum(head == wall_key(shared) for head in merged.values())
        if named:
            person = shared.author.person.id
            return Spotlit(uuid4().hex, asked.name, person=person, alike=alike)
        # Nothing that leads to the author is kept: not the key, nor the time.
        text = printed_words(asked, shared.response.value)
        return Spotlit(uuid4().hex, asked.name, text=text, alike=alike)


def _insist_on_cohort(shared: Shared) -> None:
    """Refuse what its author does not share with everybody.

    Raises:
        AnswerError: says who sees it now, and what to ask the author.
    """
    if shared.response.sharing is not Sharing.COHORT:
        name = shared.author.person.name
        raise AnswerError(
            f"{name} shares this with {SEEN_BY[shared.response.sharing]}, so it cannot "
            f"be shown to everybody. Ask {name} to choose “Everyone in the cohort” "
            "beside the answer; then pick it again."
        )


SEEN_BY = {
    Sharing.GROUP: "their group and the facilitators",
    Sharing.FACILITATORS: "the facilitators only",
    Sharing.PRIVATE: "nobody",
}

UNDO: Mapping[str, Callable[[str], Change]] = {
    "hide": lambda key: lambda pace: pacing.show_again(pace, key),
    "merge": lambda key: lambda pace: pacing.take_apart(pace, key),
}

SPOTLIGHT: Mapping[str, Callable[[str], Change]] = {
    "show": lambda one: lambda pace: pacing.show(pace, one),
    "take off": lambda _one: pacing.show_none,
    "earlier": lambda one: lambda pace: pacing.move(pace, one, by=-1),
    "later": lambda one: lambda pace: pacing.move(pace, one, by=1),
    "drop": lambda one: lambda pace: pacing.drop(pace, one),
}
