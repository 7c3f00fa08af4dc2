"""Which card is in which column: checked, counted and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.blocks import Block, Listing
from toolkit.activities.base.checked import index_of, list_of
from toolkit.errors import AnswerError
from toolkit.model import JSON

WORDS = {
    "cards": "Cards",
    "column_of": "Where to put: {card}",
    "nowhere": "Not placed",
    "drag": "Drag to a place",
    "holds": "{count}",
    "holds_most": "{count} of {most}",
    "placed": "‘{card}’ is now in {column}.",  # noqa: RUF001 - quotation marks
    "taken_out": "‘{card}’ is not placed now.",  # noqa: RUF001 - quotation marks
    "full": "{column} holds {most} at most. Move one out first.",
}


def check_placed(
    value: JSON, *, cards: Sequence[str], columns: Sequence[str]
) -> list[int | None]:
    """*value* as one column, or none, for every card."""
    placed = list_of(
        value,
        lambda at: None if at is None else index_of(at, columns),
        most=len(cards),
        what="cards",
    )
    return placed + [None] * (len(cards) - len(placed))


def check_limits(
    placed: Sequence[int | None],
    *,
    columns: Sequence[str],
    limits: Sequence[int | None],
) -> None:
    """Refuse a column that holds more cards than it may.

    Raises:
        AnswerError: one does; the message names it.
    """
    for column, (name, most) in enumerate(zip(columns, limits, strict=True)):
        if most is not None and placed.count(column) > most:
            raise AnswerError(f"{name} holds {most} at most. Move one out first.")


def held_words(
    placed: Sequence[int | None], *, cards: Sequence[str], columns: Sequence[str]
) -> dict[str, list[str]]:
    """The texts of the cards in every column; they outlive a reworded card."""
    return {
        name: [
            card
            for card, at in zip(cards, placed, strict=True)
            if at == column and card
        ]
        for column, name in enumerate(columns)
    }


def listed(words: Mapping[str, Sequence[str]]) -> list[Block]:
    """A printed list a column; empty columns say so."""
    return [Listing(texts or ["(none)"], label=name) for name, texts in words.items()]
