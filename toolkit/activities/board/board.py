"""The board of a community: cards, replies and thanks, each its author's own answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.activities.base.blocks import Block
from toolkit.activities.base.checked import fields_of
from toolkit.activities.base.component import component
from toolkit.activities.base.files import FILE_BOX
from toolkit.activities.base.shapes import Sent
from toolkit.activities.board.kinds import (
    KINDS,
    checked_card,
    checked_reply,
    choices_of_boxes,
    kind_of,
)
from toolkit.activities.board.paper import printed_board, static_board
from toolkit.activities.board.room import BoardRoom
from toolkit.activities.board.shapes import BoardFace, BoardOwn, CardAnswer, ReplyAnswer
from toolkit.activities.board.shelf import PART, Brought
from toolkit.activities.board.words import RHYTHM, WORDS
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import JSON, Sharing
from toolkit.model.names import check_name
from toolkit.programme import Programme

MOST_ANSWERS = 2_000
"""Cards, replies and thanks of one person; nobody writes as many in a year."""

READY = ("responsibility", "title", "helped")
"""The boxes of the programme's own cards, as the author fills them in order."""

WITHDRAWN = {"withdrawn": True}


class Board(BoardRoom):
    """Cards in threads. A card is `card.<id>`, a reply `reply.<card>.<id>`.

    The browser chooses the ids, so that sending twice changes nothing. Each is private
    until its author shares it; `brought` answers are written elsewhere and shown here
    by the same rights.
    """

    kind = "board"
    stems = ("card", "reply", "thanks")
    shows_others = True
    _esm = component("board/board", WORDS)

    def __init__(
        self,
        programme: Programme,
        name: str,
        prompt: str,
        *,
        threads: Mapping[str, str],
        brought: Mapping[str, Sequence[tuple[str, str, str]]] | None = None,
        ready: Sequence[tuple[str, str, str]] = (),
        help: str = "",  # noqa: A002 - the word authors expect
    ) -> None:
        """Cards, questions, replies and thanks, for the whole cohort and year.

        *threads* are titles by permanent name. *brought* names what is written
        elsewhere and belongs to a thread: (workshop, name, label). *ready* are the
        programme's own cards: (responsibility, challenge, a strategy to try).
        """
        self._brought = tuple(
            Brought(thread, *place)
            for thread, places in (brought or {}).items()
            for place in places
        )
        choices = choices_of_boxes(programme)
        super().__init__(
            name,
            prompt,
            help=help,
            own=BoardOwn(
                collects=["card", "reply"],
                threads={check_name(name): title for name, title in threads.items()},
                cards=[kind.face(choices) for kind in KINDS],
                choices=choices,
                ready=[dict(zip(READY, card, strict=True)) for card in ready],
                file_box=FILE_BOX,
                rhythm=[" · ".join(step) for step in RHYTHM],
            ),
        )

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*."""
        self._days = tuple(plan.day for plan in programme.workshops if plan.day)

    # -- one's own answers ---------------------------------------------------------

    def check(self, value: JSON, *, part: str) -> CardAnswer | ReplyAnswer:
        """*value* as a card or a reply keeps it."""
        given = fields_of(value)
        if part.startswith("reply."):
            return checked_reply(given)
        return {
            **checked_card(
                given, threads=self.face["threads"], choices=self.face["choices"]
            ),
            "files": self.files(part.removeprefix("card.")),
        }

    def do_save(self, message: Sent, buffers: list[Any]) -> None:
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

    def do_open(self, message: Sent, _buffers: list[Any]) -> None:
        """Send the page one of the person's own cards or replies, to write in."""
        part = self._expected(message.get("part"), stems=("card", "reply"))
        self._open[part] = Sharing.PRIVATE
        self._read_own()
        self.done(message)

    def do_withdraw(self, message: Sent, _buffers: list[Any]) -> None:
        """Empty one's own card or reply: nobody else sees it any more."""
        part = message.get("part")
        if not isinstance(part, str) or part not in self._own:
            raise OutOfDateError
        self.keep(part, WITHDRAWN, Sharing.PRIVATE, message)
        if part.startswith("card."):
            for file in self.files(part.removeprefix("card.")):
                self._at_seat.files.remove(file["id"])
        self._read_place(part)
        self.done(message)

    def do_thank(self, message: Sent, _buffers: list[Any]) -> None:
        """Say thank you for somebody else's card, or take it back."""
        ref, thanks = message.get("ref"), message.get("thanks") is True
        face = self._face(ref)
        if face["yours"]:
            raise AnswerError("This card is yours. Thanks come from others.")
        part = self._expected(f"thanks.{ref}", stems=("thanks",))
        sharing = Sharing.COHORT if thanks else Sharing.PRIVATE
        self.keep(part, {"thanks": thanks}, sharing, message)
        self._read_place(part)
        self.done(message)

    def _expected(self, part: object, *, stems: Sequence[str]) -> str:
        """*part*, if this person may write there; a new one counts from now on."""
        if not isinstance(part, str) or not PART.fullmatch(part):
            raise OutOfDateError
        stem, *rest = part.split(".")
        if stem not in stems:
            raise OutOfDateError
        if part not in self._own:
            if stem == "reply":
                self._face(rest[0])
            if len(self._own) >= MOST_ANSWERS:
                raise AnswerError("There are very many of yours. Edit one instead.")
        return part

    # -- files ---------------------------------------------------------------------

    @staticmethod
    def takes_file(face: BoardFace, activity: str, *, field: str) -> bool:
        """In every card; the page names it when it begins to write one."""
        has_box = any(card["files"] for card in face["cards"])
        is_card = PART.fullmatch(f"card.{field}") is not None
        return has_box and activity == "card" and is_card

    def file_part(self, message: Sent) -> str:
        """The card that a message about files names."""
        part = message.get("part")
        if not isinstance(part, str) or not PART.fullmatch(f"card.{part}"):
            raise OutOfDateError
        return part

    # -- other faces ---------------------------------------------------------------

    @staticmethod
    def printed(face: BoardFace, values: Mapping[str, JSON]) -> list[Block]:
        """The person's own cards, then their replies."""
        return printed_board(face, values)

    @staticmethod
    def fallback(face: BoardFace) -> str:
        """The threads, what one can write, the rhythm and the programme's own cards."""
        return static_board(face)
