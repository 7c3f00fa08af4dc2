"""Panel: a part of a facilitators' page, about the workshop that is led."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import traitlets

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.component import style
from toolkit.activities.base.shapes import Sent
from toolkit.activities.base.silence import SILENCE
from toolkit.activities.cockpit.shapes import Patch, Patched
from toolkit.errors import AnswerError, OutOfDateError, StaleError
from toolkit.model import JSON, PROGRAMME, Event, EventKind, Pace, Sharing
from toolkit.programme import Plan, Programme

SHEETS = (
    "cockpit/panel",
    "cockpit/steer",
    "cockpit/people",
    "making_groups/groups_panel",
    "walls/walls",
    "group_pages/group_pages",
    "cockpit/notes",
    "cockpit/tabs",
    "cockpit/layout",
)
"""Where the style of the facilitators' page is said: each panel's, then the whole's."""


REMEMBERED = 100
"""How many presses a panel knows to be done, should they arrive once more."""


class Panel(Activity):
    """What a facilitator sees and steers of one workshop; others see nothing in it.

    `Bound` calls `lead` once the page has its person, if that is a facilitator, and
    again whenever they choose another workshop. Every message is checked again by the
    seat, as for any activity.
    """

    levels: ClassVar[tuple[Sharing, ...]] = ()
    _css = traitlets.Unicode(style(*SHEETS)).tag(sync=True)
    is_asked = False

    led: str = ""
    """The workshop that this panel is about; "" until somebody leads one."""

    choose: Callable[[str], None] = staticmethod(lambda _workshop: None)
    """Have every panel of the page lead another workshop; `Bound` says how."""

    hears: ClassVar[frozenset[EventKind]] = frozenset({EventKind.PACE})
    """Which kinds of event concern this panel."""

    plans: Mapping[str, Plan] = MappingProxyType({})
    """The workshops as the cohort has them, by name; they begin without dates."""

    here = ""
    """The server's address, as people type it; "" where there is no server."""

    _behind = False
    _patching = False

    def __init__(self, name: str, title: str, **about: Any) -> None:
        super().__init__(name, title, **about)
        self._done: deque[str] = deque(maxlen=REMEMBERED)
        self._opened: set[str] = set()

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """None: a panel asks for no answer."""
        return {}

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*."""
        self.plans = {plan.name: plan for plan in programme.workshops}

    def lead(self, workshop: str) -> None:
        """Be about *workshop* from now on."""
        self.led = workshop
        self.refresh_room()

    def on_event(self, event: Event) -> None:
        """Remember that what is shown may be out of date."""
        of_the_year = event.kind is EventKind.GROUPS and event.workshop == PROGRAMME
        if event.kind in self.hears and (of_the_year or event.workshop == self.led):
            self._behind = True

    def caught_up(self) -> None:
        """Read again once, however much has happened."""
        if self._behind:
            self._behind = False
            self.refresh_room()

    def show(self, room: Mapping[str, object]) -> None:
        """Show *room*, sending no more than what has changed of it.

        Where a value is itself a dictionary, only its changed entries are sent.
        """
        patch = _patch(self.room, room) if self.room else None
        self._patching = patch is not None
        try:
            self.room = dict(room)
        finally:
            self._patching = False
        if patch and not SILENCE.is_kept:
            self.send(Patched(patch=patch))

    def send_state(self, key: object = None) -> None:
        """Tell the page what changed, unless it is told of the change alone."""
        if not (self._patching and key == "room"):
            super().send_state(key)

    def show_words(self, room: Mapping[str, object], words: object) -> None:
        """Show *room*; note once a workshop that others' *words* are in it."""
        self.show(room)
        if words and self.led not in self._opened:
            self._opened.add(self.led)
            self._at_seat.wall.note_opened(self.led)

    def done(self, message: Sent, **more: object) -> None:
        """Say that what *message* asked for is done."""
        self._done.append(str(message["write"]))
        self.send({"re": message["write"], "done": True, **more})

    def _receive(self, widget: Any, message: Any, buffers: list[Any]) -> None:
        # A page that lost its line before the reply came sends its press again.
        write = message.get("write") if isinstance(message, dict) else None
        if isinstance(write, str) and write in self._done:
            self.send({"re": write, "done": True})
        else:
            super()._receive(widget, message, buffers)

    def steer(
        self, change: Callable[[Pace], Pace], *, workshop: str = "", **about: str
    ) -> None:
        """Put one change of the pace into effect, here at once.

        It is that of the workshop that is led, unless another is named.
        """
        try:
            self._at_seat.pace.steer(workshop or self.led, change, **about)
        except StaleError as stale:
            raise AnswerError(str(stale)) from None
        self.refresh_room()

    def do_look(self, _message: Sent, _buffers: list[Any]) -> None:
        """Read again: time has passed, and a hint may have been lost."""
        if self.led:
            self._at_seat.pace.look_again()
            self.refresh_room()

    def do_choose(self, message: Sent, _buffers: list[Any]) -> None:
        """Lead another workshop on this page."""
        self._at_seat.facilitators_only("choose what to lead")
        workshop = message.get("workshop")
        if not isinstance(workshop, str):
            raise OutOfDateError
        self.choose(workshop)
        self.done(message)

    def check(self, value: JSON, *, part: str) -> JSON:  # noqa: ARG002 - none is asked
        """Refuse: there is no answer here."""
        raise OutOfDateError


def _patch(old: Mapping[str, object], new: Mapping[str, object]) -> Patch:
    """What turns *old* into *new*; an entry that is gone is None."""
    patch: Patch = {name: None for name in old if name not in new}
    for name, value in new.items():
        before = old.get(name)
        if before == value:
            continue
        if isinstance(value, dict) and isinstance(before, dict) and before:
            patch[name] = {"only": _patch(before, value)}
        else:
            patch[name] = {"all": value}
    return patch
