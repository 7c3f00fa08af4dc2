"""Meetings: where the minutes of two meetings went, and what to do next time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Table, passages
from toolkit.activities.base.checked import fields_of, list_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.meetings.shapes import (
    KindOfItem,
    MeetingItem,
    MeetingsAnswer,
    MeetingsFace,
    MeetingsOwn,
)
from toolkit.errors import AnswerError, AuthoringError, OutOfDateError
from toolkit.model import JSON, Sharing
from toolkit.written.shown import in_html

LIMIT_ITEM = 300
LIMIT_ORDER = 4_000
MOST_ITEMS = 20
MOST_MINUTES = 600

MEETINGS = ("Our last meeting", "The meeting before")

WORDS = {
    "item": "Item {number}",
    "item_word": "Item",
    "minutes": "Minutes",
    "kind": "Kind",
    "of_item": " of item {number}",
    "not_marked": "Not marked yet",
    "add": "Add an item",
    "add_to": "Add an item: {meeting}",
    "added": "“{item}” added: {meeting}.",
    "remove": "Remove",
    "remove_item": "Remove item {number}: {meeting}",
    "remove_sure": "Remove “{item}”?",
    "removed": "Removed.",
    "yes": "Yes, remove it",
    "no": "Keep it",
    "full": "There is room for {most} items here. Take one away first.",
    "spare": "Spare cards",
    "spare_help": "Nothing comes to mind? Choose a card and add it.",
    "spare_card": "Card",
    "spare_add": "Add to: {meeting}",
    "tally": "Where the minutes went",
    "share": "Share",
    "total": "All together",
    "tally_none": "Fill in some minutes and they are added up here.",
    "order": "Our new standing order",
    "order_help": "What comes first, and for how long?",
}


class Meetings(Activity):
    """The items of two meetings, each with minutes and a kind, and a new order.

    Its answer is `{"meetings": [[{"item", "minutes", "kind"}], [...]], "order": text}`;
    `minutes` is a whole number or None, `kind` one of the letters or "".
    """

    kind = "meetings"
    face: MeetingsFace
    _esm = component("meetings/meetings", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        kinds: Mapping[str, str],
        spare: Sequence[str] = (),
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Mark where two meetings' minutes went, and make a new standing order."""
        if not kinds:
            raise AuthoringError(
                f'The activity "{name}" needs its kinds, such as '
                'kinds={"W": "our work", "L": "logistics"}.'
            )
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **MeetingsOwn(
                kinds=[{"letter": k, "label": label} for k, label in kinds.items()],
                spare=list(spare),
                meetings=list(MEETINGS),
                most={"items": MOST_ITEMS, "minutes": MOST_MINUTES},
            ),
        )

    def check(self, value: JSON, *, part: str) -> MeetingsAnswer:  # noqa: ARG002 - one part
        """*value* with two meetings, without items that say nothing."""
        given = fields_of(value)
        most = len(MEETINGS)
        meetings = list_of(
            given.get("meetings"), self._meeting, most=most, what="meetings"
        )
        return {
            "meetings": meetings + [[]] * (most - len(meetings)),
            "order": text_of(given.get("order"), limit=LIMIT_ORDER),
        }

    def _meeting(self, value: JSON) -> list[MeetingItem]:
        items = list_of(value, self._item, most=MOST_ITEMS, what="items")
        return [item for item in items if _says_something(item)]

    def _item(self, value: JSON) -> MeetingItem:
        item = fields_of(value)
        letters = [kind["letter"] for kind in self.face["kinds"]]
        kind = text_of(item.get("kind"), limit=LIMIT_ITEM)
        if kind and kind not in letters:
            raise OutOfDateError
        return {
            "item": text_of(item.get("item"), limit=LIMIT_ITEM),
            "minutes": _minutes(item.get("minutes")),
            "kind": kind,
        }

    @staticmethod
    def printed(face: MeetingsFace, values: Mapping[str, JSON]) -> list[Block]:
        """Both meetings, where their minutes went, and the new order."""
        value: MeetingsAnswer = values.get("") or {"meetings": [], "order": ""}
        items = [item for meeting in value["meetings"] for item in meeting]
        if not items and not value["order"].strip():
            return [Empty()]
        blocks = [
            _printed_meeting(title, meeting, face)
            for title, meeting in zip(face["meetings"], value["meetings"], strict=False)
            if meeting
        ]
        blocks += _printed_tally(items, face)
        return [*blocks, *passages([(WORDS["order"], value["order"])])]

    @staticmethod
    def fallback(face: MeetingsFace) -> str:
        """The kinds, then the spare cards."""
        kinds = "".join(f"<li>{in_html(_said(kind))}</li>" for kind in face["kinds"])
        cards = "".join(f"<li>{in_html(card)}</li>" for card in face["spare"])
        spare = f"<h4>{WORDS['spare']}</h4><ul>{cards}</ul>" if cards else ""
        return f"<ul>{kinds}</ul>{spare}"


def _minutes(value: JSON) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= MOST_MINUTES:
        raise AnswerError(f"Minutes are a whole number from 0 to {MOST_MINUTES}.")
    return value


def _says_something(item: MeetingItem) -> bool:
    return bool(item["item"].strip() or item["minutes"] is not None or item["kind"])


def _said(kind: KindOfItem) -> str:
    return f"{kind['letter']}: {kind['label']}"


def _printed_meeting(
    title: str, meeting: Sequence[MeetingItem], face: MeetingsFace
) -> Block:
    said = {kind["letter"]: _said(kind) for kind in face["kinds"]}
    columns = [WORDS["item_word"], WORDS["minutes"], WORDS["kind"]]
    rows = [
        [item["item"], _shown(item["minutes"]), said.get(item["kind"], "")]
        for item in meeting
    ]
    return Table(columns, rows, widths=[5, 1.5, 3], label=title)


def _shown(minutes: int | None) -> str:
    return "" if minutes is None else str(minutes)


def _percent(minutes: int, total: int) -> str:
    # A half goes up, as it does on the screen.
    return f"{(200 * minutes + total) // (2 * total)}%"


def _printed_tally(items: Sequence[MeetingItem], face: MeetingsFace) -> Iterator[Block]:
    total = sum(item["minutes"] or 0 for item in items)
    names = {kind["letter"]: _said(kind) for kind in face["kinds"]}
    spent = {
        letter: sum(item["minutes"] or 0 for item in items if item["kind"] == letter)
        for letter in (*names, "")
    }
    if total:
        columns = [WORDS["kind"], WORDS["minutes"], WORDS["share"]]
        rows = [
            [names.get(letter, WORDS["not_marked"]), str(n), _percent(n, total)]
            for letter, n in spent.items()
            if letter or n
        ]
        yield Table(columns, rows, widths=[5, 1.5, 1.5], label=WORDS["tally"])
