"""Panel: a part of a facilitators' page, about the workshop that is led."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from toolkit.activities.base import Activity, Block
from toolkit.activities.checked import OUT_OF_DATE
from toolkit.errors import AnswerError
from toolkit.model import JSON, Event, Sharing


class Panel(Activity):
    """What a facilitator sees and steers of one workshop; others see nothing in it.

    `Bound` calls `lead` once the page has its person, if that is a facilitator, and
    again whenever they choose another workshop. Every message is checked again by the
    seat, as for any activity.
    """

    levels = ()
    is_asked = False

    led: str = ""
    """The workshop that this panel is about; "" until somebody leads one."""

    choose: Callable[[str], None] = staticmethod(lambda _workshop: None)
    """Have every panel of the page lead another workshop; `Bound` says how."""

    hears: ClassVar[frozenset[str]] = frozenset({"pace"})
    """Which kinds of event concern this panel."""

    here = ""
    """The server's address, as people type it; "" where there is no server."""

    _behind = False

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """None: a panel asks for no answer."""
        return {}

    def lead(self, workshop: str) -> None:
        """Be about *workshop* from now on."""
        self.led = workshop
        self.refresh_room()

    def on_event(self, event: Event) -> None:
        """Remember that what is shown may be out of date."""
        if event.workshop == self.led and event.kind in self.hears:
            self._behind = True

    def caught_up(self) -> None:
        """Read again once, however much has happened."""
        if self._behind:
            self._behind = False
            self.refresh_room()

    def do_choose(self, message: Mapping[str, Any], _buffers: list[Any]) -> None:
        """Lead another workshop on this page."""
        self._at_seat.facilitators_only("choose what to lead")
        workshop = message.get("workshop")
        if not isinstance(workshop, str):
            raise AnswerError(OUT_OF_DATE)
        self.choose(workshop)
        self.send({"re": message["write"], "done": True})

    def check(self, value: JSON, *, part: str) -> JSON:  # noqa: ARG002 - none is asked
        """Refuse: there is no answer here."""
        raise AnswerError(OUT_OF_DATE)

    @staticmethod
    def printed(face: Mapping[str, Any], values: Mapping[str, JSON]) -> list[Block]:
        """Nothing: a panel is for the moment."""
        del face, values
        return []
