"""What a cohort's people wrote that may be read after their year. Asks the store.

Nothing is copied: it is read where it is kept each time it is shown, so that taking
back, making private and erasing hold at once. What may go on, the notebooks say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from toolkit.activities.base.agreeing import WORDING
from toolkit.activities.base.kind import ActivityKind, activity_kind
from toolkit.model import ResponseKey, Role, Seating, Shared, Sharing
from toolkit.model.consent import Purpose
from toolkit.model.contents import Asked, read_contents
from toolkit.model.groups import Group
from toolkit.model.succession import (
    ASKED,
    Piece,
    Sort,
    is_the_groups_wish,
    objection_name,
)
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.server.site import Site

Place = tuple[str, str]
"""A workshop, and a stored name there."""

KINDS: Mapping[Sort, str] = {
    Sort.LIST: "What groups recommend",
    Sort.VOICE: "Voices",
    Sort.STORY: "Stories of change",
}
"""The sorts of words, in the order in which pages show them."""

READ_BY_GROUP = (Sharing.GROUP, Sharing.COHORT)
A_GROUP = "A group"

_OF_PURPOSE = {
    Purpose.QUOTE: (
        "This may be quoted on the public page and in reports, under my role and "
        "without my name."
    ),
    Purpose.STORY: "This may stand in a report, under my role and without my name.",
}


def wording_of(sort: Sort, purpose: Purpose) -> str:
    """What people agree to, as they read it."""
    return _OF_PURPOSE.get(purpose) or WORDING[sort]


@dataclass(frozen=True, slots=True)
class Going:
    """A place of answers that may go on: as what, and the kind that reads them."""

    sort: Sort
    kind: type[ActivityKind]
    face: Any


@dataclass(frozen=True, slots=True)
class Words:
    """Something that somebody wrote, and under what it is shown. Never a name."""

    piece: Piece
    sort: Sort
    texts: tuple[str, ...]
    under: str
    sharing: Sharing
    changed_at: datetime

    @property
    def asked(self) -> tuple[Purpose, ...]:
        """What its author may agree to."""
        return ASKED[self.sort]


class Carried:
    """What may go on from one year to the next, of all that the notebooks ask."""

    def __init__(self, site: Site) -> None:
        self._site, self._store = site, site.store

    # -- of one person ---------------------------------------------------------------

    def own(self, seating: Seating) -> tuple[Words, ...]:
        """One person's voices and stories, which may go on if they agree."""
        cohort, person = seating.cohort.id, seating.person.id
        places = [*self._places_of(Sort.STORY), *self._places_of(Sort.VOICE)]
        found = (
            self._words(Shared(seating, response), place)
            for place in places
            if (response := self._store.responses.find(_key(cohort, person, place)))
        )
        return tuple(words for words in found if words is not None)

    def of_group(self, seating: Seating) -> tuple[Words, ...]:
        """The lists that this person's group decides on, one for each place."""
        groups, found = self._seat(seating).groups, []
        for place in self._places_of(Sort.LIST):
            group = groups.mine(*place)
            near = group.members if group else (seating.person.id,)
            lists = [
                words
                for words in self._all(seating.cohort.id, place)
                if words.piece.person == seating.person.id
                or (words.piece.person in near and words.sharing in READ_BY_GROUP)
            ]
            if lists:
                own = Piece(seating.person.id, *place)
                found.append(_together(lists, own, group=group))
        return tuple(found)

    # -- of a cohort -------------------------------------------------------------------

    def agreed(
        self, cohort: str, purpose: Purpose, *, more: Purpose | None = None
    ) -> tuple[Words, ...]:
        """What people agreed to being read for *purpose*, or for *more*, and still do.

        What its author has made private since is left out: nobody but they read it.
        """
        standing = {
            Piece(one.person, one.workshop, one.activity)
            for each in filter(None, (purpose, more))
            for one in self._store.consents.standing(cohort, each)
        }
        found: list[Words] = []
        for place in {(piece.workshop, piece.activity): None for piece in standing}:
            if place in self._places:
                found += self._agreed_at(cohort, place, standing)
        return tuple(found)

    def handed_on(self, cohort: str) -> tuple[Words, ...]:
        """What facilitators of *cohort* chose for the next one, of what is agreed."""
        chosen = self._store.succession.handed_on(cohort).next_cohort
        found = {w.piece: w for w in self.agreed(cohort, Purpose.NEXT_COHORT)}
        return tuple(found[piece] for piece in chosen if piece in found)

    def recommended(self, cohort: str) -> tuple[str, ...]:
        """The recommendations that were voted for and chosen."""
        chosen = self._store.succession.handed_on(cohort).next_cohort
        return tuple(piece.activity for piece in chosen if not piece.person)

    def voices_of_past(self, cohort: str) -> tuple[Words, ...]:
        """The voices that the public page of *cohort* shows: its own, and earlier."""
        found: list[Words] = []
        seen: set[str] = set()
        following: str | None = cohort
        while following is not None and following not in seen:
            seen.add(following)
            chosen = self._store.succession.handed_on(following).public
            if chosen:
                more = Purpose.NEXT_COHORT
                may = self.agreed(following, Purpose.QUOTE, more=more)
                found += [w for w in may if w.piece in chosen and w.sort is Sort.VOICE]
            before = self._store.succession.before(following)
            following = before.id if before else None
        return tuple(found)

    def votes(self, cohort: str) -> Mapping[str, int]:
        """How many voted for each recommendation, by its text; most first."""
        counted: Counter[str] = Counter()
        for place in self._places_of(Sort.VOTES):
            for value, count in self._store.responses.counted(cohort, *place):
                for text in set(value.get("words", ())):
                    counted[text] += count
        return dict(counted.most_common())

    # -- what the notebooks say --------------------------------------------------------

    @cached_property
    def _places(self) -> dict[Place, Going]:
        found: dict[Place, Going] = {}
        for asked in self._asked():
            kind = activity_kind(asked.kind)
            if sort := kind.goes_on(asked.face):
                names = map(asked.stored_name, asked.parts)
                going = Going(sort, kind, asked.face)
                found |= {(asked.workshop, name): going for name in names}
        return found

    def _places_of(self, sort: Sort) -> list[Place]:
        return [place for place, going in self._places.items() if going.sort is sort]

    def _asked(self) -> Iterator[Asked]:
        folder = self._site.settings.contents
        for served in self._site.programme.served:
            outline = self._site.outlines.ready(served.name)
            kept = outline.contents if outline else read_contents(folder, served.name)
            yield from kept

    # -- reading -----------------------------------------------------------------------

    def _all(self, cohort: str, place: Place) -> list[Words]:
        """What participants wrote there, who have not withdrawn."""
        found = (
            self._words(shared, place)
            for shared in self._store.responses.to(cohort, *place)
            if shared.author.role is Role.PARTICIPANT
            and shared.author.withdrawn_at is None
        )
        return [words for words in found if words is not None]

    def _agreed_at(
        self, cohort: str, place: Place, standing: Collection[Piece]
    ) -> list[Words]:
        found = self._all(cohort, place)
        if self._places[place].sort is Sort.LIST:
            return self._wished(cohort, place, found, standing)
        return [
            words
            for words in found
            if words.piece in standing and words.sharing is not Sharing.PRIVATE
        ]

    def _wished(
        self,
        cohort: str,
        place: Place,
        lists: Sequence[Words],
        standing: Collection[Piece],
    ) -> list[Words]:
        """Those of *lists* whose whole group wishes it, under the group's name."""
        roster = self._store.people.roster(cohort)
        if not (roster and lists):
            return []
        wanted = objection_name(*place)
        chosen = self._store.choices.chosen(cohort, wanted)
        objecting = [
            s.person.id for s in roster if s.id in chosen and chosen[s.id].value
        ]
        agreeing = [
            s.person.id for s in roster if Piece(s.person.id, *place) in standing
        ]
        used = self._seat(roster[0]).groups.used_in(*place)
        found = []
        for words in lists:
            group = used.of(words.piece.person)
            members = group.members if group else (words.piece.person,)
            is_read = words.sharing in READ_BY_GROUP
            if is_read and is_the_groups_wish(members, agreeing, objecting):
                found.append(replace(words, under=group.name if group else A_GROUP))
        return found

    def _words(self, shared: Shared, place: Place) -> Words | None:
        going, kept = self._places[place], shared.response
        passed = going.kind.passed_on(kept.value, going.face)
        if not passed.texts:
            return None
        return Words(
            Piece(shared.author.person.id, *place),
            going.sort,
            passed.texts,
            passed.under,
            kept.sharing,
            kept.saved_at,
        )

    def _seat(self, seating: Seating) -> Seat:
        return Seat(seating, store=self._store, channel=SilentChannel())


def _key(cohort: str, person: str, place: Place) -> ResponseKey:
    return ResponseKey(cohort, person, *place)


def _together(lists: Sequence[Words], own: Piece, *, group: Group | None) -> Words:
    """Several lists of one group as one, which it agrees to or does not."""
    shared = [one for one in lists if one.sharing in READ_BY_GROUP]
    return Words(
        own,
        Sort.LIST,
        tuple(text for one in shared or lists for text in one.texts),
        group.name if group else A_GROUP,
        shared[0].sharing if shared else Sharing.PRIVATE,
        max(one.changed_at for one in lists),
    )
