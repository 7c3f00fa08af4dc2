"""A wall and its spotlight as the cockpit draws them: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.activities.base.blocks import (
    Block,
    Choice,
    Diamond,
    Listing,
    Table,
    Text,
)
from toolkit.activities.base.printing import printed_blocks
from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.activities.cockpit.shapes import (
    OnWall,
    Picked,
    StandingCard,
    WallCard,
    WallShown,
)
from toolkit.model import JSON, LocalTime, Pace, Shared, Sharing, Spotlit
from toolkit.model.contents import Asked
from toolkit.model.wall import wall_key
from toolkit.model.words_of import is_filled

LIMIT_CARDS = 200
"""Most cards on one wall; the newest are kept."""

LIMIT_WORDS = 600
"""Most characters of one card; the whole is on the author's page, and when shown."""


@dataclass(frozen=True, slots=True)
class Wall:
    """What one wall is drawn from; `shared` is also what the spotlight names."""

    pace: Pace
    local: LocalTime
    listed: Sequence[Asked]
    asked: Asked | None
    follows: bool
    shared: Sequence[Shared]
    values: Sequence[JSON]

    @property
    def is_held(self) -> bool:
        """Whether the words wait, for facilitators too, until all are shown."""
        asked = self.asked
        together = asked is not None and bool(asked.face.get("together"))
        return together and not self.is_revealed

    @property
    def is_revealed(self) -> bool:
        """Whether a facilitator has shown what is held back."""
        return self.asked is not None and self.asked.name in self.pace.revealed


def drawn(wall: Wall) -> WallShown:
    """What the panel draws."""
    asked = wall.asked
    return {
        "activities": [(one.name, one.prompt, one.kind) for one in wall.listed],
        "activity": asked.name if asked else "",
        "kind": asked.kind if asked else "",
        "prompt": asked.prompt if asked else "",
        "follows": wall.follows,
        "together": asked is not None and bool(asked.face.get("together")),
        "revealed": wall.is_revealed,
        **(_votes(wall) if asked and asked.kind == "poll" else _cards(wall)),
        "spotlight": [_spotlit(one, wall) for one in wall.pace.spotlight],
    }


def _votes(wall: Wall) -> OnWall:
    chosen = [value.get("words") or [] for value in wall.values if value]
    counts = Counter(word for words in chosen for word in words)
    options = list(wall.asked.face["options"]) if wall.asked else []
    # What an option was called before it was reworded is counted as it was.
    known = [*options, *(word for word in counts if word not in options)]
    if len(options) > _MANY:
        known = [option for option in known if counts[option]]
    return {
        "cards": {},
        "order": [],
        "hidden": [],
        "ready": 0,
        "for_fewer": 0,
        "kept": 0,
        "votes": [(option, counts[option]) for option in known],
        "answered": sum(bool(words) for words in chosen),
    }


_MANY = 20
"""A slider has more points than anybody reads in a list: only chosen ones count."""


def _cards(wall: Wall) -> OnWall:
    asked = wall.asked
    here = [
        shared
        for shared in wall.shared
        if asked
        and shared.response.key.activity == asked.name
        and is_filled(shared.response.value)
    ][:LIMIT_CARDS]
    cards = {} if wall.is_held else dict(_standing(wall, here))
    kept = sum(is_filled(value) for value in wall.values) - len(here)
    hidden = [shared for shared in here if wall_key(shared) in wall.pace.hidden]
    return {
        "cards": cards,
        "order": list(cards),
        "hidden": [] if wall.is_held else [_card(wall, one) for one in hidden],
        "ready": len(here),
        "for_fewer": sum(
            shared.response.sharing is not Sharing.COHORT for shared in here
        ),
        "kept": max(0, kept),
        "votes": [],
        "answered": 0,
    }


def _standing(wall: Wall, here: Sequence[Shared]) -> Iterator[tuple[str, StandingCard]]:
    """The cards that stand, with the names of those merged into them."""
    readable = {wall_key(shared): shared for shared in here}
    for key, shared in readable.items():
        head = wall.pace.merged.get(key)
        if key in wall.pace.hidden or head in readable:
            continue
        alike = [
            readable[other].author.person.name
            for other, under in wall.pace.merged.items()
            if under == key and other in readable
        ]
        yield key, {**_card(wall, shared), "alike": alike}


def _card(wall: Wall, shared: Shared) -> WallCard:
    words = printed_words(wall.asked, shared.response.value) if wall.asked else ""
    return {
        "key": wall_key(shared),
        "name": shared.author.person.name,
        "school": shared.author.person.school,
        "words": words if len(words) <= LIMIT_WORDS else f"{words[:LIMIT_WORDS]}…",
        "saved": wall.local.hour(shared.response.saved_at),
        "seen_by": SHARING_LABELS[shared.response.sharing],
        "for_all": shared.response.sharing is Sharing.COHORT,
    }


def _spotlit(one: Spotlit, wall: Wall) -> Picked:
    picked: Picked = {
        "id": one.id,
        "alike": one.alike,
        "shown": wall.pace.shown == one.id,
        "name": "",
        "words": one.text[:LIMIT_WORDS],
    }
    if one.person is None:
        return picked
    faces = {asked.name: asked for asked in wall.listed}
    for shared in wall.shared:
        is_it = wall_key(shared) == f"{one.activity}/{one.person}"
        if is_it and shared.response.sharing is Sharing.COHORT:
            words = printed_words(faces[one.activity], shared.response.value)
            name = shared.author.person.name
            return {**picked, "name": name, "words": words[:LIMIT_WORDS]}
    return {**picked, "words": "", "gone": True}


def printed_words(asked: Asked, value: JSON) -> str:
    """An answer in words, as its printed form has them."""
    blocks = printed_blocks(asked.face, {"": value})
    pieces = (piece for block in blocks for piece in _said(block))
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def _said(block: Block) -> Iterator[str]:
    match block:
        case Text(body=body):
            yield body
        case Listing(items=items):
            yield from items
        case Choice(options=options, selected=selected):
            yield from (options[index] for index in selected)
        case Table(rows=rows) | Diamond(rows=rows):
            yield from (" · ".join(row) for row in rows)
