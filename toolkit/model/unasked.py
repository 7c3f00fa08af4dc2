"""Answers that nothing asks for any more: kept, and never just gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from toolkit.model.names import marked_by


@dataclass(frozen=True, slots=True)
class Kept:
    """How many people of a cohort answered under a stored name, and when last."""

    workshop: str
    name: str
    cohort: str
    people: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: by where answers hang, the stored names, whole and in part.

    `stems` are names that belong to an activity whose parts nobody can list, such as a
    board's cards. `pages` has what each page asks, for marks; `served` every page of
    the programme, also those of which nobody knows yet what they ask.
    """

    names: frozenset[tuple[str, str]]
    stems: frozenset[tuple[str, str]]
    pages: Mapping[str, frozenset[str]]
    served: frozenset[str]

    def misses(self, kept: Kept) -> bool:
        """Whether nothing asks for *kept* any more; False while that is not known."""
        place, stem = (kept.workshop, kept.name), kept.name.partition(".")[0]
        if kept.workshop in self.served and kept.workshop not in self.pages:
            return False
        if (marked := marked_by(kept.name)) is not None:
            return marked not in self.pages.get(kept.workshop, frozenset())
        return place not in self.names and (kept.workshop, stem) not in self.stems


@dataclass(frozen=True, slots=True)
class Unasked:
    """One activity of which answers are kept that nothing asks for; `last` was when."""

    workshop: str
    name: str
    people: Mapping[str, int] = field(hash=False)
    last: datetime
    is_gone: bool
    """Whether the programme has no such page any more."""

    @property
    def told(self) -> str:
        """What is kept, in a sentence."""
        cohorts = ", ".join(
            f"{count} {'person' if count == 1 else 'people'} in “{cohort}”"
            for cohort, count in self.people.items()
        )
        return (
            f'"{self.name}" of {self.workshop} was answered by {cohorts}, last on '
            f"{self.last.date().isoformat()}, and nothing asks for it any more. The "
            "answers are kept."
        )

    @property
    def cure(self) -> str:
        """What an author does about it."""
        if self.is_gone:
            return f'Put the workshop "{self.workshop}" back into programme.toml.'
        marked = marked_by(self.name)
        name = (marked or self.name).rpartition(".")[2]
        return (
            f'If it has another name now, say so there: was="{name}". If it was taken '
            "out, leave it so: everybody finds their own in their data."
        )


def unasked(kept: Iterable[Kept], asking: Asking) -> tuple[Unasked, ...]:
    """Of all that is *kept* what nothing asks for, by workshop and name."""
    missed: dict[tuple[str, str], list[Kept]] = defaultdict(list)
    for one in kept:
        if asking.misses(one):
            missed[one.workshop, one.name].append(one)
    return tuple(
        Unasked(
            workshop,
            name,
            {one.cohort: one.people for one in found},
            max(one.last for one in found),
            is_gone=workshop not in asking.served and bool(asking.pages),
        )
        for (workshop, name), found in sorted(missed.items())
    )
