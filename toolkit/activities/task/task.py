"""The work to do in school between two workshops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from toolkit.activities.base.blocks import Block, Empty, Text
from toolkit.activities.base.checked import date_of, fields_of, is_filled, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.files import FILE_BOX, KeepsFiles
from toolkit.activities.base.shapes import Sent
from toolkit.activities.base.was import take_up_parts
from toolkit.activities.task.kinds import KINDS, LIMIT_ROWS, LIMIT_SAID, Field, Files
from toolkit.activities.task.shapes import (
    AnyShown,
    BesideAnswer,
    FieldAnswer,
    FinishedAnswer,
    TaskFace,
    TaskOwn,
    TaskRoom,
)
from toolkit.activities.task.words import WORDS
from toolkit.errors import AnswerError, AuthoringError, OutOfDateError
from toolkit.model import JSON, Event, Sharing
from toolkit.model.dates import day_in_words, weekday_in_words
from toolkit.programme.placeholders import marked
from toolkit.written.shown import in_html

FINISHED = "finished"
"""The part of an answer by which a person says that they have finished."""

MORE_TIME, IN_THE_WAY = "more-time", "in-the-way"
"""The parts by which a person asks for more time, and says what is in the way."""

REQUESTS = (MORE_TIME, IN_THE_WAY)
"""The parts by which a person asks something of the facilitators."""

TO_FACILITATORS = (FINISHED, *REQUESTS)
"""The parts that facilitators read, and nobody else."""


class Task(KeepsFiles):
    """A form whose fields are the parts of its answer, each kept on its own.

    One part more, `FINISHED`, is the person's own word that they have finished; in two
    others they ask the facilitators for time, or for help.
    """

    kind = "task"
    is_long_form = True
    comments_by_part = True
    face: TaskFace
    room: TaskRoom
    _esm = component("task/task", WORDS)

    def __init__(
        self,
        name: str,
        title: str,
        *,
        fields: Sequence[Field],
        intro: str = "",
        criteria: Sequence[str] = (),
        bring: str = "",
        share: str = "",
    ) -> None:
        """The work to do in school; each field is saved and shared on its own.

        The day it is due follows from programme and calendar.
        """
        self._fields = {field.name: field for field in _checked(fields, name)}
        super().__init__(
            name,
            title,
            help=intro,
            **TaskOwn(
                due_line=marked("task line"),
                fields=[field.face() for field in fields],
                criteria=list(criteria),
                bring=bring,
                share=share,
                file_box=FILE_BOX,
                most_rows=LIMIT_ROWS,
                counts=[field.name for field in fields if not field.optional],
                finishes=FINISHED,
                besides=[*REQUESTS],
            ),
        )
        take_up_parts(self, {field.name: field.was for field in fields})

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """Every field, with its sharing level at first; then what facilitators read."""
        levels = {name: field.sharing for name, field in self._fields.items()}
        return {**levels, **dict.fromkeys(TO_FACILITATORS, Sharing.FACILITATORS)}

    def check(self, value: JSON, *, part: str) -> FieldAnswer | BesideAnswer:
        """*value* as its field keeps it; which files there are, we know ourselves."""
        if part in TO_FACILITATORS:
            return self._beside(value, part)
        field = self._fields[part]
        if isinstance(field, Files):
            return {**field.check(value), "files": self.files(part)}
        return field.check(value)

    def _beside(self, value: JSON, part: str) -> BesideAnswer:
        if part == FINISHED:
            return self._finished(value)
        given = fields_of(value)
        if part == IN_THE_WAY:
            return {"text": text_of(given.get("text"), limit=LIMIT_SAID)}
        why = text_of(given.get("why"), limit=LIMIT_SAID)
        return {"day": self._asked_day(date_of(given.get("day"))), "why": why}

    def _asked_day(self, day: str) -> str:
        """*day*, unless it was over before it was asked for."""
        stands = self.answers[MORE_TIME]["value"] or {}
        if day and day != stands.get("day") and day < self._today():
            raise AnswerError(WORDS["time_over"])
        return day

    def _today(self) -> str:
        return self.local.day(self._at_seat.now()).isoformat()

    def _finished(self, value: JSON) -> FinishedAnswer:
        """The day on which the person first said so, since they last took it back."""
        if not fields_of(value).get(FINISHED):
            return {"finished": ""}
        stands = self.answers[FINISHED]["value"] or {}
        return {"finished": stands.get(FINISHED) or self._today()}

    def do_save(self, message: Sent, buffers: list[Any]) -> None:
        """Keep one part; some are for facilitators, whatever a page says."""
        if message.get("part") in TO_FACILITATORS:
            message = {**message, "sharing": Sharing.FACILITATORS.value}
        super().do_save(message, buffers)

    @staticmethod
    def part_labels(face: TaskFace) -> Mapping[str, str]:
        """Every field's own."""
        return {field["name"]: field["label"] for field in face["fields"]}

    @staticmethod
    def printed(face: TaskFace, values: Mapping[str, JSON]) -> list[Block]:
        """Whether it is finished, then every field; an unanswered one says so."""
        answered = (
            block
            for field in face["fields"]
            for block in _printed_field(field, values.get(field["name"]))
        )
        return [*_printed_end(values.get(FINISHED)), *answered]

    @staticmethod
    def fallback(face: TaskFace) -> str:
        """The due date, what is asked and what good looks like."""
        asked = "".join(_asked(field) for field in face["fields"])
        criteria = "".join(f"<li>{in_html(line)}</li>" for line in face["criteria"])
        good = f"<h4>{WORDS['criteria']}</h4><ul>{criteria}</ul>" if criteria else ""
        lines = (
            f"<p><strong>{WORDS[key].capitalize()}</strong> {in_html(face[key])}</p>"
            for key in ("bring", "share")
            if face[key]
        )
        due = escape(face["due_line"])
        return f'<p class="ws-due">{due}</p>{good}<ol>{asked}</ol>{"".join(lines)}'

    @classmethod
    def counted(cls, face: TaskFace, parts: Sequence[str]) -> Sequence[str]:  # noqa: ARG003
        """What is not optional."""
        return face["counts"]

    @staticmethod
    def finishes(face: TaskFace) -> str:
        """The part by which somebody says so."""
        return face["finishes"]

    @staticmethod
    def in_outline(face: TaskFace) -> str:
        """The day it is due."""
        return face["due_line"]

    # -- files -----------------------------------------------------------------

    @staticmethod
    def takes_file(face: TaskFace, activity: str, *, field: str) -> bool:
        """In its fields of evidence."""
        shown = (each for each in face["fields"] if each["kind"] == "evidence")
        return activity == face["name"] and field in {each["name"] for each in shown}

    def on_event(self, event: Event) -> None:
        """Read again what *event* may have changed; files hang on the task itself."""
        super().on_event(event)
        if (event.workshop, event.activity) == (self.workshop, self.name):
            self.refresh_room()

    def refresh_room(self) -> None:
        """Read again which files this person has added, and how long they have."""
        if self.seat is None:
            return
        room: TaskRoom = {}
        if self._with_files:
            files = {part: self.files(part) for part in self._with_files}
            room = {"files": files, "files_room": self.files_room()}
        later = self.seat.later().get((self.workshop, self.name))
        if later is not None:
            day = weekday_in_words(later.day)
            said = WORDS["later_by"].format(by=later.by, said=later.said)
            room["later"] = WORDS["later"].format(day=day)
            room["later_said"] = said if later.said else ""
        self.room = room

    @property
    def _with_files(self) -> list[str]:
        return [n for n, field in self._fields.items() if field.kind == "evidence"]

    def file_part(self, message: Sent) -> str:
        """The field that a message about files names."""
        part = message.get("part")
        if not isinstance(part, str) or part not in self._with_files:
            raise OutOfDateError
        return part


