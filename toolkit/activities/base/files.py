"""Files beside an answer: added, listed and taken away."""

from __future__ import annotations

from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.shapes import FileBox, OwnFile, Sent
from toolkit.errors import OutOfDateError
from toolkit.files import ACCEPT, ACCEPTED
from toolkit.model import (
    JSON,
    LIMIT_EVIDENCE,
    LIMIT_FILES,
    LIMIT_PICTURE,
    Evidence,
    Sharing,
)

FILE_WORDS = {
    "remove": "Remove",
    "remove_item": "Remove “{item}”",
    "files_about": (
        "You can add files of up to {limit}: {kinds}. Photos are made smaller, and "
        "leave out where and with what they were taken."
    ),
    "files_add": "Add files",
    "files_few": "There is room for {count} more files here.",
    "files_note": "Note about the files",
    "files_none": "No files yet.",
    "file_adding": "Adding {file}…",
    "file_adding_of": "Adding {number} of {count}: {file}…",
    "file_sending": "Sending {file}",
    "file_added": "{file} is added.",
    "files_added": "{count} files are added.",
    "file_large": (
        "{file} has {size}; the limit is {limit}. Save a smaller copy and try again."
    ),
    "film_large": (
        "{file} has {size}; the limit is {limit}. Add a link to the video, or record a "
        "talking point."
    ),
    "file_failed": "{file} could not be added. Check the connection and try again.",
    "file_refused": "{file}: {why}",
    "file_sure": "Remove {file} for good?",
    "file_yes": "Yes, remove it",
    "file_no": "Keep it",
    "file_removed": "{file} is removed.",
    "describe": "What does the picture show?",
    "describe_why": "For colleagues who cannot see it.",
}

FILE_BOX: FileBox = {
    "kinds": ACCEPTED,
    "accept": ACCEPT,
    "largest": LIMIT_EVIDENCE,
    "largest_picture": LIMIT_PICTURE,
    "most": LIMIT_FILES,
}
"""What every box for files takes."""


class KeepsFiles(Activity):
    """An activity some parts of which have files; a subclass says which."""

    @property
    def files_of(self) -> str:
        """The stored name that this activity's files hang on."""
        return self.name

    def file_part(self, message: Sent) -> str:
        """The part that a message about files names, if it may have any.

        Raises:
            AnswerError: it may not.
        """
        raise NotImplementedError

    def do_files(self, message: Sent, _buffers: list[Any]) -> None:
        """Read the list of files again: one was added by another way."""
        self.refresh_room()
        self.done(message)

    def do_evidence(self, message: Sent, buffers: list[Any]) -> None:
        """Keep a file that arrived with the message itself, as in JupyterLab.

        On a served page files go to the server, which reads one picture at a time.
        """
        part = self.file_part(message)
        name = message.get("name")
        is_served = self._at_seat.is_served
        if is_served or not isinstance(name, str) or len(buffers) != 1:
            raise OutOfDateError
        self._at_seat.files.add(
            self.workshop,
            self.files_of,
            field=part,
            name=file_name(name),
            data=bytes(buffers[0]),
        )
        self.refresh_room()
        self.done(message)

    def do_remove(self, message: Sent, _buffers: list[Any]) -> None:
        """Take one of the person's own files away for good."""
        part = self.file_part(message)
        chosen = message.get("file")
        if any(file["id"] == chosen for file in self.files(part)):
            self._at_seat.files.remove(str(chosen))
        self.refresh_room()
        self.done(message)

    def do_describe(self, message: Sent, _buffers: list[Any]) -> None:
        """Keep what one of the person's own pictures shows, as it is typed."""
        chosen = message.get("part")
        if not isinstance(chosen, str):
            raise OutOfDateError
        seat = self._at_seat
        seat.files.describe(chosen, message.get("value"))
        self.refresh_room()
        saved = {"version": 0, "saved": self.when(seat.now())}
        self.send({"re": message["write"], "saved": saved})

    def files_room(self) -> str:
        """How much room for files is left, where it is little."""
        return self._at_seat.files.room_left(self.workshop, self.files_of)

    def files(self, part: str) -> list[OwnFile]:
        """The person's own files of *part*, in the order they were added."""
        kept = self._at_seat.files.of(self.workshop, self.files_of)
        return [_file(evidence) for evidence in kept if evidence.field == part]

    def keep(self, part: str, value: JSON, sharing: Sharing, message: Sent) -> None:
        """Keep *value* on top of whatever stands, at a press of the person's."""
        seat, name = self._at_seat, self.stored_name(part)
        stands = seat.response(self.workshop, name)
        seat.save(
            self.workshop,
            name,
            value,
            sharing=sharing,
            based_on=stands.version if stands else 0,
            write=str(message["write"]),
            prompt=self.prompt,
        )

    def done(self, message: Sent) -> None:
        """Tell the page that what it asked for is done."""
        self.send({"re": message["write"], "done": True})


def file_name(given: str) -> str:
    """The name of a file without its folder and without what cannot be shown."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(
        c for c in last if c.isprintable() and not 0xD800 <= ord(c) < 0xE000
    )
    return shown.strip()[-120:] or "file"


def _file(evidence: Evidence) -> OwnFile:
    return {
        "id": evidence.id,
        "name": evidence.name,
        "size": evidence.size,
        "media_type": evidence.media_type,
        "description": evidence.description,
    }
