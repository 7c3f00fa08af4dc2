"""The seat's part for groups: who works with whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from toolkit.errors import AnswerError, StaleError
from toolkit.model import PROGRAMME, Person, Role, Seating
from toolkit.model.groups import Group, Grouping
from toolkit.model.members import among, kept_with, of_the_year, sitting
from toolkit.seat.checks import check_place
from toolkit.seat.holder import Holder
from toolkit.seat.pace import ATTEMPTS

BUSY = "Somebody else is changing these groups just now. Press it once more."


class Groups:
    """The groups of a cohort. Making them is the facilitators'.

    Whoever has withdrawn is read as a member of none, and stays in what is kept.
    """

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._known: dict[tuple[str, str], Grouping] | None = None

    def used_in(self, workshop: str, activity: str = "") -> Grouping:
        """The groups that work together here.

        Those made for the activity; else those of the workshop; else those for the
        year.
        """
        return self._today(self._kept_in(workshop, activity))

    def made_for(self, workshop: str, activity: str = "") -> Grouping:
        """The groups made for exactly this; none, in version 0, if there are none."""
        return self._today(self._kept_for(workshop, activity))

    def mine(self, workshop: str, activity: str) -> Group | None:
        """The group this person works with here."""
        return self.used_in(workshop, activity).of(self._holder.person.id)

    def arrange(
        self, workshop: str, activity: str, groups: tuple[Group, ...], *, based_on: int
    ) -> Grouping:
        """Put new groups in place of those of version *based_on*.

        Pages that were begun keep the groups they were begun in.

        Raises:
            PermissionRefusedError: this person is no facilitator.
            StaleError: somebody else changed the groups since; theirs stand.
        """
        self._holder.facilitators_only("make groups")
        check_place(workshop, *([activity] if activity else []))
        self.look_again()
        before = self._kept_in(workshop, activity)
        now = self._kept_for(workshop, activity)
        if now.version == based_on == 0:
            now = self._keep(now)  # so that there is something to go back to
        else:
            now = replace(now, version=based_on)
        return self._keep(replace(now, groups=groups), instead_of=before)

    def rearrange(
        self, workshop: str, activity: str, change: Callable[[Grouping], Grouping]
    ) -> Grouping:
        """Put *change* of the newest groups in their place.

        What has none of its own begins with those it uses. Two facilitators never undo
        each other: *change* is applied again to what the other has just done, so it
        should change one thing.
        """
        self._holder.facilitators_only("change groups")
        for _ in range(ATTEMPTS):
            self.look_again()
            try:
                return self._keep(self._changed(workshop, activity, change))
            except StaleError:
                continue
        raise StaleError(BUSY)

    def undo(self, workshop: str, activity: str, *, based_on: int) -> Grouping:
        """Bring back what stood before version *based_on*, if that still stands.

        Raises:
            AnswerError: there was nothing before it.
            StaleError: somebody else changed the groups since; theirs stand.
        """
        self._holder.facilitators_only("undo groups")
        self.look_again()
        before = self._kept_in(workshop, activity)
        now = replace(self._kept_for(workshop, activity), version=based_on)
        earlier = self._holder.store.groups.before(now)
        if earlier is None:
            raise AnswerError("There is nothing to undo: these are the first groups.")
        return self._keep(replace(earlier, version=based_on), instead_of=before)

    def look_again(self) -> None:
        """Read who works with whom anew when it is next asked for."""
        self._known = None
        self._holder.forget_everybody()

    def _changed(
        self, workshop: str, activity: str, change: Callable[[Grouping], Grouping]
    ) -> Grouping:
        before = self._kept_for(workshop, activity)
        if not before.groups:
            before = replace(before, groups=self._kept_in(workshop, activity).groups)
        return kept_with(change(self._today(before)), before, self._sitting())

    def _today(self, grouping: Grouping) -> Grouping:
        return among(grouping, self._sitting())

    def _sitting(self) -> frozenset[str]:
        return sitting(self._holder.everybody())

    def _kept_in(self, workshop: str, activity: str) -> Grouping:
        known = self._all()
        for place in ((workshop, activity), (workshop, ""), (PROGRAMME, "")):
            found = known.get(place)
            if found is not None and found.groups:
                return found
        return Grouping(self._holder.cohort.id, workshop, activity)

    def _kept_for(self, workshop: str, activity: str) -> Grouping:
        found = self._all().get((workshop, activity))
        return found or Grouping(self._holder.cohort.id, workshop, activity)

    def _keep(
        self, grouping: Grouping, *, instead_of: Grouping | None = None
    ) -> Grouping:
        kept = self._holder.store.groups.save(
            grouping,
            person=self._holder.person.id,
            at=self._holder.now(),
            instead_of=instead_of,
        )
        self.look_again()
        self._holder.tell(at_once=True)
        return self._today(kept)

    def _all(self) -> dict[tuple[str, str], Grouping]:
        if self._known is None:
            found = self._holder.store.groups.all(self._holder.cohort.id)
            known = {(one.workshop, one.activity): one for one in found}
            year = known.get((PROGRAMME, "")) or Grouping(
                self._holder.cohort.id, PROGRAMME
            )
            known[PROGRAMME, ""] = of_the_year(year, self._holder.everybody())
            self._known = known
        return self._known


def participants(roster: tuple[Seating, ...]) -> tuple[Person, ...]:
    """Those who work in groups: everybody but the facilitators."""
    return tuple(s.person for s in roster if s.role is Role.PARTICIPANT)
