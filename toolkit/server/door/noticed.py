"""Whether somebody has seen what is kept of them; the button that lets in says so."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.clock import now
from toolkit.model import Seating
from toolkit.programme import Programme
from toolkit.server.handler import CalmHandler
from toolkit.server.notice_words import IN_SHORT
from toolkit.store import Store

NOTICE = "notice"
"""The choice that says which notice somebody has seen, and since when."""

VERSION = "2026-12"
"""Which notice it is: with another one everybody is shown it again."""


def has_seen(store: Store, seating: Seating) -> bool:
    """Whether this person has seen the notice as it is now, in this cohort."""
    seen = store.choices.of(seating.id).get(NOTICE)
    return isinstance(seen, dict) and seen.get("version") == VERSION


def note_seen(store: Store, seating: Seating) -> None:
    """Keep that they have, once."""
    if not has_seen(store, seating):
        store.choices.choose(seating.id, NOTICE, {"version": VERSION}, at=now())


def notice_of(programme: Programme) -> list[str]:
    """The notice in short, in the words that the programme has chosen."""
    return [programme.wording.apply(line) for line in IN_SHORT]


async def unseen_notice(handler: CalmHandler, seating: Seating) -> Sequence[str]:
    """The notice for who comes in as *seating*; nothing if they have seen it."""
    site = handler.site
    seen = await site.aside.read(has_seen, site.store, seating)
    return () if seen else notice_of(site.programme)
