"""What one person may read and write: the only place where rights are decided."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.files import media_type_of
from toolkit.model import (
    JSON,
    LIMIT_EVIDENCE,
    LIMIT_FILES,
    Conflict,
    Evidence,
    Response,
    ResponseKey,
    Role,
    Saved,
    Seating,
    Shared,
    Sharing,
)
from toolkit.model import pace as pacing
from toolkit.model.wall import newest_first, on_walls, wall_key
from toolkit.seat.checks import (
    check_answer,
    check_file_name,
    check_level,
    check_place,
    check_write,
)
from toolkit.seat.groups import Gathering
from toolkit.seat.people import Hosting
from toolkit.seat.wall import Showing


def may_read(reader: Seating, shared: Shared) -> bool:
    """Whether *reader* may read this answer, by its author's choice of sharing."""
    author = shared.author
    if reader.cohort.id != author.cohort.id:
        return False
    if reader.person.id == author.person.id:
        return True
    match shared.response.sharing:
        case Sharing.COHORT:
            return True
        case Sharing.GROUP:
            same = reader.group is not None and reader.group == author.group
            return same or reader.role is Role.FACILITATOR
        case Sharing.FACILITATORS:
            return reader.role is Role.FACILITATOR
    return False


def _shows(shared: Shared, evidence: Evidence) -> bool:
    """Whether the answer shows this file: one that names its clip shows no other."""
    value = shared.response.value
    clip = value.get("clip") if isinstance(value, dict) else None
    return clip is None or clip == evidence.id


