"""The board of a community: cards, replies and thanks, each its author's own answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import traitlets

from toolkit.activities.base import Block
from toolkit.activities.board_items import Items, View
from toolkit.activities.board_kinds import (
    KINDS,
    Choices,
    checked_card,
    checked_reply,
    kind_of,
)
from toolkit.activities.board_paper import printed_board, static_board
from toolkit.activities.board_shelf import PART, Brought, Shelf
from toolkit.activities.board_words import RHYTHM, WORDS, rhythm_on
from toolkit.activities.checked import OUT_OF_DATE, fields_of, text_of
from toolkit.activities.component import component
from toolkit.activities.keeping import KeepsFiles
from toolkit.errors import AnswerError
from toolkit.media import ACCEPTED
from toolkit.model import JSON, LIMIT_EVIDENCE, LOCAL, Event, Response, Sharing
from toolkit.seat import Seat

LIMIT_REASON = 300
MOST_ANSWERS = 2_000
"""Cards, replies and thanks of one person; nobody writes as many in a year."""

SOURCES = (
    "_ask",
    "_files",
    "_boxes",
    "_linked",
    "_part",
    "_card_form",
    "_card",
    "_find",
)
WITHDRAWN = {"withdrawn": True}


class Board(KeepsFiles):
    """Cards in threads. A card is `card.<id>`, a reply `reply.<card>.<id>`.

    The browser chooses the ids, so that sending twice changes nothing. Each is private
    until its author shares it; `brought` answers are written elsewhere and shown here
    by the same rights.
    """

    kind = "board"
    _esm = traitlets.Unicode(component("board", uses=SOURCES, words=WORDS)).tag(
        sync=True
    )

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        workshop: str,
        threads: Mapping[str, str],
        brought: Sequence[Brought] = (),
        ready: Sequence[Mapping[str, str]] = (),
        days: Sequence[date] = (),
        help: str = "",  # noqa: A002 - the word authors expect
    ) -> None:
        self._own: set[str] = set()
        self._open: dict[str, Sharing] = {}
        self._brought = tuple(brought)
        self._days = tuple(days)
        self._choices = Choices.packaged().by_name()
        self._view = View()
        self._behind = False
        self._items: Items | None = None
        self._shelf: Shelf | None = None
        super().__init__(
            name,
            prompt,
            workshop=workshop,
            help=help,
            collects=["card", "reply"],
            keeps=["card"],
            threads=dict(threads),
            cards=[kind.face() for kind in KINDS],
            choices=self._choices,
            ready=[dict(boxes) for boxes in ready],
            kinds=ACCEPTED,
            largest_file=LIMIT_EVIDENCE,
            rhythm=[" · ".join(step) for step in RHYTHM],
        )

    # -- one's own answers ---------------------------------------------------------

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
            marks_waiting=seat.is_facilitator,
        )
        self._shelf.read()
        super().attach(seat, responses)

    def check(self, value: JSON, *, part: str) -> JSON:
        """*value* as a card or a reply keeps it."""
        given = fields_of(value)
        if part.startswith("reply."):
            return checked_reply(given)
        return {
            **checked_card(given, threads=self.face["threads"], choices=self._choices),
            "files": self.files(part.removeprefix("card.")),
        }

    def do_save(self, message: Mapping[str, Any], buffers: list[Any]) -> None:
        """Keep a card or a reply, then say so."""
        part = self._expected(message.get("part"), stems=("card", "reply"))
        value = fields_of(message.get("value"))
        consent = part.startswith("card.") and kind_of(value.get("kind")).consent
        private = message.get("sharing") == Sharing.PRIVATE.value
        if consent and not private and value.get("consent") is not True:
            raise AnswerError(f"Before others see this, tick: “{consent}”")
        if part not in self._open:
            self._open[part] = Sharing.PRIVATE
            self._read_own()
        super().do_save(message, buffers)
        self._read_place(part)

    def do_open(self, message: Mapping[str, Any], _buffers: list[Any]) -> None:
        """Send the page one of the person's own cards or replies, to write in."""
        part = self._expected(message.get("part"), stems=("card", "reply"))
        self._open[part] = Sharing.PRIVATE
        self._read_own()
        self.done(message)

    def do_withdraw(self, message: Mapping[str, Any], _buffers: list[Any]) -> None:
        """Empty one's own card or reply: nobody else sees it any more."""
        part = message.get("part")
        if not isinstance(part, str) or part not in self._own:
            raise AnswerError(OUT_OF_DATE)
        self._keep(part, WITHDRAWN, Sharing.PRIVATE, message)
        if part.startswith("card."):
            for file in self.files(part.removeprefix("card.")):
                self._at_seat.remove_evidence(file["id"])
        self._read_place(part)
        self.done(message)

    def do_thank(self, message: Mapping[str, Any], _buffers: list[Any]) -> None:
        """Say thank you for somebody else's card, or take it back."""
        ref, thanks = message.get("ref"), message.get("thanks") is True
        face = self._face(ref)
        if face["yours"]:
            raise AnswerError("This card is yours. Thanks come from others.")
        part = self._expected(f"thanks.{ref}", stems=("thanks",))
        sharing = Sharing.COHORT if thanks else Sharing.PRIVATE
        self._keep(part, {"thanks": thanks}, sharing, message)
        self._read_place(part)
        self.done(message)

    def _keep(
        self, part: str, value: JSON, sharing: Sharing, message: Mapping[str, Any]
    ) -> None:
        seat = self._at_seat
        stands = seat.response(self.workshop, part)
        seat.save(
            self.workshop,
            part,
            value,
            sharing=sharing,
            based_on=stands.version if stands else 0,
            write=str(message["write"]),
            prompt=self.prompt,
        )

    def _expected(self, part: object, *, stems: Sequence[str]) -> str:
        """*part*, if this person may write there; a new one counts from now on."""
        if not isinstance(part, str) or not PART.fullmatch(part):
            raise AnswerError(OUT_OF_DATE)
        stem, *rest = part.split(".")
        if stem not in stems:
            raise AnswerError(OUT_OF_DATE)
        if part not in self._own:
            if stem == "reply":
                self._face(rest[0])
            if len(self._own) >= MOST_ANSWERS:
                raise AnswerError("There are very many of yours. Edit one instead.")
        return part

    # -- everybody's ---------------------------------------------------------------

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
            "rhythm": rhythm_on(now.astimezone(LOCAL).date(), days=self._days),
            "files": self._files_by_card(),
        }

    def do_look(self, message: Mapping[str, Any], _buffers: list[Any]) -> None:
        """Show the cards that the page asks for, from now on."""
        self._view = View.of(message)
        self.refresh_room()
        self.done(message)

    def do_hide(self, message: Mapping[str, Any], _buffers: list[Any]) -> None:
        """Take a card or reply off the board; facilitators only."""
        self._at_seat.facilitators_only("hide what others write")
        reason = text_of(message.get("reason"), limit=LIMIT_REASON).strip()
        found = self._at_shelf.written(message.get("ref"))
        self._at_seat.hide(found.shared, reason=reason)
        self._read_place(found.activity)
        self.done(message)

    def do_show(self, message: Mapping[str, Any], _buffers: list[Any]) -> None:
        """Put what was hidden back on the board; facilitators only."""
        self._at_seat.facilitators_only("show what was hidden")
        found = self._at_shelf.written(message.get("ref"))
        self._at_seat.show_again(found.shared)
        self._read_place(found.activity)
        self.done(message)

    def _face(self, ref: object) -> Mapping[str, Any]:
        items = self._items.all(self._at_seat.now()) if self._items else []
        face = next((item.face for item in items if item.face["ref"] == ref), None)
        if face is None:
            raise AnswerError("This card is not shown any more. Your words are kept.")
        return face

    @property
    def _at_shelf(self) -> Shelf:
        if self._shelf is None:
            raise AnswerError(OUT_OF_DATE)
        return self._shelf

    def _read_own(self) -> None:
        responses = self._at_seat.responses(self.workshop)
        self._own.update(filter(PART.fullmatch, responses))
        self.answers = self._shown(responses)

    def _read_place(self, part: str) -> None:
        self._at_shelf.read_place(self.workshop, part)
        self._read_own()
        self.refresh_room()

    # -- files ---------------------------------------------------------------------

    @property
    def files_of(self) -> str:
        """Files hang on the card they belong to."""
        return "card"

    def file_part(self, message: Mapping[str, Any]) -> str:
        """The card that a message about files names."""
        part = message.get("part")
        if not isinstance(part, str) or not PART.fullmatch(f"card.{part}"):
            raise AnswerError(OUT_OF_DATE)
        return part

    def _files_by_card(self) -> dict[str, list[dict[str, Any]]]:
        kept = self._at_seat.evidence_for(self.workshop, self.files_of)
        return {card: self.files(card) for card in {file.field for file in kept}}

    # -- other faces ---------------------------------------------------------------

    @staticmethod
    def printed(face: Mapping[str, Any], values: Mapping[str, JSON]) -> list[Block]:
        """The person's own cards, then their replies."""
        return printed_board(face, values)

    @staticmethod
    def fallback(face: Mapping[str, Any]) -> str:
        """The threads, what one can write, the rhythm and the programme's own cards."""
        return static_board(face)
