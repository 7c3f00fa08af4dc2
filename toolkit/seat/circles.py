"""The seat's part for the few whom a person works with outside the workshops."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.model import PROGRAMME
from toolkit.model.appointments import (
    MENTORING,
    MOST_MENTORING,
    OUR_GROUP,
    Appointment,
    parted,
)
from toolkit.model.groups import Group
from toolkit.model.lines import Change, Line, PageKey, Words
from toolkit.seat.checks import check_line
from toolkit.seat.groups import Groups
from toolkit.seat.holder import Holder

ENOUGH = (
    f"A mentoring pair has {MOST_MENTORING} meetings. Take one away to plan another."
)
EMPTY = "Write a few words first, then add the note."
NOT_YOURS = (
    "You are not in this group now, so nothing was added to its page. Reload the page "
    "to see your group."
)


@dataclass(frozen=True, slots=True)
class Circle:
    """One group with the lines that stand on its page; `name` says which page."""

    name: str
    group: Group
    lines: tuple[Line, ...]


class Circles:
    """A person's group for the year, and their mentoring pair; both write one page."""

    def __init__(self, holder: Holder, *, groups: Groups) -> None:
        self._holder = holder
        self._groups = groups

    def mine(self) -> tuple[Circle, ...]:
        """Those that this person belongs to, the group for the year first."""
        found = ((name, self._group(name)) for name in (OUR_GROUP, MENTORING))
        return tuple(self._circle(name, group) for name, group in found if group)

    def all(self, name: str) -> tuple[Circle, ...]:
        """Every group with its page; for facilitators."""
        self._holder.facilitators_only("read every group's page")
        groups = self._groups.made_for(_arranged_as(name)).groups
        return tuple(self._circle(name, group) for group in groups)

    def write(self, name: str, change: Change) -> None:
        """Keep a line of one's own group's page, or take it away; nobody is told.

        Raises:
            AnswerError: it says nothing, is too long, or is a meeting too many.
            PermissionRefusedError: this person has no such group.
        """
        check_line(change)
        self._holder.insist_on_open()
        self._groups.look_again()
        group = self._group(name)
        if group is None:
            raise PermissionRefusedError(NOT_YOURS)
        if not (change.words.text or change.words.gone):
            raise AnswerError(EMPTY)
        if name == MENTORING and not change.words.gone:
            self._check_room(group, change)
        self._holder.store.pages.write(
            self._page(name, group),
            change,
            person=self._holder.person,
            at=self._holder.now(),
        )

    def _check_room(self, group: Group, change: Change) -> None:
        if Appointment.read(change.words.text) is None:
            return
        planned, _ = parted(self._circle(MENTORING, group).lines)
        if sum(line.id != change.line for line, _ in planned) >= MOST_MENTORING:
            raise AnswerError(ENOUGH)

    def _group(self, name: str) -> Group | None:
        made = self._groups.made_for(_arranged_as(name))
        return made.of(self._holder.person.id)

    def _circle(self, name: str, group: Group) -> Circle:
        lines = self._holder.store.pages.lines(self._page(name, group))
        return Circle(name, group, tuple(one for one in lines if not one.words.gone))

    def _page(self, name: str, group: Group) -> PageKey:
        return PageKey(self._holder.cohort.id, PROGRAMME, name, group.id)


def taken_away(line: Line, *, write: str) -> Change:
    """The change that takes *line* away."""
    gone = Words(line.words.text, gone=True)
    return Change(line.id, gone, based_on=line.version, write=write)


def _arranged_as(name: str) -> str:
    """The workshop under which the groups of a page are kept.

    Pairs have one of their own: what is kept under PROGRAMME are everybody's fours.
    """
    return MENTORING if name == MENTORING else PROGRAMME
