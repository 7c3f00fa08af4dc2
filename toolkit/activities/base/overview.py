"""What a page tells a person of their own year: to look at, with nothing to answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.shapes import Face, Sent
from toolkit.model import Event, Sharing

SOON, IN_WEEKS = 14, 182
"""Days up to which people count days, and weeks, rather than look at the date."""


class Overview(Activity):
    """Drawn from what is kept; read again whenever the person's own answers change."""

    kind = "overview"
    levels = ()
    is_asked = False

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """None: there is nothing to save here."""
        return {}

    _behind = False

    def on_event(self, event: Event) -> None:
        """Remember that what is shown may be out of date."""
        if self.seat is not None and self._concerns(event, me=self.seat.person.id):
            self._behind = True

    def caught_up(self) -> None:
        """Read again once, however much has happened."""
        if self._behind:
            self._behind = False
            self.refresh_room()

    def _concerns(self, event: Event, *, me: str) -> bool:
        return event.person == me

    def do_look(self, _message: Sent, _buffers: list[Any]) -> None:
        """Read again: time has passed, or the person has come back to the page."""
        self.refresh_room()

    def _static(self, face: Face) -> str:
        title = f'<h2 class="ws-panel-title">{escape(face["prompt"])}</h2>'
        return f'<section class="ws-panel">{title}{self.fallback(face)}</section>'


def from_today(day: date, today: date) -> str:
    """How far away *day* is: "today", "in 12 days", "3 weeks ago"; else nothing."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    if abs(days) > IN_WEEKS:
        return ""
    far = f"{abs(days)} days" if abs(days) <= SOON else f"{abs(days) // 7} weeks"
    return f"in {far}" if days > 0 else f"{far} ago"


def place_of(workshop: str, activity: str) -> str:
    """Where an activity is, below the base URL."""
    return f"workshop/{workshop}#{anchor_of(activity)}"


def anchor_of(activity: str) -> str:
    """What the page calls the place of an activity."""
    return f"activity-{activity}"
