"""A wall for the whole room: what people share with everyone in the cohort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import compared_names
from toolkit.activities.base.shapes import PrintedShown
from toolkit.activities.charts import is_counted
from toolkit.activities.screen.cloud import cloud, is_short
from toolkit.activities.screen.shapes import WaitingShown, WallCard, WallShown
from toolkit.activities.walls.prints import Prints
from toolkit.model import JSON, Pace, Shared
from toolkit.model.contents import Asked
from toolkit.model.words_of import is_filled
from toolkit.seat import Seat

MOST_CARDS = 60
"""More pages than these fill are read by nobody in a room."""

MOST_LETTERS = 40_000
"""The same, where the answers are long: the first is shown however long it is."""

PIECE = 30
"""A cell or an entry takes the room of so many letters more."""


class Up(NamedTuple):
    """What stands on the screen: a part of an activity; None is all it has."""

    asked: Asked
    part: str | None

    @property
    def stored(self) -> Mapping[str, str]:
        """The parts that are shown, by the names under which they are stored."""
        parts = self.asked.parts if self.part is None else (self.part,)
        return {self.asked.stored_name(part): part for part in parts}

    @property
    def places(self) -> set[tuple[str, str]]:
        """Where the answers hang that are shown, or compared with what is."""
        names = (self.asked.name, *self.stored, *compared_names(self.asked.face))
        return {(self.asked.workshop, name) for name in names}


def put_up(contents: Sequence[Asked], pace: Pace) -> Up | None:
    """What a facilitator has put up, whatever section is on."""
    for asked in contents if pace.wall else ():
        for part in asked.parts:
            if asked.stored_name(part) == pace.wall:
                return Up(asked, part)
        if asked.name == pace.wall:
            return Up(asked, None)
    return None


def stands(asked: Asked) -> bool:
    """Whether what one person answers to *asked* may be read by others."""
    return activity_kind(asked.kind).stands_on_walls()


def revealed(here: Sequence[Asked], pace: Pace) -> Up | None:
    """The last of *here* whose wall was shown to everybody at once."""
    shown = [a for a in here if a.name in pace.revealed and stands(a)]
    walls = [Up(a, "") for a in shown if not is_counted(a) and "" in a.parts]
    return walls[-1] if walls else None


def waiting(up: Up, seat: Seat) -> WaitingShown:
    """In place of a wall that waits for all to be shown together."""
    found = seat.wall.shared_with_all(up.asked.workshop, up.asked.name)
    ready = sum(is_filled(one.response.value) for one in found)
    return {"prompt": up.asked.prompt, "ready": ready}


def wall(up: Up, seat: Seat, prints: Prints) -> WallShown:
    """The newest cards that everybody may read, and how many more there are."""
    asked, part = up
    labels = activity_kind(asked.kind).part_labels(asked.face)
    shown: WallShown = {
        "prompt": (labels.get(part) if part else "") or asked.prompt,
        "cards": [],
        "more": 0,
        "cloud": [],
    }
    people = _by_person(up, seat)
    if is_short(asked.face):
        said = (one for of in people.values() for one in of.values())
        return {**shown, "cloud": cloud(said)}
    compared = _compared(asked, seat)
    made = (_card(up, of, compared.get(who, {}), prints) for who, of in people.items())
    cards = [card for card in made if card["blocks"]]
    fit = cards[: _that_fit(cards[:MOST_CARDS])]
    return {**shown, "cards": fit, "more": len(cards) - len(fit)}


def _by_person(up: Up, seat: Seat) -> dict[str, dict[str, Shared]]:
    """What each shares with everyone, by stored name; whose is newest first."""
    found = [
        one
        for name in up.stored
        for one in seat.wall.shared_with_all(up.asked.workshop, name)
        if is_filled(one.response.value)
    ]
    found.sort(key=lambda one: one.response.saved_at, reverse=True)
    people: dict[str, dict[str, Shared]] = defaultdict(dict)
    for one in found:
        people[one.author.person.id][one.response.key.activity] = one
    return people


def _card(
    up: Up, of: Mapping[str, Shared], compared: Mapping[str, JSON], prints: Prints
) -> WallCard:
    first = next(iter(of.values()))
    blocks: list[PrintedShown] = []
    for name, part in up.stored.items():
        if name in of:
            blocks += prints.of(up.asked, part, of[name].response, compared=compared)
    return {
        "name": first.author.person.name,
        "blocks": blocks,
        "alike": first.alike if up.part is not None else 0,
    }


def _compared(asked: Asked, seat: Seat) -> Mapping[str, Mapping[str, JSON]]:
    """What all may read of what each person's answer is compared with."""
    found: dict[str, dict[str, JSON]] = defaultdict(dict)
    for name in compared_names(asked.face):
        for one in seat.wall.shared_with_all(asked.workshop, name):
            found[one.author.person.id][name] = one.response.value
    return found


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
