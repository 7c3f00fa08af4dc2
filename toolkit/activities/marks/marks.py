"""Marks: a bookmark and a private note on every activity of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.checked import fields_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Face
from toolkit.activities.marks.shapes import MarkAnswer, MarksFace, MarksOwn
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import JSON, Sharing
from toolkit.model.names import mark_of

LIMIT_NOTE = 4_000
"""Longest private note, in characters."""

WORDS = {
    "bookmark": "Bookmark",
    "note": "Private note",
    "remind": "Remind me",
    "note_written": "My private note",
    "note_label": "Private note: only you ever see it",
    "bookmarked": "Bookmarked",
    "sign_bookmarked": "marked",
    "sign_noted": "with a note",
}


class Marks(Activity):
    """One a page: adds two quiet buttons to each activity that *names* lists.

    A mark is {"bookmarked": bool, "note": text}. It is private for good: the seat
    refuses any other level.
    """

    kind = "marks"
    made_by = "finish() or marks()"
    face: MarksFace
    levels = ()
    is_asked = False
    _esm = component("marks/marks", WORDS)

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        self._names = names
        super().__init__("marks", WORDS["note"], **MarksOwn(longest=LIMIT_NOTE))

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """A mark for every activity of the page, private."""
        return dict.fromkeys(self._names(), Sharing.PRIVATE)

    def stored_name(self, part: str) -> str:
        """The name under which the mark on the activity *part* is stored."""
        return mark_of(part)

    def check(self, value: JSON, *, part: str) -> MarkAnswer:  # noqa: ARG002
        """A mark in its normal form."""
        given = fields_of(value)
        bookmarked = given.get("bookmarked", False)
        if not isinstance(bookmarked, bool):
            raise OutOfDateError
        note = text_of(given.get("note"), limit=LIMIT_NOTE)
        return {"bookmarked": bookmarked, "note": note}

    def _chosen(self, sharing: object) -> Sharing:
        if sharing != Sharing.PRIVATE.value:
            raise AnswerError("Bookmarks and private notes are for you alone.")
        return Sharing.PRIVATE

    def _static(self, face: Face) -> str:  # noqa: ARG002
        return ""
