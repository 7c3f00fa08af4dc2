"""The earlier names of activities: what answers hung on before an author renamed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.contents import Asked
from toolkit.model.names import mark_of, marked_by


@dataclass(frozen=True, slots=True)
class Rename:
    """What was stored as `old` is stored as `new`: an activity, or "task.field"."""

    workshop: str
    old: str
    new: str

    def now(self, name: str) -> str:
        """What is stored under *name*, after this."""
        return now_called(name, {self.old: self.new})


def now_called(name: str, renamed: Mapping[str, str]) -> str:
    """What *name* has become: an activity's, that of a part of it or of its mark."""
    if (marked := marked_by(name)) is not None:
        return mark_of(renamed.get(marked, marked))
    activity, dot, part = name.partition(".")
    named = f"{renamed.get(activity, activity)}{dot}{part}"
    return renamed.get(named, named) if dot else named


def renames_in(contents: Iterable[Asked]) -> tuple[Rename, ...]:
    """Every rename that a notebook declares, activities before their parts."""
    return tuple(
        Rename(asked.workshop, old, new)
        for asked in contents
        for old, new in asked.face.get("was", ())
    )


def names_in(contents: Iterable[Asked]) -> frozenset[tuple[str, str]]:
    """Every name that a notebook asks under, with where its answers hang."""
    return frozenset(
        (asked.workshop, name)
        for asked in contents
        for name in (asked.name, *map(asked.stored_name, asked.parts))
    )