def _printed_end(value: FinishedAnswer | None) -> list[Block]:
    if not value or not value["finished"]:
        return []
    day = day_in_words(date.fromisoformat(value["finished"]))
    return [Text(WORDS["finished_on"].format(day=day))]


def _printed_field(field: AnyShown, value: JSON) -> list[Block]:
    if not is_filled(value):
        return [] if field["optional"] else [Empty(label=field["label"])]
    return KINDS[field["kind"]].printed(field, value)


def _asked(field: AnyShown) -> str:
    may = f" {WORDS['optional']}" if field["optional"] else ""
    label = f"<strong>{in_html(field['label'])}</strong>{may}"
    return f"<li>{label} {in_html(field['help'])}</li>"


def _checked(fields: Sequence[Field], name: str) -> Sequence[Field]:
    names = [field.name for field in fields]
    twice = next((n for n in names if names.count(n) > 1), None)
    if twice is not None:
        raise AuthoringError(
            f'Two fields of the task "{name}" are named "{twice}". '
            f'Give the second another name, such as "{twice}-2".'
        )
    if not names:
        raise AuthoringError(f'The task "{name}" has no fields. Give it at least one.')
    ours = next((n for n in TO_FACILITATORS if n in names), None)
    if ours is not None:
        raise AuthoringError(
            f'A field of the task "{name}" is named "{ours}", which is kept for what '
            "people say about the task to facilitators. Give it another name, such as "
            f'"{ours}-2".'
        )
    return fields
