"""Reflection: thinking in writing, in one box or in several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Text
from toolkit.activities.base.checked import fields_of, list_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.words import asked_briefly
from toolkit.activities.reflection.shapes import (
    ReflectionAnswer,
    ReflectionFace,
    ReflectionOwn,
)
from toolkit.model import JSON, Sharing
from toolkit.written.shown import in_html

LIMIT_TEXT = 20_000
"""Longest text in one box, in characters."""

LIMIT_LINES = 30
"""Tallest box worth drawing before anything is typed."""


class Reflection(Activity):
    """A box to think in. Its answer is `{"texts": [one text a box]}`."""

    kind = "reflection"
    face: ReflectionFace
    _esm = component("reflection/reflection")

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002 - the word authors expect
        fields: Sequence[str] = (),
        lines: int = 3,
        words: int = 0,
        sharing: Sharing | str = Sharing.PRIVATE,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Think and write: one box, or one box for each of *fields*.

        With *words* no more than so many are asked for: on the screen for the room
        equal answers are counted, and larger the more often they were given.
        """
        super().__init__(
            name,
            prompt,
            help=asked_briefly(help, words),
            sharing=sharing,
            outcomes=outcomes,
            **ReflectionOwn(
                fields=list(fields),
                lines=1 if words else max(1, min(lines, LIMIT_LINES)),
                words=words,
            ),
        )

    def check(self, value: JSON, *, part: str) -> ReflectionAnswer:  # noqa: ARG002 - one part
        """*value* with one text a box; boxes that were left out are empty."""
        boxes = len(self.face["fields"]) or 1
        texts = list_of(
            fields_of(value).get("texts"),
            lambda text: text_of(text, limit=LIMIT_TEXT),
            most=boxes,
            what="texts",
        )
        return {"texts": texts + [""] * (boxes - len(texts))}

    @staticmethod
    def printed(face: ReflectionFace, values: Mapping[str, JSON]) -> list[Block]:
        """One block of text a box."""
        texts: list[str] = (values.get("") or {}).get("texts", [])
        if not any(text.strip() for text in texts):
            return [Empty()]
        labels = [*face["fields"], *[None] * len(texts)]
        return [
            Text(text, label=label) for label, text in zip(labels, texts, strict=False)
        ]

    @staticmethod
    def fallback(face: ReflectionFace) -> str:
        """The boxes' labels, each with room to write on paper."""
        boxes = [in_html(label) for label in face["fields"]] or [""]
        rules = '<div class="ws-paper"></div>' * face["lines"]
        return "".join(f'<p class="ws-label">{label}</p>{rules}' for label in boxes)