class Seat(Hosting, Gathering, Showing):
    """One person's door to a cohort, open as long as their page."""

    @property
    def key(self) -> str:
        """A name for this seat that says nothing of the person, for drafts."""
        return hashlib.sha256(self.seating.id.encode()).hexdigest()[:16]

    def response(self, workshop: str, activity: str) -> Response | None:
        """This person's own answer."""
        return self._store.response(self._key(workshop, activity))

    def responses(self, workshop: str) -> Mapping[str, Response]:
        """All of this person's own answers in *workshop*, by activity."""
        return self._store.responses(self.cohort.id, workshop, self.person.id)

    def glance(self, workshop: str) -> None:
        """Within `at_once`: read together what the page of *workshop* asks first."""
        self._store.glance(self.cohort.id, workshop, self.person.id)

    def save(
        self,
        workshop: str,
        activity: str,
        value: JSON,
        *,
        sharing: Sharing,
        based_on: int,
        write: str,
        prompt: str,
    ) -> Saved | Conflict:
        """Keep *value* as this person's answer; returns once it is committed.

        Repeating a write is harmless; one that is based on an old version keeps both.

        Raises:
            AnswerError: the answer is too long, or no page of ours sends it.
        """
        kept = check_answer(value)
        check_place(workshop, activity)
        check_write(sharing=sharing, based_on=based_on, write=write)
        check_level(activity, sharing)
        outcome = self._store.save_response(
            self._key(workshop, activity),
            kept,
            sharing=sharing,
            based_on=based_on,
            write=write,
            prompt=prompt,
            at=self._clock(),
        )
        self._channel.tell(self.cohort.id)
        return outcome

    def shared(
        self, workshop: str, activity: str, *, hidden: bool = False
    ) -> tuple[Shared, ...]:
        """Others' answers that this person may read, newest first.

        What a facilitator took off the walls, or merged into another answer, is left
        out; with *hidden*, which is for facilitators, it is not.
        """
        if hidden:
            self.facilitators_only("see what is hidden")
        everything = self._store.responses_to(self.cohort.id, workshop, activity)
        return self._readable(everything, workshop, hidden=hidden)

    def shared_in(self, workshop: str, *, hidden: bool = False) -> tuple[Shared, ...]:
        """All of others' answers in *workshop* that this person may read, newest first.

        With *hidden*, which is for facilitators, also what one took off the walls.
        """
        everything = self._store.responses_in(self.cohort.id, workshop)
        return self._readable(everything, workshop, hidden=hidden)

    def hide(self, shared: Shared, *, reason: str) -> None:
        """Take an answer off the walls; only its author is told *reason*.

        Raises:
            PermissionRefusedError: this person is no facilitator.
        """
        key, of = wall_key(shared), shared.response.key
        self.steer(
            of.workshop,
            lambda pace: pacing.hide(pace, key, reason=reason),
            activity=of.activity,
        )

    def show_again(self, shared: Shared) -> None:
        """Put an answer back on the walls; facilitators only."""
        key, of = wall_key(shared), shared.response.key
        self.steer(
            of.workshop,
            lambda pace: pacing.show_again(pace, key),
            activity=of.activity,
        )

    def why_hidden(self, workshop: str) -> Mapping[str, str]:
        """Why answers are off the walls: this person's own; all, for facilitators."""
        pace = self.pace(workshop)
        mine = f"/{self.person.id}"
        return {
            key: pace.reasons.get(key, "")
            for key in pace.hidden
            if self.is_facilitator or key.endswith(mine)
        }

    def _readable(
        self, everything: Iterable[Shared], workshop: str, *, hidden: bool
    ) -> tuple[Shared, ...]:
        if hidden:
            self.facilitators_only("see what is hidden")
        readable = newest_first(self._of_others(everything))
        return readable if hidden else on_walls(readable, self.pace(workshop))

    def _of_others(self, everything: Iterable[Shared]) -> Iterator[Shared]:
        for shared in everything:
            own = shared.author.person.id == self.person.id
            if not own and may_read(self.seating, shared):
                yield shared

    def all_values(self, workshop: str, activity: str) -> list[JSON]:
        """Every participant's value without a name, for counts nobody can trace."""
        counted = self._store.counted(self.cohort.id, workshop, activity)
        return [value for value, count in counted for _ in range(count)]

    def add_evidence(
        self, workshop: str, activity: str, *, field: str, name: str, data: bytes
    ) -> Evidence:
        """Keep a file with this person's answer.

        Raises:
            AnswerError: it is too large, one too many, or of no kind that is kept.
        """
        check_place(workshop, activity, *([] if field == "" else [field]))
        check_file_name(name)
        if len(data) > LIMIT_EVIDENCE:
            raise AnswerError(
                f"This file has {len(data) / 1e6:.1f} MB; the limit is "
                f"{LIMIT_EVIDENCE // 1_000_000} MB. Save a smaller copy and try again."
            )
        if len(self.evidence_for(workshop, activity)) >= LIMIT_FILES:
            raise AnswerError(
                f"There are {LIMIT_FILES} files here already. Take one away first."
            )
        return self._store.add_evidence(
            self._key(workshop, activity),
            field=field,
            name=name,
            media_type=media_type_of(data),
            data=data,
            at=self._clock(),
        )

    def evidence_for(self, workshop: str, activity: str) -> tuple[Evidence, ...]:
        """The files of this person's own answer."""
        return self._store.evidence_for(self._key(workshop, activity))

    def evidence(self, evidence_id: str) -> tuple[Evidence, bytes] | None:
        """A file and its bytes, if this person may read the answer it belongs to."""
        evidence = self._store.evidence(evidence_id)
        if evidence is None or not self._may_read_evidence(evidence):
            return None
        return evidence, self._store.evidence_bytes(evidence_id)

    def remove_evidence(self, evidence_id: str) -> None:
        """Take one of this person's own files away for good."""
        evidence = self._store.evidence(evidence_id)
        if evidence is None or evidence.key.person != self.person.id:
            raise PermissionRefusedError("Only the person who added a file removes it.")
        self._store.remove_evidence(evidence_id)

    def _may_read_evidence(self, evidence: Evidence) -> bool:
        if evidence.key.cohort != self.cohort.id:
            return False
        if evidence.key.person == self.person.id:
            return True
        # A file goes by the sharing of the part of the answer that it belongs to.
        part = f".{evidence.field}" if evidence.field else ""
        workshop, activity = evidence.key.workshop, f"{evidence.key.activity}{part}"
        answers = self.shared(workshop, activity, hidden=self.is_facilitator)
        return any(
            s.author.person.id == evidence.key.person and _shows(s, evidence)
            for s in answers
        )

    def _key(self, workshop: str, activity: str) -> ResponseKey:
        return ResponseKey(self.cohort.id, self.person.id, workshop, activity)
