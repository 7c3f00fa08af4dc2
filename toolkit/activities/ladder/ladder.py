"""Ladder of evidence: cards and own evidence on levels, and how sure each makes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Table
from toolkit.activities.base.checked import fields_of, index_of, list_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.ladder.shapes import (
    LadderAnswer,
    LadderFace,
    LadderOwn,
    LevelSaid,
)
from toolkit.activities.sorting.placing import WORDS as PLACING
from toolkit.activities.sorting.placing import check_placed, held_words, listed
from toolkit.errors import AuthoringError
from toolkit.model import JSON, Sharing
from toolkit.written.shown import in_html

LIMIT_CARD = 300
LIMIT_SENTENCE = 1_000
OWN = 4
"""How many pieces of their own evidence a person may place."""

CONFIDENCE = ("Low", "Medium", "High")

WORDS = {
    **PLACING,
    "nowhere": "No level yet",
    "own_card": "Our own evidence {number}",
    "own_help": "Write what you have seen, then give it a level in the list above.",
    "level": "Level {number}: {level}",
    "sentence": "What our evidence says here, in one sentence",
    "confidence": "How sure are we?",
    "confident": "{level}: {sentence} ({confidence})",
}


class Ladder(Activity):
    """Evidence on levels, lowest first, with a sentence and a confidence for each."""

    kind = "ladder"
    face: LadderFace
    _esm = component("ladder/ladder", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        cards: Sequence[str],
        levels: Sequence[str],
        own: bool = True,
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Place evidence on levels, the lowest first; say how sure each makes one."""
        if len(levels) < 2:
            raise AuthoringError(f'The ladder "{name}" needs two levels at least.')
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **LadderOwn(
                cards=list(cards),
                columns=list(levels),
                own=OWN if own else 0,
                confidence=list(CONFIDENCE),
            ),
        )

    def check(self, value: JSON, *, part: str) -> LadderAnswer:  # noqa: ARG002 - one part
        """*value* with every card on one level at most."""
        fields = fields_of(value)
        most, levels = self.face["own"], self.face["columns"]
        own = list_of(
            fields.get("own"),
            lambda text: text_of(text, limit=LIMIT_CARD),
            most=most,
            what="cards",
        )
        own += [""] * (most - len(own))
        cards = [*self.face["cards"], *own]
        placed = check_placed(fields.get("columns"), cards=cards, columns=levels)
        said = list_of(fields.get("levels"), _level, most=len(levels), what="levels")
        return {
            "columns": placed,
            "own": own,
            "words": held_words(placed, cards=cards, columns=levels),
            "levels": said + [_level(None) for _ in levels[len(said) :]],
        }

    @staticmethod
    def printed(face: LadderFace, values: Mapping[str, JSON]) -> list[Block]:
        """What stands on each level, then what it says and how sure that is."""
        value: LadderAnswer | None = values.get("")
        if not value:
            return [Empty()]
        words, said = value["words"], _said(face, value)
        held = listed(words) if any(words.values()) else []
        return [*held, *said] or [Empty()]

    @staticmethod
    def fallback(face: LadderFace) -> str:
        """The levels in order, then the cards."""
        levels = "".join(f"<li>{in_html(level)}</li>" for level in face["columns"])
        cards = "".join(f"<li>{in_html(card)}</li>" for card in face["cards"])
        return f"<ol>{levels}</ol><ul>{cards}</ul>"


def _level(value: JSON) -> LevelSaid:
    fields = fields_of(value)
    sure = fields.get("confidence")
    return {
        "sentence": text_of(fields.get("sentence"), limit=LIMIT_SENTENCE),
        "confidence": None if sure is None else index_of(sure, CONFIDENCE),
    }


def _said(face: LadderFace, value: LadderAnswer) -> list[Block]:
    rows = [
        [level, said["sentence"], _sure(said["confidence"])]
        for level, said in zip(face["columns"], value["levels"], strict=False)
        if said["sentence"].strip() or said["confidence"] is not None
    ]
    if not rows:
        return []
    columns = ["Level", "What it says", "How sure"]
    return [Table(columns, rows, widths=[3, 7, 2], label="Level by level")]


def _sure(position: int | None) -> str:
    return "" if position is None else CONFIDENCE[position]
