"""Notes: the run sheet of the section that is on, and a facilitator's own notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.checked import fields_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.cockpit.shapes import (
    Colleague,
    NotesAnswer,
    NotesRoom,
    Themes,
)
from toolkit.activities.cockpit.words import NOTES
from toolkit.model import JSON, Event, EventKind, Shared, Sharing
from toolkit.programme import Programme
from toolkit.programme.agenda import entry_of
from toolkit.programme.codes import label_without_codes, text_without_codes
from toolkit.programme.plan import Entry, Plan
from toolkit.programme.runsheet import Note, first_naming, not_in_agenda, notes_of

LIMIT_TEXT = 20_000
"""Longest notes on one workshop, in characters."""

Sheet = Mapping[str, tuple[Note, ...]]


class Notes(Panel):
    """What to do and say now, and an ordinary answer of the facilitator's own.

    The answer is `{"text": text}`, hangs on the led workshop, and is private unless
    its author shares it with the other facilitators.
    """

    kind = "notes"
    room: NotesRoom
    hears: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.PACE, EventKind.RESPONSE}
    )
    levels = (Sharing.PRIVATE, Sharing.FACILITATORS)
    _esm = component("cockpit/notes", NOTES)

    def __init__(
        self,
        name: str,
        *,
        sheet: Callable[[Plan, Programme], Sheet],
    ) -> None:
        super().__init__(name, NOTES["title"])
        self.sheet = sheet
        self._programme: Programme | None = None

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """One: the notes on the led workshop."""
        return {"": Sharing.PRIVATE}

    def check(self, value: JSON, *, part: str) -> NotesAnswer:  # noqa: ARG002 - one part
        """*value* as a text."""
        text = text_of(fields_of(value).get("text"), limit=LIMIT_TEXT)
        return {"text": text}

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*, in the run sheet too."""
        super().dated(programme)
        self._programme = programme

    def lead(self, workshop: str) -> None:
        """Take up the notes on *workshop*, which are answers to it."""
        seat = self._at_seat
        self.workshop = workshop
        own = seat.responses(workshop)
        self.draft_key = f"{seat.key}:{self.address}"
        self.answers = self._shown(own)
        super().lead(workshop)

    def on_event(self, event: Event) -> None:
        """Take over what was written on another device, or by a colleague."""
        if event.kind is EventKind.RESPONSE and event.activity != self.name:
            return
        Activity.on_event(self, event)
        if event.kind is EventKind.PACE:
            super().on_event(event)

    def refresh_room(self) -> None:
        """Turn to the section that is on."""
        if not self.led or self._programme is None:
            return
        seat, plan = self._at_seat, self.plans[self.led]
        entry = entry_of(plan, seat.pace.of(self.led).section)
        shown = entry or plan.agenda[0]
        sheet = self.sheet(plan, self._programme)
        notes = _in_words(notes_of(shown, sheet), plan, self._programme)
        if wrong := not_in_agenda(plan, sheet):
            notes = (Note("", wrong), *notes)
        others = [one for one in seat.wall.shared(self.led, self.name) if _text(one)]
        room: NotesRoom = {
            "workshop": plan.name,
            "section": shown.title,
            "before": entry is None,
            "sheet": [(note.label, note.text) for note in notes],
            "themes": self._themes(plan, entry, sheet),
            "others": {one.author.id: self._colleagues(one) for one in others},
        }
        self.show(room)

    def _themes(self, plan: Plan, on: Entry | None, sheet: Sheet) -> Themes | None:
        """What people contributed in the task before *plan*, where it takes that up.

        That is in the section that names the task, and before any is on.
        """
        plans = list(self.plans.values())
        place = plans.index(plan)
        before = plans[place - 1] if place else None
        if before is None or before.task is None:
            return None
        names = (f"Task {place}", before.task.title)
        if on is not None and on != first_naming(names, plan, sheet):
            return None
        link = f"cohort/{self._at_seat.cohort.id}/tasks/themes/{before.name}"
        return {"title": NOTES["themes"].format(title=before.task.title), "link": link}

    def _colleagues(self, shared: Shared) -> Colleague:
        return {
            "name": shared.author.person.name,
            "text": _text(shared),
            "saved": self.when(shared.response.saved_at),
        }


def _in_words(
    notes: Sequence[Note], plan: Plan, programme: Programme
) -> tuple[Note, ...]:
    number = [one.name for one in programme.workshops].index(plan.name) + 1
    outcomes = programme.outcomes

    def worded(note: Note) -> Note:
        said = text_without_codes(note.text, workshop=number, outcomes=outcomes)
        return Note(label_without_codes(note.label), said)

    return tuple(map(worded, notes))


def _text(shared: Shared) -> str:
    return str(fields_of(shared.response.value).get("text", "")).strip()
