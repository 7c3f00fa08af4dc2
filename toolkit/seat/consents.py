"""The seat's part for what this person agrees to, and takes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from toolkit.errors import OutOfDateError
from toolkit.model.consent import Consent, Purpose
from toolkit.model.succession import objection_name
from toolkit.seat.checks import check_place
from toolkit.seat.groups import Groups
from toolkit.seat.holder import Holder

LIMIT_WORDING = 300
"""Longest words that somebody agrees to, in characters: they are our own."""


@dataclass(frozen=True, slots=True)
class GroupsConsent:
    """Who of a group agrees to its words going on, and who objects, each since when.

    `group` is empty for who is in none, and speaks for nobody else.
    """

    group: str
    agreed: Mapping[str, datetime]
    objecting: Mapping[str, datetime]


class Consents:
    """What one person has agreed to in this cohort; nobody gives it for another."""

    def __init__(self, holder: Holder, *, groups: Groups) -> None:
        self._holder, self._groups = holder, groups

    def ever(self) -> tuple[Consent, ...]:
        """All that this person ever agreed to here, oldest first, with its days."""
        holder = self._holder
        kept = holder.store.consents.of_person(holder.person.id)
        return tuple(one for one in kept if one.cohort == holder.cohort.id)

    def standing(self, purpose: Purpose, workshop: str) -> Mapping[str, Consent]:
        """What holds now in *workshop*, by the stored name that it is about."""
        return {
            one.activity: one
            for one in self.ever()
            if one.stands and (one.purpose, one.workshop) == (purpose, workshop)
        }

    def give(
        self, purpose: Purpose, workshop: str, activity: str, *, wording: str
    ) -> Consent:
        """Keep that this person agrees, with the *wording* that they read and the date.

        Harmless when they have agreed already: the first date stays.

        Raises:
            OutOfDateError: no page of ours asks for this.
        """
        if not 0 < len(wording) <= LIMIT_WORDING:
            raise OutOfDateError
        asked = self._of(purpose, workshop, activity, wording=wording)
        given = self._holder.store.consents.give(asked)
        self._holder.tell()
        return given

    def take_back(self, purpose: Purpose, workshop: str, activity: str) -> None:
        """Let it hold no longer; harmless if it does not."""
        about = self._of(purpose, workshop, activity)
        self._holder.store.consents.take_back(about, at=about.given_at)
        self._holder.tell()

    def of_group(self, purpose: Purpose, workshop: str, activity: str) -> GroupsConsent:
        """How this person's group stands to *activity*, one answer for all of it."""
        holder = self._holder
        group = self._groups.mine(workshop, activity)
        members = group.members if group else (holder.person.id,)
        given = holder.store.consents.standing(holder.cohort.id, purpose)
        wanted = objection_name(workshop, activity)
        chosen = holder.store.choices.chosen(holder.cohort.id, wanted)
        people = {seating.id: seating.person.id for seating in holder.everybody()}
        said = {
            people.get(seat): one.since for seat, one in chosen.items() if one.value
        }
        return GroupsConsent(
            group.name if group else "",
            agreed={
                one.person: one.given_at
                for one in given
                if one.person in members
                and (one.workshop, one.activity) == (workshop, activity)
            },
            objecting={one: said[one] for one in members if one in said},
        )

    def object_to(self, workshop: str, activity: str, *, objects: bool) -> None:
        """Keep that this person does not want their group's words to go on, or does."""
        check_place(workshop, activity)
        seat, name = self._holder.seating.id, objection_name(workshop, activity)
        choices = self._holder.store.choices
        if choices.of(seat).get(name, False) is not objects:
            choices.choose(seat, name, objects, at=self._holder.now())
        self._holder.tell()

    def _of(
        self, purpose: Purpose, workshop: str, activity: str, *, wording: str = ""
    ) -> Consent:
        check_place(workshop, activity)
        return Consent(
            id=uuid4().hex,
            cohort=self._holder.cohort.id,
            person=self._holder.person.id,
            purpose=purpose,
            workshop=workshop,
            activity=activity,
            wording=wording,
            given_at=self._holder.now(),
        )
