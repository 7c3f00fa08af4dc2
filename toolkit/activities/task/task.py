"""The work to do in school between two workshops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from toolkit.activities.base.blocks import Block, Empty
from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.component import component
from toolkit.activities.base.files import FILE_WORDS, KeepsFiles
from toolkit.activities.base.shapes import Sent
from toolkit.activities.task.kinds import KINDS, LIMIT_ROWS, Field, Files
from toolkit.activities.task.shapes import (
    AnyShown,
    FieldAnswer,
    TaskFace,
    TaskOwn,
    TaskRoom,
)
from toolkit.errors import AuthoringError, OutOfDateError
from toolkit.files import ACCEPTED
from toolkit.model import JSON, LIMIT_EVIDENCE, Event, Sharing
from toolkit.model.dates import typed_day

WORDS = {
    "due": "Due {day}",
    "criteria": "What good looks like",
    "bring": "Bring",
    "share": "Share",
    "progress": "{answered} of {all} parts answered",
    "words": "{count} of {most} words",
    "words_over": "{count} words. About {most} is plenty; all of it is kept.",
    "pdf": "Download this task as PDF",
    "add": "Add",
    "add_to": "Add to “{list}”",
    "entries_none": "Nothing here yet.",
    "added": "Added.",
    "added_count": "{count} added.",
    "removed": "Removed.",
    "list_full": (
        "There is room for {most} here. What did not fit still stands in the box."
    ),
    "list_long": (
        "An entry has room for {longest} characters. What is longer still stands in "
        "the box."
    ),
    "full": "There is room for {most} here. Take one away first.",
    "rows_filled": "{count} rows filled in.",
    "rows_left": (
        "There is room for {most} rows here. What did not fit stands in the box below."
    ),
    "cells_joined": (
        "There were more columns than here: the last one holds what is over."
    ),
    "left_over": "Did not fit",
    "row": "Row {number}",
    "cell": "{column}, row {number}",
    "add_row": "Add a row",
    "remove_row": "Remove row {number}",
    "row_yes": "Yes, remove it",
    "row_no": "Keep it",
    "comment": "Comment",
    **FILE_WORDS,
}


class Task(KeepsFiles):
    """A form whose fields are the parts of its answer, each kept on its own."""

    kind = "task"
    face: TaskFace
    room: TaskRoom
    _esm = component("task/task", WORDS)

    def __init__(
        self,
        name: str,
        title: str,
        *,
        due: str,
        fields: Sequence[Field],
        intro: str = "",
        criteria: Sequence[str] = (),
        bring: str = "",
        share: str = "",
    ) -> None:
        """The work to do in school; each field is saved and shared on its own."""
        self._fields = {field.name: field for field in _checked(fields, name)}
        super().__init__(
            name,
            title,
            help=intro,
            **TaskOwn(
                due=due,
                due_words=_day(due, name),
                fields=[field.face() for field in fields],
                criteria=list(criteria),
                bring=bring,
                share=share,
                kinds=ACCEPTED,
                largest_file=LIMIT_EVIDENCE,
                most_rows=LIMIT_ROWS,
            ),
        )

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """Every field, with its sharing level at first."""
        return {name: field.sharing for name, field in self._fields.items()}

    def check(self, value: JSON, *, part: str) -> FieldAnswer:
        """*value* as its field keeps it; which files there are, we know ourselves."""
        field = self._fields[part]
        if isinstance(field, Files):
            return {**field.check(value), "files": self.files(part)}
        return field.check(value)

    @staticmethod
    def printed(face: TaskFace, values: Mapping[str, JSON]) -> list[Block]:
        """Every field in its order; an unanswered one says so."""
        return [
            block
            for field in face["fields"]
            for block in _printed_field(field, values.get(field["name"]))
        ]

    @staticmethod
    def fallback(face: TaskFace) -> str:
        """The due date, what is asked and what good looks like."""
        asked = "".join(_asked(field) for field in face["fields"])
        criteria = "".join(f"<li>{escape(line)}</li>" for line in face["criteria"])
        good = f"<h4>{WORDS['criteria']}</h4><ul>{criteria}</ul>" if criteria else ""
        lines = (
            f"<p><strong>{WORDS[key].capitalize()}</strong> {escape(face[key])}</p>"
            for key in ("bring", "share")
            if face[key]
        )
        due = escape(WORDS["due"].format(day=face["due_words"]))
        return f'<p class="ws-due">{due}</p>{good}<ol>{asked}</ol>{"".join(lines)}'

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
        """Read again which files this person has added."""
        if self._with_files and self.seat is not None:
            self.room = {"files": {part: self.files(part) for part in self._with_files}}

    @property
    def _with_files(self) -> list[str]:
        return [n for n, field in self._fields.items() if field.kind == "evidence"]

    def file_part(self, message: Sent) -> str:
        """The field that a message about files names."""
        part = message.get("part")
        if not isinstance(part, str) or part not in self._with_files:
            raise OutOfDateError
        return part


def _printed_field(field: AnyShown, value: JSON) -> list[Block]:
    if not is_filled(value):
        return [Empty(label=field["label"])]
    return KINDS[field["kind"]].printed(field, value)


def _asked(field: AnyShown) -> str:
    return f"<li><strong>{escape(field['label'])}</strong> {escape(field['help'])}</li>"


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
    return fields


def _day(due: str, name: str) -> str:
    try:
        return typed_day(due)
    except (TypeError, ValueError):
        raise AuthoringError(
            f'The task "{name}" is due on "{due}", which is not a date. '
            'Write year, month and day, such as "2023-01-20".'
        ) from None
