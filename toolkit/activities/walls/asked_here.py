"""What else is asked in the section of a wall, and how many have answered it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.walls.shapes import Tally, Voted
from toolkit.model import JSON, PROGRAMME, Role
from toolkit.model.contents import Asked
from toolkit.seat import Seat

Place = tuple[str, str]
"""Where an answer is stored: the workshop, and the name in it."""

MANY = 20
"""A slider has more points than anybody reads in a list: only chosen ones count."""


def beside(every: Sequence[Asked], section: str | None) -> list[Asked]:
    """What is asked in *section*, if that is several things."""
    here = [asked for asked in every if section and asked.section == section]
    return here if len(here) > 1 else []


def names_in(here: Iterable[Asked]) -> list[str]:
    """The names under which the answers to all of it are stored."""
    return [asked.stored_name(part) for asked in here for part in asked.parts]


def tallies_of(seat: Seat, workshop: str, here: Sequence[Asked]) -> dict[str, Tally]:
    """How many participants have answered each, and share it, by the activity's name.

    *here* is asked in *workshop*; no words are read for it.
    """
    if not here:
        return {}
    roster = seat.people.roster()
    people = {one.person.id for one in roster if one.role is Role.PARTICIPANT}
    filled: dict[Place, set[str]] = defaultdict(set)
    for one in seat.people.progress(workshop, names_in(here)):
        if one.filled:
            filled[one.workshop, one.activity].add(one.person)
    shared = seat.others.counted(workshop, PROGRAMME)
    sharers = {place: of.group | of.others for place, of in shared.items()}
    return {
        asked.name: {
            "answered": len(people & _by_any(asked, filled)),
            "shared": len(people & _by_any(asked, sharers)),
            "is_vote": activity_kind(asked.kind).is_vote,
        }
        for asked in here
    }


def _by_any(asked: Asked, who: Mapping[Place, Collection[str]]) -> set[str]:
    places = ((asked.workshop, asked.stored_name(part)) for part in asked.parts)
    return {person for place in places for person in who.get(place, ())}


def results_of(seat: Seat, polls: Iterable[Asked]) -> dict[str, Voted]:
    """The votes in each of *polls*, by its name."""
    read = seat.wall.all_values
    made = ((one.name, votes(one, read(one.workshop, one.name))) for one in polls)
    return {name: {"votes": of, "answered": count} for name, (of, count) in made}


def votes(asked: Asked, values: Iterable[JSON]) -> tuple[list[tuple[str, int]], int]:
    """How often each option was chosen, and by how many people in all."""
    chosen = [value.get("words") or [] for value in values if value]
    counts = Counter(word for words in chosen for word in words)
    options = list(asked.face["options"])
    # What an option was called before it was reworded is counted as it was.
    known = [*options, *(word for word in counts if word not in options)]
    if len(options) > MANY:
        known = [option for option in known if counts[option]]
    listed = [(option, counts[option]) for option in known]
    return listed, sum(bool(words) for words in chosen)
