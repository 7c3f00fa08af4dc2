"""What a board shows of everybody: chosen, in order, and looked after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.files import KeepsFiles
from toolkit.activities.base.shapes import OwnFile, Sent
from toolkit.activities.board.items import Items, View
from toolkit.activities.board.shapes import BoardFace, BoardOwn, BoardShown, CardShown
from toolkit.activities.board.shelf import PART, Brought, Shelf
from toolkit.activities.board.words import rhythm_on
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import Event, Response, Sharing
from toolkit.model.wall import LIMIT_REASON
from toolkit.seat import Seat


class BoardRoom(KeepsFiles):
    """The part of a board that reads: its cards, and what facilitators hide."""

    face: BoardFace
    room: BoardShown
    _brought: tuple[Brought, ...] = ()
    _days: tuple[date, ...] = ()

    def __init__(self, name: str, prompt: str, *, help: str, own: BoardOwn) -> None:  # noqa: A002
        self._own: set[str] = set()
        self._open: dict[str, Sharing] = {}
        self._view = View()
        self._behind = False
        self._items: Items | None = None
        self._shelf: Shelf | None = None
        super().__init__(name, prompt, help=help, **own)

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """The cards and replies that this page has open to write in."""
        return self._open

    def stored_name(self, part: str) -> str:
        """A part is called what it is stored as."""
        return part

    def attach(self, seat: Seat, responses: Mapping[str, Response]) -> None:
        """Show the board to one person."""
        self._own = set(filter(PART.fullmatch, responses))
        self._shelf = Shelf(seat, workshop=self.workshop, brought=self._brought)
        self._items = Items(
            self._shelf,
            threads=self.face["threads"],
            ready=self.face["ready"],
            choices=self.face["choices"],
            marks_waiting=seat.is_facilitator,
            local=self.local,
        )
        self._shelf.read()
        super().attach(seat, responses)

    @property
    def files_of(self) -> str:
        """Files hang on the card they belong to."""
        return "card"

    def on_event(self, event: Event) -> None:
        """Read again what *event* may have changed."""
        if self.seat is None or self._shelf is None:
            return
        changed = self._shelf.heard(event)
        if event.workshop == self.workshop and event.person == self.seat.person.id:
            self._read_own()
            changed = True
        self._behind = self._behind or changed

    def caught_up(self) -> None:
        """Draw what changed, once."""
        if self._behind:
            self._behind = False
            self.refresh_room()

    def refresh_room(self) -> None:
        """Show the cards that this page asks for."""
        if self.seat is None or self._items is None:
            return
        now = self.seat.now()
        everything = self._items.all(now)
        found = [item for item in everything if self._view.shows(item)]
        self.room = {
            "facilitator": self.seat.is_facilitator,
            "cards": [item.face for item in found[: self._view.count]],
            "found": len(found),
            "all": len(everything),
            "rhythm": rhythm_on(self.local.day(now), days=self._days),
            "files": self._files_by_card(),
            "files_room": self.files_room(),
        }

    def do_look(self, message: Sent, _buffers: list[Any]) -> None:
        """Show the cards that the page asks for, from now on."""
        self._view = View.of(message)
        self.refresh_room()
        self.done(message)

    def do_hide(self, message: Sent, _buffers: list[Any]) -> None:
        """Take a card or reply off the board; facilitators only."""
        self._at_seat.facilitators_only("hide what others write")
        reason = text_of(message.get("reason"), limit=LIMIT_REASON).strip()
        found = self._at_shelf.written(message.get("ref"))
        self._at_seat.wall.hide(found.shared, reason=reason)
        self._read_place(found.activity)
        self.done(message)

    def do_show(self, message: Sent, _buffers: list[Any]) -> None:
        """Put what was hidden back on the board; facilitators only."""
        self._at_seat.facilitators_only("show what was hidden")
        found = self._at_shelf.written(message.get("ref"))
        self._at_seat.wall.show(found.shared)
        self._read_place(found.activity)
        self.done(message)

    def _face(self, ref: object) -> CardShown:
        items = self._items.all(self._at_seat.now()) if self._items else []
        face = next((item.face for item in items if item.face["ref"] == ref), None)
        if face is None:
            raise AnswerError("This card is not shown any more. Your words are kept.")
        return face

    @property
    def _at_shelf(self) -> Shelf:
        if self._shelf is None:
            raise OutOfDateError
        return self._shelf

    def _read_own(self) -> None:
        responses = self._at_seat.responses(self.workshop)
        self._own.update(filter(PART.fullmatch, responses))
        self.answers = self._shown(responses)

    def _read_place(self, part: str) -> None:
        self._at_shelf.read_place(self.workshop, part)
        self._read_own()
        self.refresh_room()

    def _files_by_card(self) -> dict[str, list[OwnFile]]:
        kept = self._at_seat.files.of(self.workshop, self.files_of)
        return {card: self.files(card) for card in {file.field for file in kept}}
