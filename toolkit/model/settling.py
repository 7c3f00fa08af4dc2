"""What may be shown of answers that still come in: no two looks tell of a few.

Whoever opened a page before and after one person answers could take one count from the
other. So what was shown is kept, and what is promised is this:

- Of a question nothing is shown before five people have answered it.
- A row of counts stands as it was shown, with the number of people it is of, until at
  least five people's answers differ from it. So two looks that follow each other show
  the same, or differ by the answers of five people or more.
- While people only answer, when a row changes follows from how many have answered, and
  never from what they chose.
- New texts come out when five people have written one. A text that was changed, taken
  away or erased is gone at the next look; what stands in its place waits as a new one.

How many people differ is the fewest who could have made the difference, for all that is
kept are counts, and of texts what they are called (see `texts_shown`): changes that
make up for each other are not seen, and the row stands longer than it need. Averages
are of the counts that are shown. Change between two times is a row as well: of those
who answered both times, by how far they moved.

Its limits: of five who came between two looks a difference can say how many chose
what, though not who. Whoever knows what four of them chose knows the fifth. A text that
goes as somebody is erased was theirs: erasing wins over what it gives away. Whoever is
erased stays in the counts until five differ: kept rows are numbers. And a row is
compared with the last one, not with every one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Self

from toolkit.model.responses import JSON
from toolkit.model.suppression import FEWEST, is_small

Counts = Mapping[str, int]


def is_near(before: Counts, fresh: Counts) -> bool:
    """Whether some count of the two differs, and by fewer than five: a stricter rule.

    It is for what leaves the house and is laid beside the last one, count by count.
    """
    return any(
        is_small(abs(fresh.get(part, 0) - before.get(part, 0)))
        for part in {*fresh, *before}
    )


def people_between(before: Counts, fresh: Counts, *, overlap: bool = False) -> int:
    """The fewest people whose answers can have made *fresh* of *before*.

    Each person is in one count, or where they *overlap* in any number of them.

    >>> people_between({"4": 10, "5": 3}, {"4": 9, "5": 4})
    1
    >>> people_between({"4": 10}, {"4": 12, "5": 3})
    5
    >>> people_between({"time": 5, "cover": 2}, {"time": 7, "cover": 4}, overlap=True)
    2
    """
    steps = [fresh.get(at, 0) - before.get(at, 0) for at in {*before, *fresh}]
    if overlap:
        return max(map(abs, steps), default=0)
    gained = sum(step for step in steps if step > 0)
    return max(gained, gained - sum(steps))


@dataclass(frozen=True, slots=True)
class Row:
    """Counts, and of how many people who could have answered they are."""

    counts: Counts
    people: int


def settled(before: Row | None, fresh: Row, *, overlap: bool = False) -> Row | None:
    """What is shown where *before* was shown, and *fresh* is so; None for nothing."""
    known = before.counts if before else {}
    between = people_between(known, fresh.counts, overlap=overlap)
    return before if between < FEWEST else fresh


def texts_shown(before: Counts, by_person: Mapping[str, Collection[str]]) -> Counts:
    """How often each text is shown, by what it is called; *before* is what was shown.

    Texts have names that lead to nobody, such as a sum of what they say.
    """
    written = Counter(text for own in by_person.values() for text in own)
    still = Counter({text: min(n, written[text]) for text, n in before.items()})
    waiting = written - still
    people = sum(any(text in waiting for text in own) for own in by_person.values())
    # Of two people with the same text, of which one is shown, one waits.
    return +still if min(people, waiting.total()) < FEWEST else written


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown last: rows, and texts by what they are called; never a word."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    texts: Mapping[str, Counts] = field(default_factory=dict)

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        rows = {key: [row.people, dict(row.counts)] for key, row in self.rows.items()}
        return {"rows": rows, "texts": {key: dict(n) for key, n in self.texts.items()}}

    @classmethod
    def read(cls, told: JSON) -> Self:
        """What of which `told` said this; without it, nothing was shown yet."""
        if not told:
            return cls()
        rows = {
            key: Row(counts, people) for key, (people, counts) in told["rows"].items()
        }
        return cls(rows, told["texts"])


class Settling:
    """Settles one thing after the other beside what was shown last, and keeps it.

    `people` are those who could answer. Where it *stands* nothing new is shown.
    """

    def __init__(self, last: Shown, *, people: int, stands: bool = False) -> None:
        self.people = people
        self._stands = stands
        self._rows = dict(last.rows)
        self._texts = dict(last.texts)

    @property
    def shown(self) -> Shown:
        """What the next look is to stand beside."""
        return Shown(dict(self._rows), dict(self._texts))

    def row(self, key: str, counts: Counts, *, overlap: bool = False) -> Row | None:
        """The row called *key*, of which *counts* are so; None for nothing to show."""
        found = self._rows.get(key)
        if not self._stands:
            fresh = Row(dict(counts), self.people)
            found = settled(found, fresh, overlap=overlap)
        if found is not None:
            self._rows[key] = found
        return found

    def texts(self, key: str, by_person: Mapping[str, Collection[str]]) -> Counts:
        """How often each of these texts is shown."""
        before = self._texts.get(key, {})
        found = texts_shown(before, by_person)
        if self._stands:
            found = {text: min(n, before.get(text, 0)) for text, n in found.items()}
        if found or before:
            self._texts[key] = dict(found)
        return found
