"""Discussion: say your own, then read what the others share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import traitlets

from toolkit.activities.base import Activity, Block
from toolkit.activities.checked import fields_of, index_of, text_of
from toolkit.activities.component import component
from toolkit.activities.shown import clock_time
from toolkit.model import JSON, Shared, Sharing

LIMIT_TEXT = 5_000
"""Longest contribution, in characters."""

LIMIT_CARDS = 60
"""Most contributions sent to one page; the newest are kept."""

WORDS = {
    "contribution": "Your contribution",
    "choose": "Choose one",
    "wall_count": "{count} shared so far",
    "wall_one": "1 shared so far",
    "wall_more": "and {count} more, older than these",
}


class Discussion(Activity):
    """A contribution to a talk, and a wall of what others share, newest first.

    Its answer is `{"choice": position or None, "text": text}`.
    """

    kind = "discussion"
    _esm = traitlets.Unicode(component("discussion", words=WORDS)).tag(sync=True)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        workshop: str,
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.COHORT,
        outcomes: Sequence[str] = (),
        grouping: str = "Pairs",
        minutes: int = 10,
        choices: Sequence[str] = (),
    ) -> None:
        super().__init__(
            name,
            prompt,
            workshop=workshop,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            meta=f"{grouping} · {_in_words(minutes)}",
            choices=list(choices),
        )

    def check(self, value: JSON, *, part: str) -> JSON:  # noqa: ARG002 - one part
        """*value* as a text and, where there are choices, at most one of them."""
        fields = fields_of(value)
        choice = fields.get("choice")
        return {
            "choice": None
            if choice is None
            else index_of(choice, self.face["choices"]),
            "text": text_of(fields.get("text"), limit=LIMIT_TEXT),
        }

    def refresh_room(self) -> None:
        """Read again what others share; an empty contribution is no card."""
        if self.seat is None:
            return
        shared = self.seat.shared(self.workshop, self.name)
        said = [one for one in shared if _text(one).strip()]
        self.room = {
            "cards": [self._card(one) for one in said[:LIMIT_CARDS]],
            "more": max(0, len(said) - LIMIT_CARDS),
        }

    def _card(self, shared: Shared) -> dict[str, Any]:
        author = shared.author
        choice = shared.response.value.get("choice")
        choices = self.face["choices"]
        known = choice is not None and choice < len(choices)
        return {
            "id": hashlib.sha256(author.id.encode()).hexdigest()[:12],
            "name": author.person.name,
            "school": author.person.school,
            "choice": choices[choice] if known else "",
            "text": _text(shared),
            "saved": clock_time(shared.response.saved_at),
        }

    @staticmethod
    def printed(face: Mapping[str, Any], values: Mapping[str, JSON]) -> list[Block]:
        """What the person chose, then what they wrote."""
        value = values.get("") or {}
        choice, text = value.get("choice"), value.get("text", "")
        blocks: list[Block] = []
        if choice is not None and choice < len(face["choices"]):
            options = list(face["choices"])
            blocks.append(
                {
                    "kind": "choice",
                    "label": None,
                    "options": options,
                    "selected": [choice],
                }
            )
        if text.strip():
            blocks.append({"kind": "text", "label": None, "body": text})
        return blocks or [{"kind": "empty", "label": None, "note": "Not answered yet."}]

    @staticmethod
    def fallback(face: Mapping[str, Any]) -> str:
        """How to sit, how long, and the choices."""
        items = "".join(f"<li>{escape(choice)}</li>" for choice in face["choices"])
        listed = f"<ul>{items}</ul>" if items else ""
        return f'<p class="ws-meta">{escape(face["meta"])}</p>{listed}'


def _in_words(minutes: int) -> str:
    return f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"


def _text(shared: Shared) -> str:
    value = shared.response.value
    return str(value.get("text", "")) if isinstance(value, dict) else ""
