"""A wall for the whole room: what people share with everyone in the cohort."""

from __future__ import annotations

from toolkit.activities.screen.shapes import WallCard, WallShown
from toolkit.model.contents import Asked
from toolkit.model.words_of import plain_words
from toolkit.seat import Seat

WALLS = ("discussion", "reflection")
"""Kinds of which people's words stand on a wall."""

MOST_CARDS = 9
"""As many as can be read from the back of a room."""


def wall(asked: Asked, seat: Seat) -> WallShown:
    """The newest cards of *asked* that everybody may read, and how many more."""
    shared = seat.wall.shared_with_all(asked.workshop, asked.name)
    said = [(one, plain_words(one.response.value)) for one in shared]
    cards: list[WallCard] = [
        {"name": one.author.person.name, "text": text, "alike": one.alike}
        for one, text in said
        if text.strip()
    ]
    more = max(0, len(cards) - MOST_CARDS)
    return {"prompt": asked.prompt, "cards": cards[:MOST_CARDS], "more": more}
