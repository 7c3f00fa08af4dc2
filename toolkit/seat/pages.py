"""The seat's part for what groups write together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from toolkit.errors import PermissionRefusedError
from toolkit.model import Response, Sharing
from toolkit.model.groups import Group
from toolkit.model.lines import Change, Line, PageKey, Writing
from toolkit.seat.checks import check_line, check_place
from toolkit.seat.groups import Groups
from toolkit.seat.holder import Holder
from toolkit.seat.pace import Paces
from toolkit.seat.people import People

STAYS = timedelta(seconds=25)
"""How long somebody is said to be on a page after their last sign of life."""

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


class Pages:
    """The pages that groups share.

    A page is its group's: its members write it, they and facilitators read it, and
    everybody once a facilitator shows it.
    """

    def __init__(
        self, holder: Holder, *, pace: Paces, groups: Groups, people: People
    ) -> None:
        self._holder = holder
        self._pace = pace
        self._groups = groups
        self._people = people

    def mine(self, workshop: str, activity: str) -> WrittenPage | None:
        """The page of this person's own group."""
        group = self._groups.mine(workshop, activity)
        if group is None:
            return None
        return WrittenPage(
            group, self._holder.store.pages.lines(self._page(workshop, activity, group))
        )

    def history(self, workshop: str, activity: str) -> tuple[Line, ...]:
        """Every version of every line of one's own group's page, oldest first."""
        group = self._groups.mine(workshop, activity)
        if group is None:
            return ()
        return self._holder.store.pages.history(self._page(workshop, activity, group))

    def all(self, workshop: str, activity: str) -> tuple[WrittenPage, ...]:
        """Every group's page, in the order of the groups.

        For facilitators; and for everybody once a facilitator shows them. Facilitators
        also see what groups wrote that are no more.
        """
        revealed = activity in self._pace.of(workshop).revealed
        if not (self._holder.is_facilitator or revealed):
            raise PermissionRefusedError("Each group sees its own page for now.")
        written = self._holder.store.pages.all(
            self._holder.cohort.id, workshop, activity
        )
        groups = self._groups.used_in(workshop, activity).groups
        shown = [WrittenPage(group, written.pop(group.id, ())) for group in groups]
        if self._holder.is_facilitator:
            gone = (Group(id_, "An earlier group", ()) for id_ in sorted(written))
            shown += [WrittenPage(group, written[group.id]) for group in gone]
        return tuple(shown)

    def write(
        self, workshop: str, activity: str, *, group: str, change: Change
    ) -> Line:
        """Keep a change to a line of one's group; returns once it is committed.

        Raises:
            AnswerError: the line is too long, or no page of ours sends it.
            PermissionRefusedError: the page is another group's.
        """
        check_place(workshop, activity)
        check_line(change)
        self._holder.insist_on_open()
        line = self._holder.store.pages.write(
            self._own_page(workshop, activity, group),
            change,
            person=self._holder.person,
            at=self._holder.now(),
        )
        self._holder.tell()
        return line

    def be_writing(
        self, workshop: str, activity: str, *, group: str, line: str | None
    ) -> None:
        """Say that this person is on their group's page, in *line*; None: no more."""
        check_place(workshop, activity, *([line] if line else []))
        self._holder.insist_on_open()
        self._holder.store.pages.be_writing(
            self._own_page(workshop, activity, group),
            person=self._holder.person.id,
            line=line,
            at=self._holder.now(),
        )
        self._holder.tell()

    def writing(self, workshop: str, activity: str) -> tuple[Writing, ...]:
        """Who else of one's group is on its page now."""
        group = self._groups.mine(workshop, activity)
        if group is None:
            return ()
        key = self._page(workshop, activity, group)
        found = self._holder.store.pages.writing(key, since=self._holder.now() - STAYS)
        return tuple(one for one in found if one.person.id != self._holder.person.id)

    def all_writing(
        self, workshop: str, activity: str
    ) -> Mapping[str, tuple[Writing, ...]]:
        """Who is on any group's page now, by group; for facilitators."""
        self._holder.facilitators_only("see who is writing")
        since = self._holder.now() - STAYS
        return self._holder.store.pages.all_writing(
            self._holder.cohort.id, workshop, activity, since=since
        )

    def as_response(self, workshop: str, activity: str) -> Response | None:
        """The group's page as an answer of each member's, for their documents."""
        page = self.mine(workshop, activity)
        if page is None or not page.standing:
            return None
        latest = max(page.lines, key=lambda line: line.changed_at)
        known = self._people.names()
        return Response(
            key=self._holder.key(workshop, activity),
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

    def _own_page(self, workshop: str, activity: str, group: str) -> PageKey:
        # Somebody may have been moved a moment ago, so nothing remembered counts.
        self._groups.look_again()
        own = self._groups.mine(workshop, activity)
        if own is None or own.id != group:
            raise PermissionRefusedError(NOT_YOURS)
        return self._page(workshop, activity, own)

    def _page(self, workshop: str, activity: str, group: Group) -> PageKey:
        return PageKey(self._holder.cohort.id, workshop, activity, group.id)
