"""A community's board, and invented people who write on it."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

from tests.activities.conftest import attached
from tests.first_year import YEAR
from toolkit.activities import Activity, Board
from toolkit.model import Sharing
from toolkit.seat import Seat

COMMUNITY = "community"
THREADS = {"introductions": "Introductions", "materials": "Materials"}
READY = [
    ("B", "Year 11 swallows everything", "A lead"),
    ("C", "Nobody wants to be watched", "Go first"),
]

_numbers = itertools.count(1)


def board(**more: Any) -> Board:
    """A board with two threads, one of which is written elsewhere."""
    brought = {
        "introductions": [
            ("programme", "pen-picture.lead", "Where I lead"),
            ("programme", "pen-picture.ask", "Ask me about"),
        ]
    }
    given = {"threads": THREADS, "brought": brought, "ready": READY, **more}
    shown = Board(YEAR, "board", "What we share", **given).at(COMMUNITY)
    shown.dated(YEAR)
    return shown


def board_of(seat: Seat, **more: Any) -> Board:
    """The board as *seat*'s page shows it."""
    shown = attached(board(**more), seat)
    assert isinstance(shown, Board)
    return shown


def say(activity: Activity, **message: Any) -> dict[str, Any]:
    """Send what a page would; what the activity replies."""
    said: list[dict[str, Any]] = []
    before = activity.send
    activity.send = lambda content, _buffers=None: said.append(content)
    sent = {"write": uuid.uuid4().hex, **message}
    activity._receive(activity, sent, [])
    activity.send = before
    return said[-1] if said else {}


def new_card(kind: str = "post", thread: str = "", **boxes: str) -> dict[str, Any]:
    """What a page sends of a card."""
    return {"kind": kind, "thread": thread, "boxes": boxes, "consent": False}


def write(
    on: Board,
    value: dict[str, Any],
    *,
    sharing: Sharing | str = Sharing.COHORT,
    part: str = "",
    based_on: int = 0,
) -> str:
    """Write a card, or a reply when *part* names one; returns its part."""
    part = part or f"card.{next(_numbers):012d}"
    level = Sharing(sharing).value
    sent = {"do": "save", "part": part, "value": value, "sharing": level}
    reply = say(on, **sent, based_on=based_on)
    assert "saved" in reply, reply
    return part


def post(seat: Seat, title: str, *, sharing: Sharing | str = Sharing.COHORT) -> str:
    """A short card of *seat*'s person; returns its part."""
    return write(board_of(seat), new_card(title=title), sharing=sharing)


def answer(on: Board, ref: str, text: str, *, sharing: str = "cohort") -> str:
    """Reply to the card called *ref*; returns the part of the reply."""
    part = f"reply.{ref}.{next(_numbers):012d}"
    return write(on, {"starter": 0, "text": text}, sharing=sharing, part=part)


def titles(on: Board) -> list[str]:
    """Titles of the cards that people wrote, as the page shows them."""
    return [card["title"] for card in on.room["cards"] if not card["ready"]]


def shown(on: Board, title: str) -> dict[str, Any]:
    """The card with this title, as the page shows it."""
    return next(card for card in on.room["cards"] if card["title"] == title)


def hear(on: Activity) -> None:
    """Let *on* hear what happened in its cohort."""
    assert on.seat is not None
    for event in on.seat.changes():
        on.on_event(event)
    on.caught_up()
