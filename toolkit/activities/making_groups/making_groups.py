"""Making groups: the facilitators' panel for who works with whom, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from random import SystemRandom
from typing import Any

from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.making_groups.checked import described, version_in, words_in
from toolkit.activities.making_groups.groups_shown import (
    alone_shown,
    free_shown,
    groups_shown,
    here_now,
    people_shown,
    roles_of,
    sizes_in_words,
)
from toolkit.activities.making_groups.scopes import (
    YEAR,
    Scope,
    groups_for,
    scopes_of,
)
from toolkit.activities.making_groups.shapes import (
    GroupsFace,
    GroupsOwn,
    GroupsRoom,
    Taken,
)
from toolkit.activities.making_groups.taken_along import for_teams, for_zoom
from toolkit.activities.making_groups.words import WORDS
from toolkit.errors import AnswerError, OutOfDateError, StaleError
from toolkit.model import Event, EventKind, Person, regrouping
from toolkit.model.contents import Asked
from toolkit.model.groups import (
    LARGEST,
    SMALLEST,
    Grouping,
    deal,
    how_many,
    new_groups,
)
from toolkit.seat import Seat
from toolkit.seat.groups import participants

SIZES = (2, 3, 4, 5, 6)
"""How large groups are offered."""


class MakingGroups(Panel):
    """Groups for the year, for a workshop or for one activity of it.

    What a facilitator does here is put into effect on every page at once. Two
    facilitators never undo each other.
    """

    kind = "making_groups"
    face: GroupsFace
    room: GroupsRoom
    hears = frozenset({EventKind.GROUPS, EventKind.PACE, EventKind.PRESENCE})
    _esm = component("making_groups/making_groups", WORDS)

    def __init__(
        self,
        name: str,
        *,
        titles: Mapping[str, str],
        contents: Callable[[str], Sequence[Asked]],
    ) -> None:
        super().__init__(name, WORDS["groups"], **GroupsOwn(sizes=SIZES))
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
                *self._scope, groups, based_on=version_in(message)
            )
        made = sizes_in_words([len(group.members) for group in groups])
        self._say(message, WORDS["made"].format(people=len(people), groups=made))

    def do_undo(self, message: Sent, _buffers: list[Any]) -> None:
        """Bring back the groups before these."""
        version = version_in(message)
        with self._calmly():
            self._seat_now.groups.undo(*self._scope, based_on=version)
        self._say(message, WORDS["undone"])

    def do_drop(self, message: Sent, _buffers: list[Any]) -> None:
        """Do without groups of one's own: the workshop's or the year's hold again."""
        self._at_seat.facilitators_only("make groups")
        if self._scope == YEAR:
            raise OutOfDateError
        version = version_in(message)
        with self._calmly():
            self._seat_now.groups.arrange(*self._scope, (), based_on=version)
        self._say(message, WORDS["dropped"])

    def do_move(self, message: Sent, _buffers: list[Any]) -> None:
        """Put one person in another group, or in none."""
        person, to = self._known(message), str(message.get("to") or "")
        now = self._change(lambda groups: regrouping.moved(groups, person.id, to=to))
        where = now.called(to).name if to else WORDS["no_group"]
        self._say(message, WORDS["moved"].format(name=person.name, group=where))

    def do_latecomers(self, message: Sent, _buffers: list[Any]) -> None:
        """Put everybody who is here and has no group where there is most room."""
        used = self._seat_now.groups.used_in(*self._scope)
        late = [one.id for one in self._asked_for("here") if used.of(one.id) is None]
        self._change(lambda groups: regrouping.placed(groups, late))
        self._say(message, WORDS["placed"].format(count=len(late)))

    def do_first(self, message: Sent, _buffers: list[Any]) -> None:
        """Let one person begin in their group."""
        person = self._known(message)
        self._change(lambda groups: regrouping.put_first(groups, person.id))
        self._say(message, WORDS["begins_now"].format(name=person.name))

    def do_pair(self, message: Sent, _buffers: list[Any]) -> None:
        """Make two people of one group a coach pair for the year."""
        person, other = self._known(message), self._known(message, "by")
        self._change(lambda groups: regrouping.coached(groups, person.id, by=other.id))
        said = WORDS["paired"].format(name=person.name, other=other.name)
        self._say(message, said)

    def do_describe(self, message: Sent, _buffers: list[Any]) -> None:
        """Say what a group is called, where it meets or what leads to its call."""
        self._at_seat.facilitators_only("make groups")
        group, change = described(message)
        now = self._change(change)
        self._say(message, WORDS["described"].format(group=now.called(group).name))

    def do_add(self, message: Sent, _buffers: list[Any]) -> None:
        """Make one group by hand, in which nobody is yet."""
        self._at_seat.facilitators_only("make groups")
        name = words_in(message, "name")
        now = self._change(lambda groups: regrouping.added(groups, name))
        self._say(message, WORDS["added"].format(group=now.groups[-1].name))

    def do_remove(self, message: Sent, _buffers: list[Any]) -> None:
        """Take an empty group away."""
        self._at_seat.facilitators_only("make groups")
        group = words_in(message, "group")
        now = self._change(lambda groups: regrouping.removed(groups, group))
        # Whoever has withdrawn stays in it, unseen, to find it again.
        stays = any(one.id == group for one in now.groups)
        self._say(message, WORDS["stays" if stays else "removed"])

    def do_zoom(self, message: Sent, _buffers: list[Any]) -> None:
        """Send the groups as the file that Zoom takes for its breakout rooms."""
        self._take_along(message, for_zoom)

    def do_teams(self, message: Sent, _buffers: list[Any]) -> None:
        """Send the groups as a text to paste into Teams."""
        self._take_along(message, for_teams)

    def _take_along(
        self,
        message: Sent,
        put: Callable[[Grouping, Mapping[str, Person]], Taken],
    ) -> None:
        seat = self._seat_now
        people = {one.id: one for one in participants(seat.people.roster())}
        taken = put(seat.groups.used_in(*self._scope), people)
        self.send({"re": message["write"], "done": True, "taken": taken})

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
                lambda groups: regrouping.passed_on(groups, str(activity)),
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

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date; of the pace only whether it is live."""
        if event.kind is not EventKind.PACE or event.activity is None:
            super().on_event(event)

    def refresh_room(self) -> None:
        """Read the groups and who is here again; others than facilitators see none."""
        seat = self.seat
        if seat is None or not seat.is_facilitator or not self.led:
            return
        own = seat.groups.made_for(*self._scope)
        used = seat.groups.used_in(*self._scope)
        live = seat.pace.of(self.led).is_live
        here = here_now(seat, self.led)
        everybody = participants(seat.people.roster())
        shown: GroupsRoom = {
            **groups_for(self._scopes(), self._scope, own=own, used=used),
            "workshop": self.led,
            "live": live,
            "groups": groups_shown(used, everybody),
            "people": people_shown(used, everybody, here),
            "free": free_shown(used, everybody, here),
            "alone": alone_shown(used, everybody, here if live else None),
            "here": sum(one.id in here for one in everybody),
            "all": len(everybody),
            "makes": {
                "all": _makes(len(everybody)),
                "here": _makes(sum(one.id in here for one in everybody)),
            },
            "roles": [roles_of(seat, self.led, asked) for asked in self._protocols()],
        }
        self.show(shown)

    def _scopes(self) -> list[tuple[Scope, str]]:
        title = self._titles.get(self.led, self.led)
        return scopes_of(self.led, title=title, asked=self._contents(self.led))

    def _protocols(self) -> list[Asked]:
        asked = self._contents(self.led)
        return [one for one in asked if one.kind == "protocol" and one.face["roles"]]


def _makes(people: int) -> list[int]:
    return [how_many(people, size=size) for size in SIZES]
