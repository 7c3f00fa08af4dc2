"""The seat's part for groups: who works with whom, and what they write together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from toolkit.errors import AnswerError, PermissionRefusedError, StaleError
from toolkit.model import (
    PROGRAMME,
    Event,
    Person,
    Response,
    ResponseKey,
    Role,
    Seating,
    Sharing,
)
from toolkit.model.groups import Group, Grouping, of_the_year
from toolkit.model.lines import Change, Line, PageKey, Writing
from toolkit.seat.checks import check_line, check_place
from toolkit.seat.pace import ATTEMPTS, Steering

STAYS = timedelta(seconds=25)
"""How long somebody is said to be on a page after their last sign of life."""

BUSY = "Somebody else is changing these groups just now. Press it once more."
NOT_YOURS = (
    "You are in another group now, so this was not added to the old group's page. Your "
    "words are still on this device."
)


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What one group has written in one activity; lines taken away are in it too."""

    group: Group
    lines: tuple[Line, ...]

    @property
    def standing(self) -> tuple[Line, ...]:
        """The lines that are there, in their order."""
        return tuple(line for line in self.lines if not line.words.gone)


class Gathering(Steering):
    """The part of a seat that knows groups, and the pages they share.

    Making groups is the facilitators'. A page is its group's: its members write it,
    they and facilitators read it, and everybody once a facilitator shows it.
    """

    def __init__(self, seating: Seating, **more: Any) -> None:
        super().__init__(seating, **more)
        self._groupings: dict[tuple[str, str], Grouping] | None = None
        self._roster: tuple[Seating, ...] | None = None

    # -- who works with whom ---------------------------------------------------

    def names(self) -> Mapping[str, Person]:
        """Everybody in the cohort by their id."""
        return {seating.person.id: seating.person for seating in self._everybody()}

    def grouping(self, workshop: str, activity: str = "") -> Grouping:
        """The groups that work together here.

        Those made for the activity; else those of the workshop; else those for the
        year.
        """
        known = self._all_groupings()
        for place in ((workshop, activity), (workshop, ""), (PROGRAMME, "")):
            found = known.get(place)
            if found is not None and found.groups:
                return found
        return Grouping(self.cohort.id, workshop, activity)

    def grouping_of(self, workshop: str, activity: str = "") -> Grouping:
        """The groups made for exactly this; none, in version 0, if there are none."""
        found = self._all_groupings().get((workshop, activity))
        return found or Grouping(self.cohort.id, workshop, activity)

    def own_group(self, workshop: str, activity: str) -> Group | None:
        """The group this person works with here."""
        return self.grouping(workshop, activity).of(self.person.id)

    def arrange(
        self, workshop: str, activity: str, groups: tuple[Group, ...], *, based_on: int
    ) -> Grouping:
        """Put new groups in place of those of version *based_on*.

        Pages that were begun keep the groups they were begun in.

        Raises:
            PermissionRefusedError: this person is no facilitator.
            StaleError: somebody else changed the groups since; theirs stand.
        """
        self.facilitators_only("make groups")
        check_place(workshop, *([activity] if activity else []))
        self._forget_groups()
        before = self.grouping(workshop, activity)
        now = self.grouping_of(workshop, activity)
        if now.version == based_on == 0:
            now = self._keep(now)  # so that there is something to go back to
        else:
            now = replace(now, version=based_on)
        return self._keep(replace(now, groups=groups), instead_of=before)

    def rearrange(
        self, workshop: str, activity: str, change: Callable[[Grouping], Grouping]
    ) -> Grouping:
        """Put *change* of the newest groups in their place.

        Two facilitators never undo each other: *change* is applied again to what the
        other has just done, so it should change one thing.
        """
        self.facilitators_only("change groups")
        for _ in range(ATTEMPTS):
            self._forget_groups()
            try:
                return self._keep(change(self.grouping_of(workshop, activity)))
            except StaleError:
                continue
        raise StaleError(BUSY)

    def undo_arrangement(
        self, workshop: str, activity: str, *, based_on: int
    ) -> Grouping:
        """Bring back what stood before version *based_on*, if that still stands.

        Raises:
            AnswerError: there was nothing before it.
            StaleError: somebody else changed the groups since; theirs stand.
        """
        self.facilitators_only("undo groups")
        self._forget_groups()
        before = self.grouping(workshop, activity)
        now = replace(self.grouping_of(workshop, activity), version=based_on)
        earlier = self._store.earlier_grouping(now)
        if earlier is None:
            raise AnswerError("There is nothing to undo: these are the first groups.")
        return self._keep(replace(earlier, version=based_on), instead_of=before)

    def _keep(
        self, grouping: Grouping, *, instead_of: Grouping | None = None
    ) -> Grouping:
        kept = self._store.save_grouping(
            grouping, person=self.person.id, at=self._clock(), instead_of=instead_of
        )
        self._forget_groups()
        self._channel.tell(self.cohort.id, at_once=True)
        return kept

    # -- what they write together ----------------------------------------------

    def page(self, workshop: str, activity: str) -> WrittenPage | None:
        """The page of this person's own group."""
        group = self.own_group(workshop, activity)
        if group is None:
            return None
        return WrittenPage(
            group, self._store.lines(self._page(workshop, activity, group))
        )

    def page_history(self, workshop: str, activity: str) -> tuple[Line, ...]:
        """Every version of every line of one's own group's page, oldest first."""
        group = self.own_group(workshop, activity)
        if group is None:
            return ()
        return self._store.line_history(self._page(workshop, activity, group))

    def pages(self, workshop: str, activity: str) -> tuple[WrittenPage, ...]:
        """Every group's page, in the order of the groups.

        For facilitators; and for everybody once a facilitator shows them. Facilitators
        also see what groups wrote that are no more.
        """
        revealed = activity in self.pace(workshop).revealed
        if not (self.is_facilitator or revealed):
            raise PermissionRefusedError("Each group sees its own page for now.")
        written = self._store.pages(self.cohort.id, workshop, activity)
        groups = self.grouping(workshop, activity).groups
        shown = [WrittenPage(group, written.pop(group.id, ())) for group in groups]
        if self.is_facilitator:
            gone = (Group(id_, "An earlier group", ()) for id_ in sorted(written))
            shown += [WrittenPage(group, written[group.id]) for group in gone]
        return tuple(shown)

    def write_line(
        self, workshop: str, activity: str, *, group: str, change: Change
    ) -> Line:
        """Keep a change to a line of one's group; returns once it is committed.

        Raises:
            AnswerError: the line is too long, or no page of ours sends it.
            PermissionRefusedError: the page is another group's.
        """
        check_place(workshop, activity)
        check_line(change)
        line = self._store.write_line(
            self._own_page(workshop, activity, group),
            change,
            person=self.person,
            at=self._clock(),
        )
        self._channel.tell(self.cohort.id)
        return line

    def be_writing(
        self, workshop: str, activity: str, *, group: str, line: str | None
    ) -> None:
        """Say that this person is on their group's page, in *line*; None: no more."""
        check_place(workshop, activity, *([line] if line else []))
        self._store.be_writing(
            self._own_page(workshop, activity, group),
            person=self.person.id,
            line=line,
            at=self._clock(),
        )
        self._channel.tell(self.cohort.id)

    def writing(self, workshop: str, activity: str) -> tuple[Writing, ...]:
        """Who else of one's group is on its page now."""
        group = self.own_group(workshop, activity)
        if group is None:
            return ()
        key = self._page(workshop, activity, group)
        found = self._store.writing(key, since=self._clock() - STAYS)
        return tuple(one for one in found if one.person.id != self.person.id)

    def page_response(self, workshop: str, activity: str) -> Response | None:
        """The group's page as an answer of each member's, for their documents."""
        page = self.page(workshop, activity)
        if page is None or not page.standing:
            return None
        latest = max(page.lines, key=lambda line: line.changed_at)
        known = self.names()
        return Response(
            key=ResponseKey(self.cohort.id, self.person.id, workshop, activity),
            value={
                "group": page.group.name,
                "members": [known[m].name for m in page.group.members if m in known],
                "lines": [line.words.text for line in page.standing],
            },
            sharing=Sharing.GROUP,
            version=sum(line.version for line in page.lines),
            saved_at=latest.changed_at,
            prompt="",
            write=latest.write,
        )

    # -- keeping up --------------------------------------------------------------

    def changes(self) -> tuple[Event, ...]:
        """What happened in the cohort since this was last asked."""
        events = super().changes()
        if any(event.kind == "groups" for event in events):
            self._forget_groups()
            # What is shared with "My group" goes by the seat.
            self.seating = self._store.seating(self.seating.id) or self.seating
        return events

    def _all_groupings(self) -> dict[tuple[str, str], Grouping]:
        if self._groupings is None:
            found = self._store.groupings(self.cohort.id)
            known = {(one.workshop, one.activity): one for one in found}
            year = known.get((PROGRAMME, "")) or Grouping(self.cohort.id, PROGRAMME)
            known[PROGRAMME, ""] = of_the_year(year, self._everybody())
            self._groupings = known
        return self._groupings

    def _everybody(self) -> tuple[Seating, ...]:
        if self._roster is None:
            self._roster = self._store.roster(self.cohort.id)
        return self._roster

    def _forget_groups(self) -> None:
        self._groupings = None
        self._roster = None

    def _own_page(self, workshop: str, activity: str, group: str) -> PageKey:
        # Somebody may have been moved a moment ago, so nothing remembered counts.
        self._forget_groups()
        own = self.own_group(workshop, activity)
        if own is None or own.id != group:
            raise PermissionRefusedError(NOT_YOURS)
        return self._page(workshop, activity, own)

    def _page(self, workshop: str, activity: str, group: Group) -> PageKey:
        return PageKey(self.cohort.id, workshop, activity, group.id)


def participants(roster: tuple[Seating, ...]) -> tuple[Person, ...]:
    """Those who work in groups: everybody but the facilitators."""
    return tuple(s.person for s in roster if s.role is Role.PARTICIPANT)
