"""Who is counted, and how a report stands beside the one that was made before it.

Two reports of the same people, subtracted from each other, would say what a single
person did in between. So the people counted are those of the last report until five or
more have come or gone, and a row of a table stands as it stood there until each of its
counts is the same or differs by five or more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

import pandas as pd

from toolkit.model import JSON
from toolkit.model.settling import is_near
from toolkit.model.suppression import FEWEST, is_small, parts

Row = Mapping[str, int]
Hide = Callable[[Row], Mapping[str, int | None]]


@dataclass(frozen=True, slots=True)
class Issue:
    """What a report was made from: the keys of its people, and counts by row."""

    people: frozenset[str] = frozenset()
    rows: Mapping[str, Row] = field(default_factory=dict)

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        return {"people": sorted(self.people), "rows": dict(self.rows)}

    @classmethod
    def read(cls, told: Mapping[str, JSON]) -> Self:
        """The issue of which *told* said this."""
        return cls(frozenset(told["people"]), told["rows"])


@dataclass(frozen=True, slots=True)
class Base:
    """The people a report counts: `people` is their frame, `gone` how many are erased.

    `rows` are the counts of this report as tables are made, for the next one.
    """

    people: pd.DataFrame
    gone: int
    last: Issue
    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many people: what every row adds up to."""
        return len(self.people) + self.gone

    @property
    def issue(self) -> Issue:
        """What the next report is to stand beside."""
        gone = self.last.people if self.gone else frozenset()
        return Issue(frozenset(self.people["person"]) | gone, dict(self.rows))

    def hidden(
        self, table: str, counts: pd.DataFrame, *, rest: str, hide: Hide = parts
    ) -> pd.DataFrame:
        """*counts*, a row at a time, without what could be traced.

        The parts in a row together have to be everybody; whoever is erased is in the
        part *rest*.
        """
        rows = [
            hide(self._settled(f"{table}/{name}", row, rest=rest))
            for name, row in zip(counts.index, counts.to_dict("records"), strict=True)
        ]
        shown = pd.DataFrame(rows, index=counts.index, columns=counts.columns)
        return shown.astype("Int64").rename_axis(index=None, columns=None)

    def _settled(self, key: str, row: Mapping[object, object], *, rest: str) -> Row:
        fresh = {str(part): int(str(count)) for part, count in row.items()}
        fresh[rest] += self.count - sum(fresh.values())
        before = self.last.rows.get(key, {})
        settled = before if before and is_near(before, fresh) else fresh
        self.rows[key] = {part: settled.get(part, 0) for part in fresh}
        return self.rows[key]


def base_of(people: pd.DataFrame, last: Issue) -> Base:
    """Whom a report counts: participants of the frame *people*, beside the *last* one.

    Fewer than five who have come since then are left out until there are five.
    """
    here = people[people["role"] == "participant"]
    new = ~here["person"].isin(last.people)
    gone = len(last.people - {*here["person"]})
    if not last.people or gone >= FEWEST:
        return Base(here, 0, Issue(rows={}))
    return Base(here[~new] if is_small(int(new.sum())) else here, gone, last)
