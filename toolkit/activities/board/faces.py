"""Pieces of a card as the browser draws it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.activities.board.kinds import STARTERS
from toolkit.activities.board.shapes import (
    CardShown,
    Plain,
    ReplyShown,
    SaidShown,
    Signed,
    Told,
)
from toolkit.activities.board.shelf import Brought, Found
from toolkit.model import LocalTime, Sharing
from toolkit.model.words_of import texts_in

WAITING_DAYS = 5
"""Working days after which a card without a reply is one for the facilitators."""

WEEKEND = 5
"""The first weekday on which nobody is at work."""

PLAIN: Plain = {
    "kind": "",
    "kind_title": "",
    "title": "",
    "by": "",
    "school": "",
    "when": "",
    "sharing": "",
    "private": False,
    "yours": False,
    "hidden": None,
    "hideable": False,
    "thread": "",
    "responsibility": "",
    "about": "",
    "starters": list(STARTERS),
    "files": [],
    "waits": False,
    "ready": False,
    "part": "",
}


def about(found: Found) -> Told:
    """What every card and reply says of itself."""
    return {
        **PLAIN,
        "ref": found.ref,
        "yours": found.own,
        "hidden": found.reason,
        "hideable": not found.own,
    }


def byline(found: Found, *, name: str | None, local: LocalTime) -> Signed:
    """Who, when and for whom; *name* stands in place of the author's own."""
    author, response = found.shared.author.person, found.shared.response
    return {
        "by": author.name if name is None else name,
        "school": author.school if name is None else "",
        "when": local.on(response.saved_at),
        "sharing": SHARING_LABELS[response.sharing],
        "private": response.sharing is Sharing.PRIVATE,
    }


def waits(found: Found, now: datetime, *, local: LocalTime) -> bool:
    """Whether a card has stood long enough to be answered by a facilitator."""
    since = local.day(found.shared.response.saved_at)
    if found.shared.response.sharing is Sharing.PRIVATE:
        return False
    return _working_days(since, local.day(now)) >= WAITING_DAYS


def _working_days(since: date, until: date) -> int:
    days = (since + timedelta(days=n) for n in range(1, (until - since).days + 1))
    return sum(1 for day in days if day.weekday() < WEEKEND)


def brought_words(brought: Brought, found: Found) -> list[SaidShown]:
    """Everything written in an answer from elsewhere."""
    texts = texts_in(found.shared.response.value)
    return [{"label": brought.label, "text": text} for text in texts]


def reply_face(
    found: Found, starters: Sequence[str], *, local: LocalTime
) -> ReplyShown:
    """A reply as the browser draws it."""
    starter = found.value.get("starter")
    begins = starters[starter : starter + 1] if isinstance(starter, int) else ()
    return {
        **about(found),
        **byline(found, name=None, local=local),
        "starter": "".join(begins),
        "text": found.value.get("text", ""),
        "part": found.activity if found.own else "",
    }


def words_in(face: CardShown) -> str:
    """Everything a search looks through."""
    words = [face["title"], face["by"], face["school"], face["kind_title"]]
    words += [said["text"] for said in face["said"]]
    for reply in face["replies"]:
        words += [reply["by"], reply["text"]]
    return "\n".join(words)
