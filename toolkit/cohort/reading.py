"""What every frame is read with: the store, the programme's year, and keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.cohort.columns import STATEMENTS, WORKSHOPS, frame
from toolkit.cohort.described import FRAMES
from toolkit.model import PROGRAMME, Role, Seating, Shared, Sharing
from toolkit.model.contents import Asked, read_contents
from toolkit.programme import Programme
from toolkit.programme.audit import NO_AUDIT, AuditPlan
from toolkit.programme.dated import asked_in_words
from toolkit.store import Store

_KEY = 12
"""Characters of a key: enough for all people of all cohorts."""


def key_of(cohort: str, person: str) -> str:
    """The `person` of frames: the same each time, another one in another cohort."""
    return hashlib.sha256(f"{cohort}\n{person}".encode()).hexdigest()[:_KEY]


@dataclass(frozen=True)
class Reading:
    """One cohort as frames read it. `programme` has its dates."""

    store: Store
    cohort: str
    programme: Programme
    contents: Path

    def key(self, person: str) -> str:
        """By what *person* is joined."""
        return key_of(self.cohort, person)

    def frame(self, name: str, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
        """*rows* as the frame called *name*, typed."""
        kept, columns = list(rows), FRAMES[name]
        places = [n for n, one in enumerate(columns) if one.kinds == WORKSHOPS]
        found = {row[place] for row in kept for place in places}
        known = self.notebooks
        # What an earlier programme asked is kept, and named, too.
        workshops = [*known, *sorted(found - {*known})]
        local = self.programme.local
        named = {WORKSHOPS: workshops, STATEMENTS: list(self.audit.titles)}
        return frame(columns, kept, local=local, named=named)

    @property
    def audit(self) -> AuditPlan:
        """The programme's self-audit; an empty one, where it has none."""
        return self.programme.audit or NO_AUDIT

    @cached_property
    def notebooks(self) -> list[str]:
        """Where answers can hang, in the year's order."""
        return [PROGRAMME, *(each.name for each in self.programme.served)]

    @cached_property
    def everybody(self) -> tuple[Seating, ...]:
        """Who is or was in the cohort: what they did stays theirs."""
        return self.store.people.roster(self.cohort, withdrawn=True)

    @cached_property
    def participants(self) -> tuple[Seating, ...]:
        """Of these, who takes or took part: they are whom counts are of."""
        return tuple(s for s in self.everybody if s.role is Role.PARTICIPANT)

    def asked(self, notebook: str) -> tuple[Asked, ...]:
        """What one notebook asks, as the server prepared it."""
        kept = read_contents(self.contents, notebook)
        return asked_in_words(kept, self.programme, notebook=notebook)

    @cached_property
    def every_asked(self) -> tuple[Asked, ...]:
        """The same of all notebooks, in the year's order, each once."""
        everything = [
            asked for each in self.programme.served for asked in self.asked(each.name)
        ]
        return tuple({(one.workshop, one.name): one for one in everything}.values())

    def shared(self, workshop: str, activity: str = "") -> list[Shared]:
        """What people share of a workshop, or of one activity: nothing private."""
        kept = self.kept(workshop, activity)
        return [s for s in kept if s.response.sharing is not Sharing.PRIVATE]

    def kept(self, workshop: str, activity: str = "") -> list[Shared]:
        """All that is kept, to be counted and never shown."""
        if activity:
            return list(self.store.responses.to(self.cohort, workshop, activity))
        return list(self.store.responses.within(self.cohort, workshop))

    def by_participants(self, kept: Iterable[Shared]) -> list[Shared]:
        """Those of *kept* that count: what facilitators try out does not."""
        return [s for s in kept if s.author.role is Role.PARTICIPANT]
