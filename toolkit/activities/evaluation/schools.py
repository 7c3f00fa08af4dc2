"""What schools say at the year's end, by the links that participants gave them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.activities.evaluation.results import in_no_order, said_of
from toolkit.model import Role, Seating
from toolkit.model.reader import ReaderLink

QUESTION = (
    "What difference have you seen in the department, and what will you protect next "
    "year?"
)
"""What the school's link is asked at the end of the programme."""


@dataclass(frozen=True, slots=True)
class Schools:
    """How many participants' links were answered, and the texts from five on.

    `answered` is None for fewer than five.
    """

    answered: int | None
    texts: tuple[str, ...]


def schools_of(links: Iterable[tuple[Seating, ReaderLink]]) -> Schools:
    """What came by *links* of those who take part; one answer counts once a person."""
    said: dict[str, list[str]] = {}
    for seating, link in links:
        takes_part = seating.role is Role.PARTICIPANT and seating.withdrawn_at is None
        if takes_part and link.said is not None:
            said.setdefault(seating.id, []).append(link.said.text)
    answered = said_of(len(said))
    texts = [text for each in said.values() for text in each]
    return Schools(answered, in_no_order("schools", texts) if answered else ())
