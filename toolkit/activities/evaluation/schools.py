"""What schools say at the year's end, by the links that participants gave them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.activities.evaluation.results import ANSWERED, answered_of, texts_of
from toolkit.model import Role, Seating
from toolkit.model.reader import ReaderLink
from toolkit.model.settling import Settling

QUESTION = (
    "What difference have you seen in the {team}, and what will you protect next year?"
)
"""What the school's link is asked at the end of the programme."""


SCHOOLS = "schools"
"""What their row and texts are called where they are kept."""


@dataclass(frozen=True, slots=True)
class Schools:
    """How many of `people` have an answer by a link, and the texts; see `settling`.

    `answered` is None for fewer than five.
    """

    answered: int | None
    people: int
    texts: tuple[str, ...]


def schools_of(
    links: Iterable[tuple[Seating, ReaderLink]], settling: Settling
) -> Schools:
    """What came by *links* of those who take part; one answer counts once a person."""
    said: dict[str, list[str]] = {}
    for seating, link in links:
        takes_part = seating.role is Role.PARTICIPANT and seating.withdrawn_at is None
        if takes_part and link.said is not None:
            said.setdefault(seating.id, []).append(link.said.text)
    row = settling.row(SCHOOLS, {ANSWERED: len(said)})
    texts = texts_of(settling, SCHOOLS, said, question=SCHOOLS)
    answered = answered_of(row)
    if row is None or answered is None:
        return Schools(None, settling.people, ())
    return Schools(answered, row.people, texts)
