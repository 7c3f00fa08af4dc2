"""The seat's part for who is in the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import uuid4

from toolkit.errors import AnswerError
from toolkit.model import PROGRAMME, Person, Role, Seating
from toolkit.model.attendance import Attendance, Correction, Presence, Progress
from toolkit.model.attending import Recorded, Rules, Status, judged
from toolkit.model.people import LIMIT_NAME
from toolkit.programme.held import held
from toolkit.programme.plan import Plan
from toolkit.seat.holder import Holder
from toolkit.seat.links import LINK_KEPT_FOR

LIMIT_NOTE = 500
"""Longest note beside somebody's attendance, in characters."""

MODES = ("", "in person", "online")

_LEADS_FURTHER = (
    "They facilitate or organise elsewhere, where their link would lead, too. Ask an "
    "organiser for it."
)
_UNKNOWN = "Nobody here has that seat. Reload this page."


class People:
    """Who is in the cohort, and who is here; all but names is for facilitators."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def names(self) -> Mapping[str, Person]:
        """Everybody in the cohort by their id."""
        return {s.person.id: s.person for s in self._holder.everybody()}

    def roster(self) -> tuple[Seating, ...]:
        """Everybody in the cohort, by name."""
        self._holder.facilitators_only("see the roster")
        return self._holder.store.people.roster(self._holder.cohort.id)

    def here(self, workshop: str) -> Mapping[str, Presence]:
        """Whose page of *workshop* is open, by person."""
        self._holder.facilitators_only("see who is here")
        return self._holder.store.presence.here(
            self._holder.cohort.id, workshop, now=self._holder.now()
        )

    def attendance(self, workshop: str) -> Mapping[str, Attendance]:
        """The record of *workshop*, by person; who has no line was never there."""
        self._holder.facilitators_only("see attendance")
        return self._holder.store.attendance.of(self._holder.cohort.id, workshop)

    def was_there(self, plan: Plan, rules: Rules) -> bool:
        """Whether this person was in a workshop by *rules*, or has caught up since."""
        holder = self._holder
        store, place = holder.store, (holder.cohort.id, plan.name, holder.person.id)
        line = store.attendance.of_person(*place)
        if line is None:
            return False
        times, at = store.corrections.times_of(*place), holder.now()
        recorded = Recorded(line, store.stays.of_person(*place), times)
        when = held(plan, store.pace.of(holder.cohort.id, plan.name), at=at)
        status = judged(recorded, held=when, rules=rules, at=at).status
        return status.was_there or status is Status.CAUGHT_UP

    def progress(
        self, workshop: str, activities: Sequence[str]
    ) -> tuple[Progress, ...]:
        """How far everybody has got with *activities*, never with what words.

        They are by their stored names, and may be programme-wide ones.
        """
        self._holder.facilitators_only("see how far people have got")
        return self._holder.store.attendance.progress(
            self._holder.cohort.id, (workshop, PROGRAMME), activities=activities
        )

    def correct_attendance(self, workshop: str, corrected: Attendance) -> None:
        """Say of one person what the record should say; what was recorded stays.

        Raises:
            AnswerError: the person is not on the roster, or the note is too long.
        """
        self._holder.facilitators_only("correct attendance")
        if corrected.person not in {s.person.id for s in self.roster()}:
            raise AnswerError(_UNKNOWN)
        _check_text(corrected.note, limit=LIMIT_NOTE, what="The note")
        if corrected.mode not in MODES:
            raise AnswerError("Choose in person or online, then try again.")
        holder, kept = self._holder, self._holder.store.corrections
        before = kept.of(holder.cohort.id, workshop).get(corrected.person, ())
        correction = Correction(
            id=uuid4().hex,
            by=holder.person.id,
            at=holder.now(),
            said=corrected,
            times=before[-1].times if before else None,
        )
        holder.store.attendance.correct(
            holder.cohort.id, workshop, correction=correction
        )
        self._holder.tell(at_once=True)

    def new_link(self, seat: str) -> str:
        """The secret of a new personal link for somebody; shown once.

        Earlier links of theirs end. Who is signed in stays signed in, so a link made
        in a hurry throws nobody out.

        Raises:
            AnswerError: the seat is a facilitator's, or not in this cohort; or the
                person may do more elsewhere.
        """
        self._holder.facilitators_only("make links")
        seating = self._colleague(seat)
        if seating.role is Role.FACILITATOR:
            raise AnswerError("Links for facilitators are made on the page People.")
        if self._holder.store.people.leads_further(seating):
            raise AnswerError(_LEADS_FURTHER)
        until = self._holder.now() + LINK_KEPT_FOR
        renew = self._holder.store.tokens.renew_links
        (secret,) = renew([seating.id], expires_at=until)
        return secret

    def add_substitute(self, *, name: str, school: str, group: str | None) -> Seating:
        """Put somebody on the roster as a participant, such as a colleague's stand-in.

        Raises:
            AnswerError: the name is missing, too long, or on the roster already.
        """
        self._holder.facilitators_only("add people")
        for text, what in ((name, "The name"), (school, "Where they work")):
            _check_text(text, limit=LIMIT_NAME, what=what)
        if not name:
            raise AnswerError("Write the person's name, then add them.")
        people = self.roster()
        if any((s.person.name, s.person.school) == (name, school) for s in people):
            raise AnswerError(f"{name} is on the roster already: look in the list.")
        if group is not None and group not in {s.group for s in people}:
            raise AnswerError("Choose one of the groups there are.")
        return self._holder.store.people.add(
            self._holder.cohort.id, name=name, school=school, group=group
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
