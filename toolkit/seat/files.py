"""The seat's part for files that belong to an answer."""

from __future__ import annotations

from functools import partial

from toolkit.errors import PermissionRefusedError
from toolkit.files import media_type_of
from toolkit.model import Evidence, Quota
from toolkit.seat.checks import check_file_name, check_place, check_room, check_size
from toolkit.seat.holder import Holder
from toolkit.seat.rights import shows
from toolkit.seat.wall import Wall


class Files:
    """One's own files, and those of answers that this person may read."""

    def __init__(self, holder: Holder, *, wall: Wall, quota: Quota) -> None:
        self._holder = holder
        self._wall = wall
        self._quota = quota

    def add(
        self, workshop: str, activity: str, *, field: str, name: str, data: bytes
    ) -> Evidence:
        """Keep a file with this person's answer.

        Raises:
            AnswerError: it is of no kind that is kept, too large, or one too many.
        """
        check_place(workshop, activity, *([] if field == "" else [field]))
        check_file_name(name)
        check_size(len(data))
        return self._holder.store.evidence.add(
            self._holder.key(workshop, activity),
            field=field,
            name=name,
            media_type=media_type_of(data),
            data=data,
            at=self._holder.now(),
            check=partial(check_room, size=len(data), quota=self._quota),
        )

    def of(self, workshop: str, activity: str) -> tuple[Evidence, ...]:
        """The files of this person's own answer."""
        return self._holder.store.evidence.of(self._holder.key(workshop, activity))

    def find(self, id: str) -> Evidence | None:  # noqa: A002
        """A file without its bytes, if this person may read its answer."""
        evidence = self._holder.store.evidence.find(id)
        return evidence if evidence is not None and self._may_read(evidence) else None

    def read(self, id: str) -> tuple[Evidence, bytes] | None:  # noqa: A002
        """A file and its bytes, if this person may read the answer it belongs to."""
        evidence = self.find(id)
        if evidence is None:
            return None
        return evidence, self._holder.store.evidence.data(id)

    def remove(self, id: str) -> None:  # noqa: A002
        """Take one of this person's own files away for good."""
        evidence = self._holder.store.evidence.find(id)
        if evidence is None or evidence.key.person != self._holder.person.id:
            raise PermissionRefusedError("Only the person who added a file removes it.")
        self._holder.store.evidence.remove(id)

    def _may_read(self, evidence: Evidence) -> bool:
        if evidence.key.cohort != self._holder.cohort.id:
            return False
        if evidence.key.person == self._holder.person.id:
            return True
        # A file goes by the sharing of the part of the answer that it belongs to.
        part = f".{evidence.field}" if evidence.field else ""
        workshop, activity = evidence.key.workshop, f"{evidence.key.activity}{part}"
        hidden = self._holder.is_facilitator
        return any(
            s.author.person.id == evidence.key.person and shows(s, evidence)
            for s in self._wall.shared(workshop, activity, hidden=hidden)
        )
