"""The seat's part for what others share of an activity, beside one's own answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from toolkit.model import Shared
from toolkit.model.wall import newest_first, wall_key
from toolkit.seat.holder import Holder
from toolkit.seat.pace import Paces
from toolkit.seat.rights import may_read
from toolkit.store.shared import Standing


def called(cohort: str, person: str) -> str:
    """What pages call whose answers they show: it leads back to nobody."""
    return sha256(f"{cohort}/{person}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Sharers:
    """Who shares an answer with this person: their own group, and everybody else."""

    group: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    edits: int = 0
    """Grows with every change of what they share."""

    def __or__(self, more: Sharers) -> Sharers:
        edits = self.edits + more.edits
        return Sharers(self.group | more.group, self.others | more.others, edits)


NOBODY = Standing()


class Others:
    """What others share with this person; what is off the walls is left out."""

    def __init__(self, holder: Holder, *, pace: Paces) -> None:
        self._holder = holder
        self._pace = pace

    def counted(self, *workshops: str) -> Mapping[tuple[str, str], Sharers]:
        """Who shares what, by workshop and stored name; no words are read for it."""
        holder = self._holder
        found = holder.store.shared.by_activity(
            holder.cohort.id,
            workshops,
            reader=holder.person.id,
            group=holder.seating.group,
            all_levels=holder.is_facilitator,
            hidden=[key for name in workshops for key in self._hidden(name)],
        )
        return {
            place: _sharers(by_group.get(True, NOBODY), by_group.get(False, NOBODY))
            for place, by_group in found.items()
        }

    def answers(
        self, workshop: str, activities: Collection[str], *, author: str | None = None
    ) -> tuple[Shared, ...]:
        """Others' answers to *activities*, by stored name, newest first.

        Everybody's, or those of the person *author*.
        """
        holder = self._holder
        found = holder.store.shared.answers(
            holder.cohort.id, workshop, activities, author=author
        )
        return newest_first(self._readable(found, self._hidden(workshop)))

    def is_near(self, shared: Shared) -> bool:
        """Whether its author is in this person's own group."""
        group = self._holder.seating.group
        return group is not None and shared.author.group == group

    def _readable(
        self, found: Iterable[Shared], hidden: Collection[str]
    ) -> Iterable[Shared]:
        me = self._holder.seating
        for shared in found:
            own = shared.author.person.id == me.person.id
            if not own and may_read(me, shared) and wall_key(shared) not in hidden:
                yield shared

    def _hidden(self, workshop: str) -> Collection[str]:
        return self._pace.of(workshop).hidden


def _sharers(near: Standing, far: Standing) -> Sharers:
    return Sharers(near.people, far.people, near.edits + far.edits)
