"""Answers: what they hang on, who may read them, and what becomes of a write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from toolkit.model.people import Seating

PROGRAMME = "programme"
"""The workshop name under which programme-wide activities keep their one answer."""

LIMIT_ANSWER = 200_000
"""Longest answer, in bytes of JSON."""

LIMIT_EVIDENCE = 5_000_000
"""Largest file of evidence, in bytes."""

LIMIT_PICTURE = 9_500_000
"""Largest picture that is taken, in bytes: it is kept as a smaller one."""

LIMIT_DESCRIPTION = 1_000
"""Longest description of a picture, in characters."""

LIMIT_FILES = 20
"""Most files beside one answer."""

JSON = Any
"""Anything that `json.dumps` writes and `json.loads` gives back unchanged."""


class Sharing(StrEnum):
    """Who may read an answer; chosen by its author, and always the same four."""

    PRIVATE = "private"
    FACILITATORS = "facilitators"
    GROUP = "group"
    COHORT = "cohort"


@dataclass(frozen=True, slots=True)
class ResponseKey:
    """What an answer hangs on; it never changes, however the prompt is reworded."""

    cohort: str
    person: str
    workshop: str
    activity: str


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answer to one activity, in one version."""

    key: ResponseKey
    value: JSON
    sharing: Sharing
    version: int
    saved_at: datetime
    prompt: str
    write: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The write is committed; `repeated` when it had been committed before."""

    response: Response
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another device saved first; both answers are kept and `current` stands."""

    current: Response
    yours: Response


@dataclass(frozen=True, slots=True)
class Shared:
    """An answer together with its author's seat.

    `alike` counts further answers that a facilitator merged into this one.
    """

    author: Seating
    response: Response
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that belongs to an answer; its bytes are fetched apart. Sizes in bytes.

    `description` says what a picture shows, for who cannot see it.
    """

    id: str
    key: ResponseKey
    field: str
    name: str
    media_type: str
    size: int
    added_at: datetime
    description: str = ""
