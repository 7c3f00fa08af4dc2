"""Making groups: the facilitators' panel for who works with whom, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from random import SystemRandom
from typing import Any

from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.making_groups.groups_shown import (
    free_shown,
    groups_shown,
    here_now,
    roles_of,
)
from toolkit.activities.making_groups.shapes import GroupsFace, GroupsOwn, GroupsRoom
from toolkit.activities.making_groups.words import WORDS
from toolkit.errors import AnswerError, OutOfDateError, StaleError
from toolkit.model import PROGRAMME, EventKind, Person
from toolkit.model.contents import Asked
from toolkit.model.groups import (
    LARGEST,
    SMALLEST,
    Grouping,
    coached,
    deal,
    moved,
    new_groups,
    passed_on,
    placed,
    put_first,
    put_in_place,
)
from toolkit.seat import Seat
from toolkit.seat.groups import participants

SIZES = (2, 3, 4, 5, 6)
"""How large groups are offered."""

GROUP_KINDS = frozenset({"group_page", "protocol"})
"""Activities that may have groups of their own."""

Scope = tuple[str, str]
"""A workshop and an activity; no activity for all of the workshop."""

YEAR: Scope = (PROGRAMME, "")


class MakingGroups(Panel):
    """Groups for the year, for a workshop or for one activity of it.

    What a facilitator does here is put into effect on every page at once. Two
    facilitators never undo each other.
    """

    kind = "making_groups"
    face: GroupsFace
    room: GroupsRoom
    hears = frozenset({EventKind.GROUPS, EventKind.PRESENCE})
    _esm = component("making_groups/making_groups", WORDS)

    def __init__(
        self,
        name: str,
        *,
        titles: Mapping[str, str],
        contents: Callable[[str], Sequence[Asked]],
    ) -> None:
        super().__init__(
            name, WORDS["groups"], help=WORDS["promise"], **GroupsOwn(sizes=SIZES)
        )
        self._titles = titles
        self._contents = contents
        self._scope: Scope = YEAR

    def lead(self, workshop: str) -> None:
        """Be about *workshop*, and at first about all of it."""
        self._scope = (workshop, "")
        super().lead(workshop)

    # -- what a facilitator does ------------------------------------------------

    def do_scope(self, message: Sent, _buffers: list[Any]) -> None:
        """Show the groups for something else."""
        self._at_seat.facilitators_only("make groups")
        chosen = message.get("scope")
        scopes = [scope for scope, _ in self._scopes()]
        if not isinstance(chosen, int) or not 0 <= chosen < len(scopes):
            raise OutOfDateError
        self._scope = scopes[chosen]
        self._say(message, "")

    def do_make(self, message: Sent, _buffers: list[Any]) -> None:
        """Make new groups, if nobody has made others since this page showed them."""
        size, mixed = message.get("size"), message.get("mixed")
        if type(size) is not int or not SMALLEST <= size <= LARGEST:
            raise OutOfDateError
        people = self._asked_for(message.get("who"))
        if not people:
            raise AnswerError(WORDS["nobody_here"])
        dealt = deal(people, size=size, chance=SystemRandom(), mixed=mixed is True)
        groups = new_groups(dealt, paired=self._scope == YEAR)
        with self._calmly():
            self._seat_now.groups.arrange(
                *self._scope, groups, based_on=_number(message.get("version"))
            )
        many = WORDS["one_group" if len(groups) == 1 else "many_groups"]
        made = {"people": len(people), "groups": many.format(count=len(groups))}
        self._say(message, WORDS["made"].format(**made))

    def do_undo(self, message: Sent, _buffers: list[Any]) -> None:
        """Bring back the groups before these."""
        version = _number(message.get("version"))
        with self._calmly():
            self._seat_now.groups.undo(*self._scope, based_on=version)
        self._say(message, WORDS["undone"])

    def do_drop(self, message: Sent, _buffers: list[Any]) -> None:
        """Do without groups of one's own: the workshop's or the year's hold again."""
        self._at_seat.facilitators_only("make groups")
        if self._scope == YEAR:
            raise OutOfDateError
        version = _number(message.get("version"))
        with self._calmly():
            self._seat_now.groups.arrange(*self._scope, (), based_on=version)
        self._say(message, WORDS["dropped"])

    def do_move(self, message: Sent, _buffers: list[Any]) -> None:
        """Put one person in another group, or in none."""
        person, to = self._known(message), str(message.get("to") or "")
        now = self._change(lambda groups: moved(groups, person.id, to=to))
        where = now.called(to).name if to else WORDS["no_group"]
        self._say(message, WORDS["moved"].format(name=person.name, group=where))

    def do_latecomers(self, message: Sent, _buffers: list[Any]) -> None:
        """Put everybody who is here and has no group where there is most room."""
        used = self._seat_now.groups.used_in(*self._scope)
        late = [one.id for one in self._asked_for("here") if used.of(one.id) is None]
        self._change(lambda groups: placed(groups, late))
        self._say(message, WORDS["placed"].format(count=len(late)))

    def do_first(self, message: Sent, _buffers: list[Any]) -> None:
        """Let one person begin in their group."""
        person = self._known(message)
        self._change(lambda groups: put_first(groups, person.id))
        self._say(message, WORDS["begins_now"].format(name=person.name))

    def do_pair(self, message: Sent, _buffers: list[Any]) -> None:
        """Make two people of one group a coach pair for the year."""
        person, other = self._known(message), self._known(message, "by")
        self._change(lambda groups: coached(groups, person.id, by=other.id))
        said = WORDS["paired"].format(name=person.name, other=other.name)
        self._say(message, said)

    def do_place(self, message: Sent, _buffers: list[Any]) -> None:
        """Say where a group meets."""
        self._at_seat.facilitators_only("make groups")
        group, place = message.get("group"), message.get("place")
        if not isinstance(group, str) or not isinstance(place, str):
            raise OutOfDateError
        now = self._change(lambda groups: put_in_place(groups, group, place))
        self._say(message, WORDS["place_kept"].format(group=now.called(group).name))

    def do_pass_on(self, message: Sent, _buffers: list[Any]) -> None:
        """Pass every role of one activity on to the next person."""
        activity = message.get("activity")
        seat = self._seat_now
        if activity not in [asked.name for asked in self._protocols()]:
            raise OutOfDateError
        scope = seat.groups.used_in(self.led, str(activity))
        with self._calmly():
            seat.groups.rearrange(
                scope.workshop,
                scope.activity,
                lambda groups: passed_on(groups, str(activity)),
            )
        self._say(message, WORDS["passed_on"])

    def _change(self, change: Callable[[Grouping], Grouping]) -> Grouping:
        """Change one thing of the newest groups."""
        with self._calmly():
            return self._seat_now.groups.rearrange(*self._scope, change)

    def _say(self, message: Sent, words: str) -> None:
        self.refresh_room()
        self.send({"re": message["write"], "done": True, "said": words})

    def _known(self, message: Sent, field: str = "person") -> Person:
        for person in participants(self._seat_now.people.roster()):
            if person.id == message.get(field):
                return person
        raise OutOfDateError

    def _asked_for(self, who: object) -> list[Person]:
        seat = self._seat_now
        everybody, here = participants(seat.people.roster()), here_now(seat, self.led)
        return [one for one in everybody if who == "all" or one.id in here]

    @contextmanager
    def _calmly(self) -> Iterator[None]:
        try:
            yield
        except StaleError as stale:
            self.refresh_room()
            raise AnswerError(str(stale)) from None

    @property
    def _seat_now(self) -> Seat:
        self._at_seat.facilitators_only("make groups")
        return self._at_seat

    # -- what the panel shows -----------------------------------------------------

    def refresh_room(self) -> None:
        """Read the groups and who is here again; others than facilitators see none."""
        seat = self.seat
        if seat is None or not seat.is_facilitator or not self.led:
            return
        scopes = self._scopes()
        own = seat.groups.made_for(*self._scope)
        used = seat.groups.used_in(*self._scope)
        here = here_now(seat, self.led)
        everybody = participants(seat.people.roster())
        self.room = {
            "scopes": [label for _, label in scopes],
            "scope": [scope for scope, _ in scopes].index(self._scope),
            "year": self._scope == YEAR,
            "version": own.version,
            "undo": own.version > 1,
            "drop": self._drop(own),
            "source": self._source(own, used),
            "groups": groups_shown(used, everybody, here),
            "free": free_shown(used, everybody, here),
            "here": sum(one.id in here for one in everybody),
            "all": len(everybody),
            "roles": [roles_of(seat, self.led, asked) for asked in self._protocols()],
        }

    def _scopes(self) -> list[tuple[Scope, str]]:
        title = self._titles.get(self.led, self.led)
        own = [
            ((self.led, asked.name), WORDS["of_activity"].format(prompt=asked.prompt))
            for asked in self._contents(self.led)
            if asked.kind in GROUP_KINDS
        ]
        whole = ((self.led, ""), WORDS["of_workshop"].format(title=title))
        return [(YEAR, WORDS["of_year"]), whole, *own]

    def _source(self, own: Grouping, used: Grouping) -> str:
        if not used.groups:
            return WORDS["none_yet"]
        if own.groups:
            return WORDS["year_means" if self._scope == YEAR else "pages_stay"]
        return WORDS["uses_year" if used.is_for_the_year else "uses_workshop"]

    def _drop(self, own: Grouping) -> str:
        if not own.groups or self._scope == YEAR:
            return ""
        return WORDS["drop_activity" if own.activity else "drop_workshop"]

    def _protocols(self) -> list[Asked]:
        asked = self._contents(self.led)
        return [one for one in asked if one.kind == "protocol" and one.face["roles"]]


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise OutOfDateError
    return value
