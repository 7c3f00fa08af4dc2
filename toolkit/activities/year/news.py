"""What is new for one person: what others wrote to them, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from toolkit.activities.base.comments import OF_PART
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.overview import place_of
from toolkit.activities.coverage.outcomes import Contents, places_of
from toolkit.model import JSON, PROGRAMME, Response, Shared, Sharing
from toolkit.model.comments import Comment
from toolkit.model.erasing import reference
from toolkit.model.words_of import texts_in
from toolkit.seat import Seat
from toolkit.seat.comments import MINE
from toolkit.seat.others import called
from toolkit.written.marks import beginning

COMMUNITY = "community"
BOARD = f"page/{COMMUNITY}#activity-board"
RECENT = timedelta(days=14)
FIRST_WORDS = 140

REPLIED = "replied to “{about}”"
THANKED = "says thank you for “{about}”"
COMMENTED = "commented on your answer to “{about}”"
THANKED_FOR = "says thank you for your answer to “{about}”"
ANSWERED = "wrote where you had commented, on “{about}”"
NEWS_READ = "news-read"
"""The person's own answer that says until when they have read what is new."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class News:
    """One thing that somebody did for this person, and where to read it."""

    at: datetime
    by: str
    school: str
    did: str
    words: str
    link: str


Source = Callable[[Seat, Contents], Iterator[News]]
"""What somebody on a seat is told, of what the notebooks ask."""


def news_for(seat: Seat, contents: Contents) -> list[News]:
    """What is new from all `SOURCES` since they were last read, the newest first."""
    since = max(seat.now() - RECENT, _read_until(seat))
    found = (one for source in SOURCES for one in source(seat, contents))
    return sorted(
        (one for one in found if one.at > since), key=lambda one: one.at, reverse=True
    )


def read_news(seat: Seat, until: datetime) -> None:
    """Keep on every device that all news up to a moment has been read."""
    kept = seat.response(PROGRAMME, NEWS_READ)
    seat.save(
        PROGRAMME,
        NEWS_READ,
        {"until": max(until, _read_until(seat)).isoformat()},
        sharing=Sharing.PRIVATE,
        based_on=kept.version if kept else 0,
        write=uuid4().hex,
        prompt="",
    )


def _read_until(seat: Seat) -> datetime:
    kept = seat.response(PROGRAMME, NEWS_READ)
    return datetime.fromisoformat(kept.value["until"]) if kept else LONG_AGO


def comment_news(seat: Seat, contents: Contents) -> Iterator[News]:
    """Comments on one's answers, and what is said where one has commented."""
    places = {place.address: place for place in places_of(contents)}
    parts = {
        address: [place.asked.stored_name(part) for part in place.asked.parts]
        for address, place in places.items()
    }
    for comment in seat.comments.to_me(since=seat.now() - RECENT, parts=parts):
        place = places[comment.about.workshop, comment.about.activity]
        is_mine = comment.about.person == seat.person.id
        did = _did(comment, is_mine=is_mine)
        about = MINE if is_mine else called(seat.cohort.id, comment.about.person)
        if (
            is_mine
            and comment.part
            and activity_kind(place.asked.kind).comments_by_part
        ):
            about = f"{MINE}{OF_PART}{comment.part}"
        yield News(
            at=comment.written_at,
            by=comment.by.name,
            school=comment.by.school,
            did=did.format(about=_short(place.asked.prompt)),
            words=_short(comment.text),
            link=f"{place_of(place.page, place.asked.name)}~{about}",
        )


def _did(comment: Comment, *, is_mine: bool) -> str:
    if not is_mine:
        return ANSWERED
    return THANKED_FOR if comment.thanks else COMMENTED


def board_news(seat: Seat, contents: Contents) -> Iterator[News]:
    """Replies to one's cards on the board, and thanks; also where they were brought."""
    others = [
        (shared, stem, rest[0])
        for shared in seat.wall.shared_in(COMMUNITY)
        for stem, *rest in [shared.response.key.activity.split(".")]
        if stem in ("reply", "thanks") and rest
    ]
    if not others:
        return
    mine = dict(_own(seat, (COMMUNITY, PROGRAMME, *_pages(contents))))
    for shared, stem, card in others:
        if card in mine:
            yield _of_board(shared, stem, mine[card])


SOURCES: tuple[Source, ...] = (board_news, comment_news)
"""Where news comes from; each says only what this person may read."""


def _pages(contents: Contents) -> list[str]:
    return [page for page, _asked in contents if page != COMMUNITY]


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
    return beginning(" ".join(text.split()), FIRST_WORDS)
