"""A wall and its spotlight as the cockpit draws them: pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import FindPrinter, compared_names
from toolkit.activities.base.reveal import is_held
from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.activities.walls.asked_here import votes
from toolkit.activities.walls.prints import Prints
from toolkit.activities.walls.shapes import (
    HiddenPart,
    OnWall,
    Picked,
    WallCard,
    WallPart,
    WallShown,
)
from toolkit.model import JSON, Pace, Shared, Sharing, Spotlit, showing
from toolkit.model.contents import Asked
from toolkit.model.wall import wall_key
from toolkit.model.words_of import is_filled

LIMIT_CARDS = 200
"""Most cards on one wall; the newest are kept."""


@dataclass(frozen=True, slots=True)
class Wall:
    """What one wall is drawn from.

    `pace` is where the workshop is, `place` is that of what the answers hang on, by
    which they are hidden and merged. `part` is None for every part at once. `shared` is
    also what the spotlight names.
    """

    pace: Pace
    place: Pace
    when: Callable[[datetime], str]
    listed: Sequence[Asked]
    asked: Asked | None
    part: str | None
    follows: bool
    shared: Sequence[Shared]
    values: Sequence[JSON]
    prints: Prints
    find: FindPrinter

    @property
    def is_held(self) -> bool:
        """Whether the words wait, for facilitators too, until all are shown."""
        return self.asked is not None and is_held(self.asked.face, self.pace)

    @property
    def is_vote(self) -> bool:
        """Whether answers are counted here, not read."""
        return self.asked is not None and activity_kind(self.asked.kind).is_vote

    @property
    def name(self) -> str:
        """The name under which the screen knows this wall; "" of one it cannot show."""
        if self.asked is None or self.is_held:
            return ""
        return self.asked.stored_name(self.part or "")

    @property
    def stored(self) -> Mapping[str, str]:
        """The parts that are shown, by the names under which they are stored."""
        if self.asked is None:
            return {}
        parts = self.asked.parts if self.part is None else (self.part,)
        return {self.asked.stored_name(part): part for part in parts}


def drawn(wall: Wall) -> WallShown:
    """What the panel draws."""
    asked = wall.asked
    kind = activity_kind(asked.kind if asked else "")
    labels = kind.part_labels(asked.face) if asked else {}
    return {
        "activities": [(one.name, one.prompt) for one in wall.listed],
        "activity": asked.name if asked else "",
        "parts": list(labels.items()),
        "part": wall.part or "",
        "votes_only": wall.is_vote,
        "prompt": asked.prompt if asked else "",
        "follows": wall.follows,
        "together": asked is not None and kind.waits(asked.face),
        "revealed": asked is not None and asked.name in wall.pace.revealed,
        "can_go_up": bool(wall.name),
        "is_up": bool(wall.name) and wall.name == wall.pace.wall,
        **(_votes(wall) if wall.is_vote else _cards(wall)),
        "spotlight": _spotlight(wall),
    }


def _votes(wall: Wall) -> OnWall:
    listed, answered = votes(wall.asked, wall.values) if wall.asked else ([], 0)
    return {
        "cards": {},
        "order": [],
        "hidden": [],
        "ready": 0,
        "for_fewer": 0,
        "kept": 0,
        "votes": listed,
        "answered": answered,
    }


def _cards(wall: Wall) -> OnWall:
    stored, asked = wall.stored, wall.asked
    people: dict[str, list[Shared]] = defaultdict(list)
    for shared in wall.shared:
        key = shared.response.key
        if asked and key.activity in stored and key.workshop == asked.workshop:
            people[shared.author.person.id].append(shared)
    here = [one for shared in people.values() for one in shared]
    heads = {wall_key(one): one for one in here}
    made = ((person, _card(wall, of, heads)) for person, of in people.items())
    shown = ((person, card) for person, card in made if card["parts"])
    cards = {} if wall.is_held else dict(islice(shown, LIMIT_CARDS))
    kept = sum(is_filled(value) for value in wall.values) - len(here)
    hidden = [one for one in here if wall_key(one) in wall.place.hidden]
    return {
        "cards": cards,
        "order": list(cards),
        "hidden": [] if wall.is_held else [_hidden(wall, one) for one in hidden],
        "ready": len(people),
        "for_fewer": sum(one.response.sharing is not Sharing.COHORT for one in here),
        "kept": max(0, kept),
        "votes": [],
        "answered": 0,
    }


def _card(wall: Wall, of: Sequence[Shared], heads: Mapping[str, Shared]) -> WallCard:
    author, newest = of[0].author.person, of[0].response
    return {
        "name": author.name,
        "school": author.school,
        "saved": wall.when(newest.saved_at),
        "parts": list(_parts(wall, of, heads)),
    }


def _parts(
    wall: Wall, of: Sequence[Shared], heads: Mapping[str, Shared]
) -> Iterator[WallPart]:
    """What one person shares and nobody took off, part by part, in the form's order."""
    merged, asked = wall.place.merged, wall.asked
    by_name = {one.response.key.activity: one for one in of}
    compared = _compared(wall, of[0].author.person.id)
    for name, part in wall.stored.items():
        shared = by_name.get(name)
        if shared is None or asked is None or wall_key(shared) in wall.place.hidden:
            continue
        key, level = wall_key(shared), shared.response.sharing
        # Whoever reads a whole form reads all of it, whatever says the same elsewhere.
        if wall.part is not None and merged.get(key) in heads:
            continue
        blocks = wall.prints.of(asked, part, shared.response, compared=compared)
        same = [other for other, head in merged.items() if head == key]
        if blocks:
            yield {
                "key": key,
                "label": _label(wall, name),
                "blocks": blocks,
                "seen_by": SHARING_LABELS[level],
                "for_all": level is Sharing.COHORT,
                "alike": [heads[o].author.person.name for o in same if o in heads],
            }


