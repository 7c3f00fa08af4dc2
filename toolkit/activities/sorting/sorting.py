"""Sorting: cards into columns, some of which hold only so many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Table
from toolkit.activities.base.checked import (
    date_of,
    fields_of,
    list_of,
    text_of,
)
from toolkit.activities.base.component import component
from toolkit.activities.sorting.placing import WORDS as PLACING
from toolkit.activities.sorting.placing import (
    check_limits,
    check_placed,
    held_words,
    listed,
)
from toolkit.activities.sorting.shapes import SortingAnswer, SortingFace, SortingOwn
from toolkit.errors import AuthoringError
from toolkit.model import JSON, Sharing
from toolkit.model.dates import typed_day
from toolkit.written.shown import in_html

LIMIT_REASON = 2_000

WORDS = {
    **PLACING,
    "reason": "Why?",
    "reason_of": "Why? {card}",
    "look_again": "Look again on",
    "look_again_of": "Look again on: {card}",
}


class Sorting(Activity):
    """Cards to sort into columns."""

    kind = "sorting"
    face: SortingFace
    _esm = component("sorting/sorting", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        cards: Sequence[str],
        columns: Sequence[str] = ("Rebuild", "Weave", "Wait"),
        limits: Mapping[str, int] | None = None,
        reasons_for: Sequence[str] = (),
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Sort cards into columns.

        *limits* says how many cards a column holds; a card in one of *reasons_for* asks
        for its reason and a day to look again.
        """
        limits = limits or {}
        _check_columns(name, columns, (*limits, *reasons_for))
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **SortingOwn(
                cards=list(cards),
                columns=list(columns),
                limits=[limits.get(column) for column in columns],
                asks=[columns.index(column) for column in reasons_for],
            ),
        )

    def check(self, value: JSON, *, part: str) -> SortingAnswer:  # noqa: ARG002 - one part
        """*value* with every card in one column at most, and none too full."""
        fields = fields_of(value)
        cards, columns = self.face["cards"], self.face["columns"]
        placed = check_placed(fields.get("columns"), cards=cards, columns=columns)
        check_limits(placed, columns=columns, limits=self.face["limits"])
        return {
            "columns": placed,
            "words": held_words(placed, cards=cards, columns=columns),
            "reasons": self._each(
                fields.get("reasons"), lambda text: text_of(text, limit=LIMIT_REASON)
            ),
            "dates": self._each(fields.get("dates"), date_of),
        }

    def _each(self, value: JSON, check: Callable[[JSON], str]) -> list[str]:
        """One checked text a card."""
        cards = self.face["cards"]
        texts = list_of(value, check, most=len(cards), what="texts")
        return texts + [""] * (len(cards) - len(texts))

    @staticmethod
    def printed(face: SortingFace, values: Mapping[str, JSON]) -> list[Block]:
        """What each column holds, then the reasons and days that were asked for."""
        value: SortingAnswer | None = values.get("")
        if not value or not any(value.get("words", {}).values()):
            return [Empty()]
        return [*listed(value["words"]), *_reasons(face, value)]

    @staticmethod
    def fallback(face: SortingFace) -> str:
        """The cards, and the columns with how many each holds."""
        items = "".join(f"<li>{in_html(card)}</li>" for card in face["cards"])
        names = [
            column if most is None else f"{column} (at most {most})"
            for column, most in zip(face["columns"], face["limits"], strict=True)
        ]
        return f'<p class="ws-meta">{in_html(" · ".join(names))}</p><ul>{items}</ul>'


def _check_columns(name: str, columns: Sequence[str], named: Sequence[str]) -> None:
    unknown = [column for column in named if column not in columns]
    if len(columns) < 2 or unknown:
        raise AuthoringError(
            f'The sorting "{name}" needs two columns, and limits and reasons only for '
            f"its own columns: {', '.join(columns)}."
        )


def _reasons(face: SortingFace, value: SortingAnswer) -> list[Block]:
    told = zip(
        face["cards"], value["columns"], value["reasons"], value["dates"], strict=False
    )
    rows = [
        [card, reason, typed_day(day)]
        for card, column, reason, day in told
        if column in face["asks"] and (reason or day)
    ]
    if not rows:
        return []
    columns = ["Card", "Why", "Look again on"]
    return [Table(columns, rows, widths=[4, 5, 3], label="Reasons")]
