"""What is said to whoever would like to take part."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.interest import State
from toolkit.server.words import NOTICES


@dataclass(frozen=True, slots=True)
class Cookie:
    """What is said of the cookies whose names begin with one of *names*."""

    names: tuple[str, ...]
    what: str
    why: str
    how_long: str


COOKIES = (
    Cookie(
        ("workshop-seat",),
        "Who you are.",
        "It keeps you signed in, so that your answers are yours on each page.",
        "It ends when you sign out, or when you have not come back for a long time.",
    ),
    Cookie(
        ("workshop-link",),
        "Which link you came by.",
        "It lets “This is not my computer” end the personal link that was opened here.",
        "It ends ten minutes after you have signed out.",
    ),
    Cookie(
        ("_xsrf",),
        "That a form is yours.",
        "It keeps other sites from sending our forms in your name.",
        "It ends with the browser.",
    ),
    Cookie(
        ("workshop-ticket",),
        "That you are at the door.",
        "It tells your browser from others in the same building that try room codes.",
        "It ends with the browser.",
    ),
    Cookie(
        ("workshop-reading",),
        "That you have opened a link to read.",
        "It lets what somebody shows you without a seat be looked at again.",
        "It ends after an hour.",
    ),
    Cookie(
        (
            *("workshop-notice", "workshop-typed", "workshop-room"),
            *("workshop-new-", "workshop-dates-", "workshop-erased"),
        ),
        "What the next page has to say.",
        "It carries a sentence, a room code or a new link from one page to the next.",
        "It ends within a quarter of an hour.",
    ),
)
"""Every cookie there is; all are necessary, so nobody is asked to agree to them."""

NO_SUCH_PLACE = (
    "This link no longer works",
    "It may have been replaced by a newer one, or cut short on its way to you. Open "
    "the newest message that we sent you, or register once more with the same address.",
)

STANDING = {
    State.NEW: "We have your interest, and you are number {place} in turn for a place.",
    State.WAITING: "The group is full, and you are number {place} on the waiting list. "
    "We write to you when a place is free.",
    State.OFFERED: "A place is kept for you until {until}.",
    State.DECLINED: "You have declined the place, and somebody else can have it. If "
    "that has changed, register once more.",
    State.WITHDRAWN: "You have withdrawn. If that has changed, register once more.",
    "lapsed": "The place was kept for you until {until}, and is now offered to the "
    "next. If you would still like it, please write to us.",
}
"""How somebody's interest stands, by its state, unless they have accepted."""

ACCEPTED = {
    "come": "The place is yours, and you have come in by your personal link.",
    "first": "The place is yours. About ten days before the first workshop we send you "
    "joining details with your personal link.",
    "next": "The place is yours. About ten days before the next workshop we send you "
    "joining details with your personal link.",
    "near": "The place is yours. The next workshop is near: in the next days, before "
    "it begins, we send you joining details with your personal link.",
    "over": "The place is yours. We write to you with your personal link.",
}
"""How it stands for who has accepted, by how near the next workshop is."""

SHOWN = {
    State.NEW: "new",
    State.WAITING: "waiting",
    State.OFFERED: "offered until {until}",
    State.ACCEPTED: "accepted",
    State.DECLINED: "declined",
    State.WITHDRAWN: "withdrawn",
    "lapsed": "offer lapsed {until}",
}
"""The same for those who look after the list."""

REFUSED = {
    "old form": NOTICES["old form"],
    "quick form": (
        "That was very quick. Please look through what you wrote, and send it once "
        "more."
    ),
    "many forms": (
        "Many people from your network have just registered. What you wrote is still "
        "here: wait five minutes, then send it again."
    ),
    "list closed": (
        "So many people have registered that nobody more can be taken here. What you "
        "wrote was not kept: please write to us."
    ),
    "page too long": (
        "One of these texts is longer than 500 characters, or has signs in it that "
        "cannot be kept. Nothing is changed."
    ),
    "no number of places": (
        "The number of places has to be a whole number from 1 to 9,999, or nothing "
        "where there is no limit. Nothing is changed."
    ),
}
"""Why a form is not taken, by its name; what was typed stands beside it."""