def _compared(wall: Wall, person: str) -> Mapping[str, JSON]:
    """What of *person* stands on no wall itself, but is what this is compared with."""
    names = compared_names(wall.asked.face) if wall.asked else ()
    return {
        one.response.key.activity: one.response.value
        for one in (wall.shared if names else ())
        if one.author.person.id == person
        and one.response.key.activity in names
        and wall_key(one) not in wall.place.hidden
    }


def _hidden(wall: Wall, shared: Shared) -> HiddenPart:
    return {
        "key": wall_key(shared),
        "name": shared.author.person.name,
        "label": _label(wall, shared.response.key.activity),
    }


def _label(wall: Wall, name: str) -> str:
    """What a part is called where several are shown; "" where only one is."""
    if wall.asked is None or wall.part is not None:
        return ""
    labels = activity_kind(wall.asked.kind).part_labels(wall.asked.face)
    return labels.get(wall.stored[name], "")


def _spotlight(wall: Wall) -> list[Picked]:
    """What was picked, and in which order those come that were not shown yet."""
    picked = [_spotlit(one, wall) for one in wall.pace.spotlight]
    nothing = {p["id"] for p in picked if p.get("gone") or p.get("waits")}
    queue = [o.id for o in showing.waiting(wall.pace) if o.id not in nothing]
    turns = {one: turn for turn, one in enumerate(queue, start=1)}
    return [{**one, "turn": turns.get(one["id"], 0)} for one in picked]


def _spotlit(one: Spotlit, wall: Wall) -> Picked:
    workshop = one.workshop or wall.pace.workshop
    printer = wall.find(workshop, one.activity)
    picked: Picked = {
        "id": one.id,
        "alike": one.alike,
        "shown": wall.pace.shown == one.id,
        "turn": 0,
        "name": "",
        "blocks": [],
    }
    if printer and is_held(printer.face, wall.pace):
        return {**picked, "waits": True}
    if one.person is None:
        return {**picked, "blocks": wall.prints.copied(one)}
    for shared in wall.shared:
        key, of = wall_key(shared), shared.response
        is_it = (of.key.workshop, key) == (workshop, f"{one.activity}/{one.person}")
        # What is off the walls is picked no longer, or was never shown.
        if is_it and printer and of.sharing is Sharing.COHORT:
            blocks = wall.prints.printed(printer, of, compared={})
            return {**picked, "name": shared.author.person.name, "blocks": blocks}
    return {**picked, "gone": True}
