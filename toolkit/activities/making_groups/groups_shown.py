"""Groups as the facilitators' panel draws them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from toolkit.activities.making_groups.shapes import (
    AloneShown,
    GroupWithMembers,
    RolesOfGroup,
    RolesOfProtocol,
    Somebody,
)
from toolkit.activities.making_groups.words import NUMBERS, SIZED, WORDS
from toolkit.model import Person
from toolkit.model.contents import Asked
from toolkit.model.groups import Grouping, alone_in, roles_in
from toolkit.seat import Seat


def here_now(seat: Seat, workshop: str) -> frozenset[str]:
    """Whose page of *workshop* is open, or lost its line a moment ago."""
    present = seat.people.here(workshop)
    return frozenset(person for person, seen in present.items() if seen.here)


def groups_shown(
    grouping: Grouping, everybody: Sequence[Person]
) -> list[GroupWithMembers]:
    """Every group with its members, in the order in which they take roles."""
    known = {one.id for one in everybody}
    return [
        {
            "id": group.id,
            "name": group.name,
            "place": group.place,
            "link": group.link,
            "host": urlsplit(group.link).netloc,
            "members": [one for one in group.members if one in known],
        }
        for group in grouping.groups
    ]


def people_shown(
    grouping: Grouping, everybody: Sequence[Person], here: Collection[str]
) -> dict[str, Somebody]:
    """Everybody who works in groups, by their id."""
    known = {one.id for one in everybody}
    return {
        one.id: {
            "id": one.id,
            "name": one.name,
            "school": one.school,
            "here": one.id in here,
            "coaches": [x for x in _coaches(grouping, one.id) if x in known],
        }
        for one in everybody
    }


def free_shown(
    grouping: Grouping, everybody: Sequence[Person], here: Collection[str]
) -> list[str]:
    """Who has no group, those who are here first."""
    free = [one.id for one in everybody if grouping.of(one.id) is None]
    return sorted(free, key=lambda one: one not in here)


def alone_shown(
    grouping: Grouping, everybody: Sequence[Person], here: Collection[str] | None
) -> list[AloneShown]:
    """Who is alone in a group, and where they could go; *here* where it is live."""
    known = {one.id: one.name for one in everybody}
    shown: list[AloneShown] = []
    for one in alone_in(grouping, here):
        if one.person not in known:
            continue
        is_one = len(one.group.members) == 1
        about = {"name": known[one.person], "group": one.group.name}
        moved = {**about, "to": one.to.name} if one.to else {}
        shown.append(
            {
                "person": one.person,
                "said": WORDS["alone_one" if is_one else "alone_here"].format(**about),
                "to": one.to.id if one.to else "",
                "press": WORDS["alone_move"].format(**moved) if moved else "",
            }
        )
    return shown


def sizes_in_words(sizes: Sequence[int]) -> str:
    """How many groups of which size: "8 groups: 6 fours and 2 threes"."""
    counted = sorted(Counter(sizes).items(), reverse=True)
    said = [_so_many(count, size) for size, count in counted]
    if len(said) == 1:
        return said[0]
    total = WORDS["many_groups"].format(count=len(sizes))
    return f"{total}: {', '.join(said[:-1])} {WORDS['and']} {said[-1]}" if said else ""


def _so_many(count: int, size: int) -> str:
    one, many = SIZED.get(size, (WORDS["one_of"], WORDS["many_of"]))
    words = one if count == 1 else many
    return words.format(count=count, size=NUMBERS.get(size, size))


def roles_of(seat: Seat, workshop: str, asked: Asked) -> RolesOfProtocol:
    """Who takes which role in one protocol, in words, by group."""
    used = seat.groups.used_in(workshop, asked.name)
    known = seat.people.names()
    groups: list[RolesOfGroup] = []
    for group in used.groups:
        taken = roles_in(group, asked.face["roles"], turn=used.turns.get(asked.name, 0))
        said = [
            f"{known[one].name}: {', '.join(roles)}"
            for one, roles in taken.items()
            if roles and one in known
        ]
        groups.append({"name": group.name, "roles": said})
    return {"activity": asked.name, "prompt": asked.prompt, "groups": groups}


def _coaches(grouping: Grouping, person: str) -> list[str]:
    group = grouping.of(person)
    pairs = group.pairs if group else ()
    pair = next((pair for pair in pairs if person in pair), ())
    return [one for one in pair if one != person]
