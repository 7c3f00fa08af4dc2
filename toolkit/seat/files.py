"""The seat's part for files that belong to an answer."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.files import is_picture, media_type_of, picture_type
from toolkit.model import (
    LIMIT_EVIDENCE,
    LIMIT_PICTURE,
    Evidence,
    Quota,
)
from toolkit.seat.checks import (
    check_description,
    check_file_name,
    check_place,
    check_room,
    check_size,
    room_in_words,
)
from toolkit.seat.holder import Holder
from toolkit.seat.rights import shows
from toolkit.seat.wall import Wall

_PICTURES = {".avif", ".gif", ".heic", ".heif", ".jfif", ".png", ".webp"}


class Files:
    """One's own files, and those of answers that this person may read."""

    def __init__(self, holder: Holder, *, wall: Wall, quota: Quota) -> None:
        self._holder = holder
        self._wall = wall
        self._quota = quota

    def add(
        self, workshop: str, activity: str, *, field: str, name: str, data: bytes
    ) -> Evidence:
        """Keep a file with this person's answer; of a picture, only what one sees.

        Raises:
            AnswerError: it is of no kind that is kept, too large, or one too many.
        """
        self._holder.insist_on_open()
        check_place(workshop, activity, *([] if field == "" else [field]))
        check_file_name(name)
        check_size(
            len(data), most=LIMIT_PICTURE if picture_type(data) else LIMIT_EVIDENCE
        )
        media_type, thumbnail = media_type_of(data, name=name), None
        if is_picture(media_type):
            data, media_type, thumbnail = _treated(data, media_type)
            name = _renamed(name, media_type)
            check_size(len(data))
        return self._holder.store.evidence.add(
            self._holder.key(workshop, activity),
            field=field,
            name=name,
            media_type=media_type,
            data=data,
            thumbnail=thumbnail,
            at=self._holder.now(),
            check=partial(check_room, size=len(data), quota=self._quota),
        )

    def room_left(self, workshop: str, activity: str) -> str:
        """How much room there is for files, in words, where it is little; else ""."""
        held = self._holder.store.evidence.held(self._holder.key(workshop, activity))
        return room_in_words(held, quota=self._quota)

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

    def thumbnail(self, id: str) -> bytes | None:  # noqa: A002
        """The small picture kept of a file, if this person may read it.

        It is empty where none can be made.
        """
        evidence = self.find(id)
        if evidence is None or not is_picture(evidence.media_type):
            return None
        return self._holder.store.evidence.thumbnail(id)

    def make_thumbnail(self, id: str) -> bytes | None:  # noqa: A002
        """The same, where a picture was kept before small ones were made: once for all.

        Of one that cannot be read an empty one is kept, so that it is not tried again.
        """
        evidence = self.find(id)
        if evidence is None or not is_picture(evidence.media_type):
            return None
        store = self._holder.store.evidence
        small = store.thumbnail(id)
        if small is None:
            small = _small_of(store.data(id), evidence)
            store.keep_thumbnail(id, small)
        return small

    def describe(self, id: str, words: object) -> None:  # noqa: A002
        """Keep what one of this person's own files shows, for who cannot see it."""
        self._holder.insist_on_open()
        described = check_description(words)
        if not self._is_own(id):
            raise PermissionRefusedError("Only the person who added a file says this.")
        self._holder.store.evidence.describe(id, described)

    def remove(self, id: str) -> None:  # noqa: A002
        """Take one of this person's own files away for good."""
        self._holder.insist_on_open()
        if not self._is_own(id):
            raise PermissionRefusedError("Only the person who added a file removes it.")
        self._holder.store.evidence.remove(id)

    def _is_own(self, id: str) -> bool:  # noqa: A002
        evidence = self._holder.store.evidence.find(id)
        return evidence is not None and evidence.key.person == self._holder.person.id

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


# What reads pictures is large, so it is imported by who adds one, and by nobody else.


def _treated(data: bytes, media_type: str) -> tuple[bytes, str, bytes]:
    from toolkit.seat.pictures import treated

    picture = treated(data, media_type)
    return picture.data, picture.media_type, picture.small


def _small_of(data: bytes, evidence: Evidence) -> bytes:
    from toolkit.seat.pictures import small_of

    try:
        return small_of(data, evidence.media_type)
    except AnswerError:
        return b""  # it was kept before pictures were looked into


def _renamed(name: str, media_type: str) -> str:
    """*name* with the ending of what the picture has become, where that is another."""
    path = PurePath(name)
    ending = path.suffix.lower()
    if media_type != "image/jpeg" or ending in {".jpg", ".jpeg"}:
        return name
    return f"{path.stem if ending in _PICTURES else name}.jpg"
