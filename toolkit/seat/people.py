"""What a facilitator may know and do about who is in the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from toolkit.errors import AnswerError
from toolkit.model import PROGRAMME, Role, Seating
from toolkit.model.attendance import Attendance, Presence, Progress
from toolkit.seat.links import LINK_KEPT_FOR, new_code
from toolkit.seat.pace import Steering

LIMIT_NAME = 120
"""Longest name of a person, school or group, in characters."""

LIMIT_NOTE = 500
"""Longest note beside somebody's attendance, in characters."""

MODES = ("", "in person", "online")

_UNKNOWN = "Nobody here has that seat. Reload this page."


class Hosting(Steering):
    """The part of a seat that receives people; all of it is for facilitators."""

    def roster(self) -> tuple[Seating, ...]:
        """Everybody in the cohort, by name."""
        self.facilitators_only("see the roster")
        return self._store.roster(self.cohort.id)

    def presence(self, workshop: str) -> Mapping[str, Presence]:
        """Whose page of *workshop* is open, by person."""
        self.facilitators_only("see who is here")
        return self._store.presence(self.cohort.id, workshop, now=self.now())

    def attendance(self, workshop: str) -> Mapping[str, Attendance]:
        """The record of *workshop*, by person; who has no line was never there."""
        self.facilitators_only("see attendance")
        return self._store.attendance(self.cohort.id, workshop)

    def progress(
        self, workshop: str, activities: Sequence[str]
    ) -> tuple[Progress, ...]:
        """How far everybody has got with *activities*, never with what words.

        They are by their stored names, and may be programme-wide ones.
        """
        self.facilitators_only("see how far people have got")
        return self._store.progress(
            self.cohort.id, (workshop, PROGRAMME), activities=activities
        )

    def correct_attendance(self, workshop: str, corrected: Attendance) -> None:
        """Say of one person what the record should say; what was recorded stays.

        Raises:
            AnswerError: the person is not on the roster, or the note is too long.
        """
        self.facilitators_only("correct attendance")
        if corrected.person not in {s.person.id for s in self.roster()}:
            raise AnswerError(_UNKNOWN)
        _check_text(corrected.note, limit=LIMIT_NOTE, what="The note")
        if corrected.mode not in MODES:
            raise AnswerError("Choose in person or online, then try again.")
        self._store.correct_attendance(self.cohort.id, workshop, corrected=corrected)
        self._channel.tell(self.cohort.id, at_once=True)

    def new_link(self, seat: str) -> str:
        """The secret of a new personal link for somebody; shown once.

        Earlier links of theirs end. Who is signed in stays signed in, so a link made
        in a hurry throws nobody out.

        Raises:
            AnswerError: the seat is a facilitator's, or not in this cohort.
        """
        self.facilitators_only("make links")
        seating = self._colleague(seat)
        if seating.role is Role.FACILITATOR:
            raise AnswerError("Links for facilitators are made on the page People.")
        self._store.revoke_tokens(seating.id, "link")
        until = self.now() + LINK_KEPT_FOR
        return self._store.issue_token(seating.id, "link", expires_at=until)

    def room_code(self, workshop: str) -> str | None:
        """The code that lets people into *workshop* now."""
        self.facilitators_only("see the room code")
        return self._store.room_code(self.cohort.id, workshop, now=self.now())

    def open_room(self, workshop: str, *, hours: int) -> str:
        """Let people in under a new code; an earlier one ends."""
        self.close_room(workshop)
        code = new_code()
        until = self.now() + timedelta(hours=hours)
        self._store.open_room(self.cohort.id, workshop, code=code, expires_at=until)
        return code

    def close_room(self, workshop: str) -> None:
        """Let nobody else in by a code."""
        self.facilitators_only("open and close rooms")
        code = self.room_code(workshop)
        if code is not None:
            self._store.close_room(code)

    def add_substitute(self, *, name: str, school: str, group: str | None) -> Seating:
        """Put somebody on the roster as a participant, such as a colleague's stand-in.

        Raises:
            AnswerError: the name is missing, too long, or on the roster already.
        """
        self.facilitators_only("add people")
        for text, what in ((name, "The name"), (school, "The school")):
            _check_text(text, limit=LIMIT_NAME, what=what)
        if not name:
            raise AnswerError("Write the person's name, then add them.")
        people = self.roster()
        if any((s.person.name, s.person.school) == (name, school) for s in people):
            raise AnswerError(f"{name} is on the roster already: look in the list.")
        if group is not None and group not in {s.group for s in people}:
            raise AnswerError("Choose one of the groups there are.")
        return self._store.add_seat(
            self.cohort.id, name=name, school=school, group=group
        )

    def _colleague(self, seat: str) -> Seating:
        for seating in self.roster():
            if seating.id == seat:
                return seating
        raise AnswerError(_UNKNOWN)


def _check_text(text: str, *, limit: int, what: str) -> None:
    if len(text) > limit:
        raise AnswerError(f"{what} is too long; the limit is {limit} characters.")
    if not text.replace("\n", "").isprintable():
        raise AnswerError(f"{what} has a character that cannot be kept.")
