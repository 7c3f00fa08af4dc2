"""What invented people have written together, on the pages of their groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from toolkit.activities import activity_kind
from toolkit.demo.done import WRITE, Between
from toolkit.demo.speech import Speech
from toolkit.model import Person
from toolkit.model.contents import Asked
from toolkit.model.groups import Grouping
from toolkit.model.lines import Change, PageKey, Words

_LINES = 4
"""How many stand on each page."""

_BEFORE_THE_END = timedelta(minutes=40)


@dataclass(frozen=True, slots=True)
class Wrote:
    """A line of a group's page, and who wrote it."""

    page: PageKey
    change: Change
    person: Person
    at: datetime


def written_together(
    between: Between,
    asked: Iterable[Asked],
    groups: Grouping,
    speech: Speech,
) -> Iterator[Wrote]:
    """A few lines of each of the year's *groups*, where *asked* has a page for them.

    Written once, they stay as they are: nothing of them moves along with the year.
    """
    people = {each.person.id: each.person for each in between.people.values()}
    at = between.first.ends - _BEFORE_THE_END
    for one in asked:
        if not activity_kind(one.kind).by_group:
            continue
        for turn, group in enumerate(groups.groups):
            page = PageKey(groups.cohort, one.workshop, one.name, group.id)
            here = [people[each] for each in group.members if each in people]
            for number in range(_LINES if here else 0):
                text = speech.lines[(turn + 3 * number) % len(speech.lines)]
                yield Wrote(
                    page,
                    Change(_name(page, number), Words(text), 0, f"{WRITE}-{number}"),
                    here[number % len(here)],
                    at + number * timedelta(minutes=2),
                )


def _name(page: PageKey, number: int) -> str:
    """What a line is called, on every start alike."""
    place = f"{page.activity}/{page.group}/{number}"
    return sha256(place.encode()).hexdigest()[:32]
