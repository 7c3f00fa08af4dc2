"""What an import would do, said before it does it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from toolkit.model import Seating


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is left out, by its number, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question, by the word with which it is given."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """What nobody but a person can know of a row; it is left out until it is told."""

    line: int
    words: str
    options: tuple[Option, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """How somebody will sit; without an id of a seat, or a person, as a new one.

    `changes` are what is told of it: what, old and new.
    """

    line: int
    seating: Seating
    changes: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do; `seen` is the roster that it was made by."""

    cohort: str
    seen: tuple[Seating, ...]
    added: tuple[Planned, ...] = ()
    changed: tuple[Planned, ...] = ()
    unchanged: tuple[Planned, ...] = ()
    refused: tuple[Refused, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that nobody has answered yet."""
        return tuple(each for each in self.questions if not each.answer)

    @property
    def does_something(self) -> bool:
        """Whether anything would be different afterwards."""
        return bool(self.added or self.changed)

    @property
    def mark(self) -> str:
        """The same for plans that do the same; who confirms one confirms no other."""
        said = repr((self.cohort, self.seen, self.added, self.changed))
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]
