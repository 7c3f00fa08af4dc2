"""People: who is here, how far each has got, attendance, and letting people in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from urllib.parse import quote

from toolkit.activities.base.checked import text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.cockpit.progress import Room, lines, stored_names
from toolkit.activities.cockpit.shapes import Door, LinkShown, PeopleRoom
from toolkit.activities.cockpit.words import PEOPLE
from toolkit.errors import OutOfDateError
from toolkit.model import Event, EventKind
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.contents import Asked
from toolkit.model.people import LIMIT_NAME
from toolkit.programme.opening import open_until
from toolkit.seat.people import LIMIT_NOTE, MODES


class People(Panel):
    """Everybody in the cohort, in the led workshop, without a word they write."""

    kind = "people"
    room: PeopleRoom
    hears: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.GROUPS, EventKind.PACE, EventKind.PRESENCE, EventKind.RESPONSE}
    )
    _esm = component("cockpit/people", PEOPLE)

    def __init__(
        self,
        name: str,
        *,
        contents: Callable[[str], Sequence[Asked]],
    ) -> None:
        super().__init__(name, PEOPLE["title"])
        self.contents = contents
        self.room_hours = 4
        self._asked: tuple[Asked, ...] = ()

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date; answers only in the section that is on."""
        if event.kind is EventKind.RESPONSE:
            known = {
                (a.workshop, name) for a in self._asked for name in stored_names(a)
            }
            self._behind |= (event.workshop, event.activity) in known
        elif event.kind is EventKind.PRESENCE:
            self._behind |= event.workshop in (self.led, self.workshop)
        elif event.kind is not EventKind.PACE or event.activity is None:
            super().on_event(event)

    def refresh_room(self) -> None:
        """Look again at who is here."""
        if self.led:
            shown: PeopleRoom = {
                **lines(self._at_seat.people.roster(), self._room()),
                "door": self._door(),
            }
            self.show(shown)

    def _room(self) -> Room:
        seat = self._at_seat
        pace = seat.pace.of(self.led)
        self._asked = tuple(
            asked
            for asked in self.contents(self.led)
            if asked.section == pace.section and _is_ones_own(asked)
        )
        names = [name for asked in self._asked for name in stored_names(asked)]
        return Room(
            plan=self.plans[self.led],
            pace=pace,
            now=seat.now(),
            local=self.local,
            asked=self._asked,
            presence=seat.people.here(self.led),
            leading=seat.people.here(self.workshop),
            attendance=seat.people.attendance(self.led),
            progress=seat.people.progress(self.led, names),
        )

    def _door(self) -> Door:
        code = self._at_seat.rooms.code(self.led) or ""
        address = f"{self.here}/join"
        full = f"{address}?code={quote(code)}"
        return {"code": code, "at": address, "qr": qr_code(full) if code else ""}

    # -- messages -------------------------------------------------------------

    def do_record(self, message: Sent, _buffers: list[Any]) -> None:
        """Correct one person's attendance."""
        mark, mode = message.get("mark"), message.get("mode")
        caught_up, person = message.get("caught_up"), message.get("person")
        known = mark in ("", *Mark) and mode in MODES and isinstance(caught_up, bool)
        if not known or not isinstance(person, str):
            raise OutOfDateError
        corrected = Attendance(
            person=person,
            mode=str(mode),
            mark=Mark(str(mark)) if mark else None,
            caught_up=bool(caught_up),
            note=text_of(message.get("note"), limit=LIMIT_NOTE).strip(),
        )
        self._at_seat.people.correct_attendance(self.led, corrected)
        self._finish(message)

    def do_link(self, message: Sent, _buffers: list[Any]) -> None:
        """Make one person a new link, and show it this once."""
        self._show_link(message, seat=message.get("seat"))

    def do_add(self, message: Sent, _buffers: list[Any]) -> None:
        """Put a substitute on the roster, and show their link this once."""
        name, school, group = (
            text_of(message.get(key), limit=LIMIT_NAME).strip()
            for key in ("name", "school", "group")
        )
        added = self._at_seat.people.add_substitute(
            name=name, school=school, group=group or None
        )
        self._show_link(message, seat=added.id)

    def do_room(self, message: Sent, _buffers: list[Any]) -> None:
        """Open the room under a new code, or close it."""
        wanted = message.get("open")
        if not isinstance(wanted, bool):
            raise OutOfDateError
        if wanted:
            # Who may not lead has no plans; the seat refuses them.
            plan, at = self.plans.get(self.led), self._at_seat.now()
            when = plan.when if plan else None
            until = open_until(when, at=at, hours=self.room_hours)
            self._at_seat.rooms.open(self.led, until=until)
        else:
            self._at_seat.rooms.close(self.led)
        self._finish(message)

    def _show_link(self, message: Sent, *, seat: object) -> None:
        if not isinstance(seat, str):
            raise OutOfDateError
        secret = self._at_seat.people.new_link(seat)
        address = f"{self.here}/join/{secret}"
        self._finish(message, **LinkShown(link=address, qr=qr_code(address)))

    def _finish(self, message: Sent, **more: object) -> None:
        self.refresh_room()
        self.done(message, **more)


def qr_code(address: str) -> str:
    """A picture of *address*, as a page may show it."""
    import segno  # only where a facilitator asks for a code

    picture: str = segno.make(address, error="m").svg_data_uri(scale=4)
    return picture


def _is_ones_own(asked: Asked) -> bool:
    """Whether one person answers it; nobody does what is a group's or a repetition."""
    activity = activity_kind(asked.kind)
    return not (activity.repeats or activity.by_group)
