"""The seat's part for what readers say beside an answer, and its author replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from toolkit.errors import AnswerError, OutOfDateError, PermissionRefusedError
from toolkit.model import ResponseKey
from toolkit.model.comments import MOST_COMMENTS, THANKS, Comment, Commented
from toolkit.seat.checks import check_comment, check_place
from toolkit.seat.holder import Holder
from toolkit.seat.others import Others, called

MINE = "mine"
"""What pages call one's own answer, where they call others' by `called`."""

MOST_NEWS = 200
"""How many comments are looked through for what is new to somebody."""

NOT_SHARED = "This answer is no longer shared with you."
NOT_YOURS = "Only who wrote a comment, whose answer it is about, and facilitators can."
FULL = f"There are {MOST_COMMENTS} comments here already, and room for no more."


@dataclass(frozen=True, slots=True)
class Place:
    """What comments stand beside: an activity, with the stored names of its parts."""

    workshop: str
    activity: str
    parts: Collection[str]

    def of(self, part: str) -> Place:
        """The same, as far as one part is concerned; of no part, the whole."""
        if not part:
            return self
        name = f"{self.activity}.{part}"
        if name not in self.parts:
            raise OutOfDateError
        return replace(self, parts=(name,))


class Comments:
    """Comments are read and written by whoever may read the answer, and its author."""

    def __init__(self, holder: Holder, *, others: Others) -> None:
        self._holder = holder
        self._others = others

    def counted(
        self, *workshops: str
    ) -> Mapping[tuple[str, str], Mapping[str, Commented]]:
        """How many stand where, by workshop and activity, then by whose answer.

        Which of these answers this person may read, `Others.counted` says.
        """
        holder = self._holder
        found: dict[tuple[str, str], dict[str, Commented]] = defaultdict(dict)
        counted = holder.store.comments.counted(holder.cohort.id, workshops)
        for key, count in counted.items():
            found[key.workshop, key.activity][key.person] = count
        return found

    def on(self, place: Place, about: object) -> tuple[Comment, ...]:
        """What stands beside the answer that pages call *about*, oldest first.

        What is said of one part is for those who may read that part.
        """
        key = self._readable(place, about)
        found = self._holder.store.comments.on(key)
        if key.person == self._holder.person.id:
            return found
        shared = self._others.answers(place.workshop, place.parts, author=key.person)
        names = {one.response.key.activity for one in shared}
        named = (c for c in found if f"{place.activity}.{c.part}" in names)
        kept = {c.id for c in named} | {c.id for c in found if not c.part}
        return tuple(c for c in found if c.id in kept)

    def write(
        self,
        place: Place,
        about: object,
        *,
        text: str,
        write: object,
        part: str = "",
        thanks: bool = False,
    ) -> None:
        """Say *text* beside an answer or a part of it; repeating a write is harmless.

        Raises:
            AnswerError: it is too long, empty or no page of ours sends it, or the
                answer has as many as it can.
            PermissionRefusedError: the answer is not shared with this person.
        """
        written = check_comment(text, write=write, may_be_empty=thanks)
        check_place(place.workshop, place.activity)
        there, holder = place.of(part), self._holder
        holder.insist_on_open()
        key = self._readable(there, about)
        is_own = key.person == holder.person.id
        if is_own and (thanks or not self._is_shared(there, key)):
            raise PermissionRefusedError(NOT_SHARED)
        comment = Comment(
            *(str(write), key, holder.person, written),
            written_at=holder.now(),
            part=part,
            kind=THANKS if thanks else "",
        )
        kept = holder.store.comments.add(comment, check=_check_room)
        if (kept.by.id, kept.about) != (holder.person.id, key):
            raise OutOfDateError  # somebody else's, or beside something else
        holder.tell()

    def thank(self, place: Place, about: object, *, write: object) -> None:
        """Say thank you beside an answer, once however often it is pressed."""
        if self.thanked(self.on(place, about)) is None:
            self.write(place, about, text="", write=write, thanks=True)

    def thanked(self, found: Iterable[Comment]) -> Comment | None:
        """This person's own thanks, if they are among what stands there."""
        own = (c for c in found if c.thanks and self.is_own(c))
        return next(own, None)

    def end(self, place: Place, about: object, *, comment: object) -> None:
        """Take back one's own comment, or take one away from under one's answer.

        Raises:
            PermissionRefusedError: it is neither, and this person no facilitator.
        """
        self._holder.insist_on_open()
        key = self._readable(place, about)
        found = self._holder.store.comments.find(str(comment))
        if found is None or found.about != key:
            raise OutOfDateError
        if not self.may_end(found):
            raise PermissionRefusedError(NOT_YOURS)
        self._holder.store.comments.end(found.id)
        self._holder.tell()

    def may_end(self, comment: Comment) -> bool:
        """Whether this person may take a comment they read back or away."""
        concerned = (comment.by.id, comment.about.person)
        return self._holder.is_facilitator or self._holder.person.id in concerned

    def is_own(self, comment: Comment) -> bool:
        """Whether this person wrote it."""
        return comment.by.id == self._holder.person.id

    def to_me(
        self, *, since: datetime, parts: Mapping[tuple[str, str], Collection[str]]
    ) -> tuple[Comment, ...]:
        """What others said after *since*, newest first, as far as one may read it.

        Beside one's own answers, and where one had commented before them. *parts* are
        the stored names by workshop and activity; what is not among them is left out.
        """
        holder = self._holder
        found = holder.store.comments.to(
            holder.cohort.id, holder.person.id, since=since, most=MOST_NEWS
        )
        is_open = _once(lambda key, part: self._is_open(_place(key, part, parts), key))
        return tuple(one for one in found if is_open(one.about, one.part))

    def _readable(self, place: Place, about: object) -> ResponseKey:
        author, cohort = self._author(about), self._holder.cohort.id
        if author is None or not self._may_read(place, author):
            raise PermissionRefusedError(NOT_SHARED)
        return ResponseKey(cohort, author, place.workshop, place.activity)

    def _author(self, about: object) -> str | None:
        holder = self._holder
        if about == MINE:
            return holder.person.id
        for _attempt in range(2):
            for seating in holder.everybody():
                if called(holder.cohort.id, seating.person.id) == about:
                    return seating.person.id
            holder.forget_everybody()  # they may have come since
        return None

    def _may_read(self, place: Place, author: str) -> bool:
        if not place.parts:
            return False
        if author == self._holder.person.id:
            return True
        return any(self._others.answers(place.workshop, place.parts, author=author))

    def _is_open(self, place: Place, key: ResponseKey) -> bool:
        """Whether a page shows it now: of one's own what others may read, too."""
        if key.person == self._holder.person.id:
            return bool(place.parts) and self._is_shared(place, key)
        return self._may_read(place, key.person)

    def _is_shared(self, place: Place, key: ResponseKey) -> bool:
        shared = self._holder.store.shared
        return any(
            shared.answers(key.cohort, place.workshop, place.parts, author=key.person)
        )


def _place(
    key: ResponseKey, part: str, parts: Mapping[tuple[str, str], Collection[str]]
) -> Place:
    named = parts.get((key.workshop, key.activity), ())
    if part:
        named = {f"{key.activity}.{part}"} & set(named)
    return Place(key.workshop, key.activity, named)


def _once(
    asked: Callable[[ResponseKey, str], bool],
) -> Callable[[ResponseKey, str], bool]:
    known: dict[tuple[ResponseKey, str], bool] = {}

    def answer(key: ResponseKey, part: str) -> bool:
        if (key, part) not in known:
            known[key, part] = asked(key, part)
        return known[key, part]

    return answer


def _check_room(beside: int) -> None:
    if beside >= MOST_COMMENTS:
        raise AnswerError(FULL)
