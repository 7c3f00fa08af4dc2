"""A room of people who differ in what they may read of one author's answers."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Conflict, Saved, Sharing
from toolkit.seat import Seat

READERS = {
    Sharing.PRIVATE: set(),
    Sharing.FACILITATORS: {"facilitator"},
    Sharing.GROUP: {"partner", "facilitator"},
    Sharing.COHORT: {"partner", "stranger", "facilitator"},
}


@dataclass
class Room:
    """Author and partner share a group; the stranger and the visitor do not."""

    author: Seat
    partner: Seat
    stranger: Seat
    facilitator: Seat
    visitor: Seat

    def readers(self, file: str) -> set[str]:
        """Who of them gets the bytes of *file*."""
        return {name for name, seat in vars(self).items() if seat.files.read(file)}


def answer(seat: Seat, text: str, sharing: Sharing, **more: object) -> Saved | Conflict:
    written = text.strip().replace(" ", "-") or "nothing"
    told = {"based_on": 0, "write": written, "prompt": "Why?", **more}
    return seat.save("workshop1", "hope", text, sharing=sharing, **told)
