"""The pace of the room: what is on now, the time left, a notice, a spotlit answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Text, from_json
from toolkit.activities.base.component import component
from toolkit.activities.base.in_group import group_now, hears_of_groups
from toolkit.activities.base.prepared import printed_shown
from toolkit.activities.base.printing import FindPrinter, Printer
from toolkit.activities.base.reveal import is_held
from toolkit.activities.base.shapes import Face, Sent
from toolkit.activities.group_page.words import HEAD
from toolkit.activities.pacing.shapes import (
    PaceShown,
    PacingFace,
    PacingOwn,
    PacingRoom,
    SpotlitShown,
    TimerShown,
)
from toolkit.model import Event, EventKind, Pace, Quoted, Sharing, Timer
from toolkit.model.contents import Asked
from toolkit.model.dates import MINUTES
from toolkit.model.words_of import plain_words
from toolkit.seat import Seat

NAME = ".pace"
"""No author can give this name to an activity, for the dot."""

WORDS = {
    "pace": "Where the room is",
    "seen": (
        "While this workshop is led, facilitators see who is here and who has begun to "
        "write, never what: that they read when you share it with them."
    ),
    "back": "Back to the group",
    "back_to": "Back to the group: {title}",
    "come": "Please come to: {title}.",
    "now_on": "Now: {title}.",
    "alone": "You can open every section now: carry on at your own pace.",
    "paused": "Pens down: your words are kept.",
    "paused_all": "Paused for everybody. You can still write.",
    "going_on": "You can write again.",
    "left": "left",
    "stopped": "stopped",
    "over": "Time is up",
    "over_said": "{label}: time is up.",
    "left_said": "{label}: {time} left.",
    "timer_on": "Timer on, {label}: {time}.",
    "timer": "Time",
    **MINUTES,
    "seconds": "{count} seconds",
    "notice": "Notice",
    "notice_said": "Notice: {text}",
    "spotlight": "Shown to everyone",
    "read_all": "Read all of it",
    "read_less": "Fold away",
    "says": "{name} says",
    "somebody_says": "Somebody says",
    "alike": "{count} more say the same",
    "alike_one": "1 more says the same",
    **HEAD,
    "group": "Your group",
    "group_said": "Your group: {name}. {others}",
    "no_group_said": "You are in no group now.",
}


class Pacing(Activity):
    """The top of a workshop's page, and the bar that follows a facilitator's pace.

    It keeps no answer. While nobody leads the workshop live it shows only *when* the
    workshop is. *titles* has the title of each section by its name,
    *find* finds what prints the spotlit answer, *contents* what is asked here.
    """

    kind = "pacing"
    face: PacingFace
    room: PacingRoom
    levels = ()
    is_named = False
    made_by = "begin()"
    is_asked = False
    _esm = component("pacing/pacing", WORDS)

    def __init__(
        self,
        when: str,
        *,
        title: str,
        titles: Mapping[str, str],
        find: FindPrinter = lambda _workshop, _name: None,
        contents: Callable[[str], Sequence[Asked]] = lambda _workshop: (),
    ) -> None:
        self._title = title
        self._find = find
        self._contents = contents
        super().__init__(NAME, when, **PacingOwn(titles=dict(titles)))

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """None: there is nothing to answer."""
        return {}

    def on_event(self, event: Event) -> None:
        """Read the pace again if it moved, or if the spotlit answer did."""
        if self.seat is None:
            return
        spotlit = self.room.get("spotlight")
        about = (spotlit["workshop"], spotlit["activity"]) if spotlit else None
        paced = event.kind is EventKind.PACE and event.workshop == self.workshop
        grouped = hears_of_groups(event, self.workshop)
        if paced or grouped or (event.workshop, event.activity) == about:
            self.refresh_room()

    def refresh_room(self) -> None:
        """Show where the room is now."""
        if self.seat is not None:
            pace = self.seat.pace.of(self.workshop)
            self.room = {
                **described(pace),
                "spotlight": spotlit(self.seat, self.workshop, find=self._find),
                "facilitator": self.seat.is_facilitator,
                "group": group_now(
                    self.seat, self.workshop, self._contents(self.workshop)
                ),
            }

    def do_clock(self, message: Sent, _buffers: list[Any]) -> None:
        """Say what time it is here: devices may think otherwise."""
        tell_time(self, message)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**options)
        return {**data, "text/plain": f"{self._title}: {self.prompt}"}, metadata

    def _static(self, face: Face) -> str:
        # The title is the page's own heading, and the notebook's first line.
        return f'<p class="ws-when">{escape(face["prompt"])}</p>'


def tell_time(activity: Activity, message: Sent) -> None:
    """Answer *message* with the time that the server's timers go by."""
    if activity.seat is not None:
        now = in_milliseconds(activity.seat.now())
        activity.send({"re": message["write"], "now": now})


def described(pace: Pace) -> PaceShown:
    """The part of *pace* that everybody may know, as the browser draws it."""
    return {
        "section": pace.section,
        "opened": sorted(pace.opened),
        "paused": pace.paused,
        "timer": _timer(pace.timer),
        "notice": pace.notice,
        "gathered": in_milliseconds(pace.gathered) if pace.gathered else None,
    }


def spotlit(seat: Seat, workshop: str, *, find: FindPrinter) -> SpotlitShown | None:
    """The answer that is shown to everybody now, as the browser draws it.

    What waits until a facilitator shows all of it is not shown alone.
    """
    shown = seat.wall.spotlit(workshop)
    if shown is None:
        return None
    author, printer = shown.author, find(shown.workshop, shown.activity)
    if printer and is_held(printer.face, seat.pace.of(workshop)):
        return None
    return {
        "id": shown.id,
        "workshop": shown.workshop,
        "activity": shown.activity,
        "name": author.person.name if author else "",
        "prompt": shown.prompt,
        "blocks": printed_shown(_printed(shown, printer)),
        "alike": shown.alike,
    }


def _printed(shown: Quoted, printer: Printer | None) -> list[Block]:
    if shown.copied:
        return [from_json(block) for block in shown.copied]
    if shown.author and printer:
        return printer.blocks(shown.value)
    return [Text(plain_words(shown.value))]


def in_milliseconds(moment: datetime) -> int:
    """*moment* as browsers count time."""
    return round(moment.timestamp() * 1000)


def _timer(timer: Timer | None) -> TimerShown | None:
    if timer is None:
        return None
    ends = in_milliseconds(timer.ends_at) if timer.ends_at else None
    return {"label": timer.label, "ends": ends, "left": timer.left}
