"""A wall for the whole room: what people share with everyone in the cohort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.prepared import printed_shown
from toolkit.activities.base.printing import Printer, compared_names
from toolkit.activities.base.reveal import is_held
from toolkit.activities.charts import is_counted
from toolkit.activities.screen.shapes import WallCard, WallShown
from toolkit.model import JSON, Pace, Shared
from toolkit.model.contents import Asked
from toolkit.model.words_of import is_filled
from toolkit.seat import Seat

MOST_CARDS = 9
"""As many as can be read from the back of a room."""

MOST_LETTERS = 2_200
"""The same, where the answers are long: the first is shown however long it is."""

PIECE = 30
"""A cell or an entry takes the room of so many letters more."""


def put_up(contents: Sequence[Asked], pace: Pace) -> tuple[Asked, str] | None:
    """The activity, and its part, of which a facilitator has put up the wall."""
    for asked in contents:
        for part in asked.parts:
            if asked.stored_name(part) == pace.wall and _stands(asked):
                return None if is_held(asked.face, pace) else (asked, part)
    return None


def revealed(here: Sequence[Asked], pace: Pace) -> tuple[Asked, str] | None:
    """The last of *here* whose wall was shown to everybody at once."""
    shown = [a for a in here if a.name in pace.revealed and _stands(a)]
    walls = [(a, "") for a in shown if not is_counted(a) and "" in a.parts]
    return walls[-1] if walls else None


def wall(asked: Asked, part: str, seat: Seat) -> WallShown:
    """The newest cards of *part* that everybody may read, and how many more."""
    printer = Printer(asked.face, part)
    label = activity_kind(asked.kind).part_labels(asked.face).get(part)
    shared = seat.wall.shared_with_all(asked.workshop, asked.stored_name(part))
    said = [one for one in shared if is_filled(one.response.value)]
    compared = _compared(asked, seat)
    cards = [_card(one, printer, compared) for one in said[:MOST_CARDS]]
    shown = [card for card in cards[: _that_fit(cards)] if card["blocks"]]
    more = len(said) - len(shown)
    return {"prompt": label or asked.prompt, "cards": shown, "more": more}


def _compared(asked: Asked, seat: Seat) -> Mapping[str, Mapping[str, JSON]]:
    """What all may read of what each person's answer is compared with."""
    found: dict[str, dict[str, JSON]] = defaultdict(dict)
    for name in compared_names(asked.face):
        for one in seat.wall.shared_with_all(asked.workshop, name):
            found[one.author.person.id][name] = one.response.value
    return found


def _card(
    shared: Shared, printer: Printer, compared: Mapping[str, Mapping[str, JSON]]
) -> WallCard:
    person, value = shared.author.person, shared.response.value
    blocks = printer.blocks(value, compared=compared.get(person.id))
    return {
        "name": person.name,
        "blocks": printed_shown(blocks),
        "alike": shared.alike,
    }


def _stands(asked: Asked) -> bool:
    return activity_kind(asked.kind).stands_on_walls()


def _that_fit(cards: Sequence[WallCard]) -> int:
    totals = accumulate(_letters(card["blocks"]) for card in cards)
    return max(1, sum(total <= MOST_LETTERS for total in totals))


def _letters(part: object) -> int:
    """How much room *part* takes: its letters, and what a piece of its own costs."""
    if isinstance(part, list):
        return sum(map(_letters, part))
    if not isinstance(part, Mapping):
        return 0
    own = len(str(part["value"])) + PIECE if "value" in part else 0
    return own + sum(map(_letters, part.values()))
