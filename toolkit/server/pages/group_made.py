"""What a group has written elsewhere: in the workshops, and in the community."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.activities import activity_kind
from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.overview import place_of
from toolkit.activities.board.kinds import kind_of
from toolkit.activities.coverage.outcomes import Contents, places_of
from toolkit.model import Response, Sharing
from toolkit.seat import Seat
from toolkit.written.marks import beginning

COMMUNITY = "community"
FIRST_WORDS = 140


@dataclass(frozen=True, slots=True)
class Made:
    """Something the group has written elsewhere, and the way there."""

    title: str
    about: str
    link: str


def made_in_workshops(
    seat: Seat, contents: Contents, titles: Mapping[str, str]
) -> Iterator[Made]:
    """What this person's groups have written in the workshops."""
    for place in places_of(contents):
        if not activity_kind(place.asked.kind).by_group:
            continue
        written = seat.pages.mine(*place.address)
        if written is None or not written.standing:
            continue
        count = len(written.standing)
        lines = "1 line" if count == 1 else f"{count} lines"
        where = titles.get(place.page, place.page)
        yield Made(place.asked.prompt, f"{where}: {lines}", place_of(*place.address))


def cards_of_group(seat: Seat) -> Iterator[Made]:
    """The cards that this person's group shares with it or with everybody."""
    mine = seat.seating.group
    if mine is None:
        return
    theirs = (
        (shared.response, shared.author.person.name)
        for shared in seat.wall.shared_in(COMMUNITY)
        if shared.author.group == mine
    )
    own = ((each, seat.person.name) for each in seat.responses(COMMUNITY).values())
    for response, author in (*theirs, *own):
        if response.sharing in _WITH and response.key.activity.startswith("card."):
            yield from _card(response, author)


_WITH = {Sharing.GROUP: "the group", Sharing.COHORT: "everyone"}


def _card(response: Response, author: str) -> Iterator[Made]:
    """A card by its title; some kinds say no name, or a role in its place."""
    boxes = response.value.get("boxes", {})
    if is_filled(boxes):
        kind = kind_of(response.value["kind"])
        by = boxes.get(kind.by, "") if kind.by else author
        said = ", ".join(filter(None, (kind.title, by)))
        yield Made(
            beginning(boxes.get(kind.boxes[0].name, "") or kind.title, FIRST_WORDS),
            f"{said}, shared with {_WITH[response.sharing]}",
            "page/community#activity-board",
        )
