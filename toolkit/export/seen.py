"""When an answer was saved and who will see it, in words beside the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from toolkit.activities.base.shapes import Answer
from toolkit.model import JSON
from toolkit.written.characters import clean

WHO = "Who will see this: {levels}"
WHO_VARIES = "Who will see this is said under each part"


class Kept(Answer, total=False):
    """One part of an answer in a document; a notebook's own output says less."""

    saved_at: str
    """When, as ISO says it."""

    asked: str
    """What was asked then, where it is asked otherwise now."""


class Shown(TypedDict):
    """An activity in a document; its face may be of any kind."""

    face: Mapping[str, JSON]
    answers: NotRequired[Mapping[str, Kept]]
    printed: list[dict[str, JSON]]


class Seen:
    """What to say beside one answer; lives as long as the document is made."""

    def __init__(self, described: Shown) -> None:
        face = described["face"]
        self._levels = {
            level["value"]: level["label"] for level in face.get("sharing_levels", ())
        }
        answers = described.get("answers", {})
        self._answers = {
            part: answer for part, answer in answers.items() if answer["version"]
        }
        self._parts = {
            field["label"]: field["name"]
            for field in face.get("fields", ())
            if isinstance(field, Mapping)
        }
        sharing = {answer["sharing"] for answer in self._answers.values()}
        self._varies = len(sharing) > 1
        # Whoever reads it without a seat is told of no levels.
        self._says_who = sharing != {""}

    def notes(self) -> list[str]:
        """What holds for the whole answer; nothing when there is no answer."""
        answers = list(self._answers.values())
        if not answers:
            return []
        latest = max(answers, key=lambda answer: str(answer.get("saved_at", "")))
        asked = sorted({answer["asked"] for answer in answers if answer.get("asked")})
        notes = [
            f"Saved {latest['saved']}",
            *([WHO_VARIES if self._varies else self._who(latest)] * self._says_who),
            *(f"Asked as: \u201c{question}\u201d" for question in asked),
        ]
        return [clean(note) for note in notes]

    def of(self, label: str) -> str | None:
        """Who will see the part under *label*, when parts differ."""
        if not self._varies:
            return None
        # A field of several lists labels each "its own label: the list's".
        fields = (
            n for said, n in self._parts.items() if f"{label}: ".startswith(f"{said}: ")
        )
        answer = self._answers.get(next(fields, ""))
        return self._who(answer) if answer else None

    def _who(self, answer: Kept) -> str:
        sharing = answer["sharing"]
        return WHO.format(levels=self._levels.get(sharing, sharing))
