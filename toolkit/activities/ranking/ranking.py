"""Ranking: putting cards in order, in a diamond of nine or in a straight list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Diamond, Empty, Listing, Table
from toolkit.activities.base.checked import (
    fields_of,
    index_of,
    list_of,
    text_of,
)
from toolkit.activities.base.component import component
from toolkit.activities.ranking.shapes import RankingAnswer, RankingFace, RankingOwn
from toolkit.errors import AnswerError, AuthoringError, OutOfDateError
from toolkit.model import JSON, Sharing
from toolkit.written.shown import in_html

LIMIT_CARD = 300
LIMIT_REASON = 2_000
DIAMOND = (1, 2, 3, 2, 1)
"""How many places each row of a diamond has, from the top."""

WORDS = {
    "place_of": "Place of: {card}",
    "no_place": "Not placed",
    "place_option": "Place {place}",
    "up": "Move up: {card}",
    "down": "Move down: {card}",
    "drag": "Drag to a place",
    "reason": "Why there?",
    "reason_of": "Why there? {card}",
    "own_card": "Your own card {number}",
    "own_help": "Write a card of your own if one is missing.",
    "moved": "‘{card}’ is now in place {place} of {places}",  # noqa: RUF001 - quotation marks
    "moved_row": "‘{card}’ is now in place {place} of {places}, row {row}",  # noqa: RUF001 - quotation marks
    "at_top": "‘{card}’ is already at the top",  # noqa: RUF001 - quotation marks
    "at_bottom": "‘{card}’ is already at the bottom",  # noqa: RUF001 - quotation marks
    "both": "{first}. {second}",
    "removed": "‘{card}’ is not placed now",  # noqa: RUF001 - quotation marks
    "cards": "Cards",
    "all_taken": "Every place is taken: choose a place to swap with the card in it.",
    "too_many_own": "Only {count} of your own cards can take a place.",
}


class Ranking(Activity):
    """Cards to put in order, each with a reason."""

    kind = "ranking"
    face: RankingFace
    _esm = component("ranking/ranking", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        cards: Sequence[str],
        help: str = "",  # noqa: A002 - the word authors expect
        shape: str = "diamond",
        blanks: int = 2,
        reasons: bool = True,
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Put cards in order: nine in a diamond, or any number in a list."""
        rows = _rows(name, shape, cards)
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **RankingOwn(
                cards=list(cards),
                rows=rows,
                own_places=min(max(1, sum(rows) - len(cards)), blanks),
                blanks=blanks,
                reasons=reasons,
            ),
        )

    def check(self, value: JSON, *, part: str) -> RankingAnswer:  # noqa: ARG002 - one part
        """*value* with every card in one place at most."""
        fields = fields_of(value)
        own = self._own(fields.get("own"))
        cards = [*self.face["cards"], *own]
        places = self._places(fields.get("places"), cards)
        return {
            "places": places,
            "own": own,
            "reasons": _reasons(fields.get("reasons"), cards),
            "words": ["" if card is None else _line(cards[card]) for card in places],
        }

    def _own(self, value: JSON) -> list[str]:
        blanks = self.face["blanks"]
        own = list_of(
            value,
            lambda text: text_of(text, limit=LIMIT_CARD),
            most=blanks,
            what="cards",
        )
        return own + [""] * (blanks - len(own))

    def _places(self, value: JSON, cards: Sequence[str]) -> list[int | None]:
        count = sum(self.face["rows"])
        places = list_of(
            value,
            lambda card: None if card is None else index_of(card, cards),
            most=count,
            what="cards",
        )
        placed = [card for card in places if card is not None]
        if len(set(placed)) != len(placed):
            raise AnswerError("A card can be in one place only. Move one of them.")
        own = sum(card >= len(self.face["cards"]) for card in placed)
        most = self.face["own_places"]
        if own > most:
            raise AnswerError(f"Only {most} of your own cards can take a place.")
        return places + [None] * (count - len(places))

    @staticmethod
    def printed(face: RankingFace, values: Mapping[str, JSON]) -> list[Block]:
        """The cards in their places, then the reasons."""
        value: RankingAnswer | None = values.get("")
        if not value or not any(value["words"]):
            return [Empty()]
        return [_order(face["rows"], value["words"]), *_reason_table(face, value)]

    @staticmethod
    def fallback(face: RankingFace) -> str:
        """The cards, as the author listed them."""
        items = "".join(f"<li>{in_html(card)}</li>" for card in face["cards"])
        return f"<ol>{items}</ol>"


def _rows(name: str, shape: str, cards: Sequence[str]) -> list[int]:
    """How many places each row has."""
    if shape == "diamond":
        return list(DIAMOND)
    if shape == "list" and len(cards) > 1:
        return [1] * len(cards)
    raise AuthoringError(
        f'The ranking "{name}" needs shape="diamond" or shape="list" and two cards.'
    )


def _line(text: str) -> str:
    """*text* on one line, however its author broke it."""
    return " ".join(text.split())


def _reasons(value: JSON, cards: Sequence[str]) -> dict[str, str]:
    reasons = {}
    for card, text in fields_of(value).items():
        if card not in {str(index) for index in range(len(cards))}:
            raise OutOfDateError
        if reason := text_of(text, limit=LIMIT_REASON):
            reasons[card] = reason
    return reasons


def _order(rows: Sequence[int], words: Sequence[str]) -> Block:
    if max(rows) == 1:
        return Listing([word or "(free)" for word in words], ordered=True)
    ends = [sum(rows[: row + 1]) for row in range(len(rows))]
    shaped = [list(words[end - row : end]) for row, end in zip(rows, ends, strict=True)]
    return Diamond(shaped)


def _reason_table(face: RankingFace, value: RankingAnswer) -> list[Block]:
    reasons = value["reasons"]
    rows = [
        [str(place), word, reasons.get(str(card), "")]
        for place, (card, word) in enumerate(
            zip(value["places"], value["words"], strict=True), start=1
        )
        if card is not None
    ]
    if not face["reasons"] or not any(row[2] for row in rows):
        return []
    columns = ["Place", "Card", "Reason"]
    return [Table(columns, rows, widths=[1, 5, 6], label="Reasons")]
