"""What is new for one person: what others wrote to them, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from toolkit.activities.board.shelf import reference
from toolkit.model import JSON, PROGRAMME, Response, Shared
from toolkit.model.words_of import texts_in
from toolkit.seat import Seat

COMMUNITY = "community"
BOARD = f"page/{COMMUNITY}#activity-board"
RECENT = timedelta(days=14)
FIRST_WORDS = 140

REPLIED = "replied to “{about}”"
THANKED = "says thank you for “{about}”"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that somebody did for this person, and where to read it."""

    at: datetime
    by: str
    school: str
    did: str
    words: str
    link: str


Source = Callable[[Seat, tuple[str, ...]], Iterator[News]]
"""What somebody on a seat is told, of what hangs on these workshops."""


def news_for(seat: Seat, workshops: tuple[str, ...]) -> list[News]:
    """What is new from all `SOURCES`, the newest first."""
    since = seat.now() - RECENT
    found = (one for source in SOURCES for one in source(seat, workshops))
    return sorted(
        (one for one in found if one.at >= since), key=lambda one: one.at, reverse=True
    )


def board_news(seat: Seat, workshops: tuple[str, ...]) -> Iterator[News]:
    """Replies to one's cards on the board, and thanks; also where they were brought."""
    others = [
        (shared, stem, rest[0])
        for shared in seat.wall.shared_in(COMMUNITY)
        for stem, *rest in [shared.response.key.activity.split(".")]
        if stem in ("reply", "thanks") and rest
    ]
    if not others:
        return
    mine = dict(_own(seat, (COMMUNITY, PROGRAMME, *workshops)))
    for shared, stem, card in others:
        if card in mine:
            yield _of_board(shared, stem, mine[card])


SOURCES: tuple[Source, ...] = (board_news,)
"""Where news comes from; each says only what this person may read."""


def _own(seat: Seat, places: tuple[str, ...]) -> Iterator[tuple[str, Response]]:
    for place in places:
        for name, response in seat.responses(place).items():
            yield reference(seat.seating.id, name), response


def _of_board(shared: Shared, stem: str, card: Response) -> News:
    author, response = shared.author.person, shared.response
    did = REPLIED if stem == "reply" else THANKED
    return News(
        at=response.saved_at,
        by=author.name,
        school=author.school,
        did=did.format(about=_short(_title(card))),
        words=_short(_text(response.value)) if stem == "reply" else "",
        link=BOARD,
    )


def _title(card: Response) -> str:
    if card.key.workshop != COMMUNITY:
        return card.prompt
    boxes: Mapping[str, JSON] = card.value.get("boxes") or {}
    return next(texts_in(dict(boxes)), "")


def _text(value: JSON) -> str:
    return value.get("text", "") if isinstance(value, dict) else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= FIRST_WORDS:
        return words
    return words[:FIRST_WORDS].rsplit(" ", 1)[0] + "…"
