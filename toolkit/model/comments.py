"""What a reader says beside somebody's answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from toolkit.model.people import Person
from toolkit.model.responses import ResponseKey

LIMIT_COMMENT = 2_000
"""Longest comment, in characters."""

THANKS = "thanks"
"""What a comment is that only thanks; its text may be empty."""

MOST_COMMENTS = 200
"""Most comments beside one answer."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What `by` says beside the answer `about`, or beside one `part` of it.

    Its id is the write that made it. One that is `gone` was taken back or away. `kind`
    is THANKS or nothing.
    """

    id: str
    about: ResponseKey
    by: Person
    text: str
    written_at: datetime
    part: str = ""
    gone: bool = False
    kind: str = ""

    @property
    def thanks(self) -> bool:
        """Whether it thanks."""
        return bool(self.kind)


@dataclass(frozen=True, slots=True)
class Commented:
    """How many comments stand beside an answer, and when the newest was written.

    `parts` says the same of each part that any is about, and of the whole as "".
    """

    count: int
    newest: datetime
    parts: Mapping[str, Commented] = field(default_factory=dict, compare=False)
