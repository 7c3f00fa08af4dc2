"""What the impact report says: frozen, ready for paper, for a page, or to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import pandas as pd

from toolkit.model import JSON

HIDDEN = "[c]"
"""What stands in a table where a count could be traced: as in official statistics."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What those who make the report say and choose; the rest follows from the record.

    `stories` and `quotes` are ids of consents.
    """

    funder: str = ""
    words: str = ""
    not_worked: str = ""
    stories: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    names_schools: bool = False

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        return {
            "funder": self.funder,
            "words": self.words,
            "not_worked": self.not_worked,
            "stories": list(self.stories),
            "quotes": list(self.quotes),
            "names_schools": self.names_schools,
        }

    @classmethod
    def read(cls, told: Mapping[str, JSON]) -> Self:
        """The choice of which `told` said this."""
        lists = {name: tuple(told.get(name, ())) for name in ("stories", "quotes")}
        return cls(**{**told, **lists})


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and the frame that it is made from: the same figures.

    `first` stands above the names of its rows. `beside` are words that stand in a last
    column, row by row. Where `people` is not 0, its rows are drawn as well, as parts of
    so many people.
    """

    caption: str
    frame: pd.DataFrame
    first: str
    beside: pd.Series | None = None
    people: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands above the columns, without the first."""
        named = tuple(map(_heading, self.frame.columns))
        if self.beside is None:
            return named
        return (*named, _heading(self.beside.name))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What stands in each row, the name of the row first."""
        return tuple(
            (str(name), *map(said, counts), *beside)
            for name, counts, beside in zip(
                self.frame.index,
                self.frame.itertuples(index=False),
                self._beside(),
                strict=True,
            )
        )

    def _beside(self) -> list[tuple[str, ...]]:
        if self.beside is None:
            return [()] * len(self.frame)
        return [(str(words),) for words in self.beside.reindex(self.frame.index)]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A story or a sentence that its author agreed to have here, under a role alone."""

    consent: str
    role: str
    passages: tuple[tuple[str, str], ...]
    """Each with what it is called; a sentence is called nothing."""

    @property
    def words(self) -> str:
        """All of it in one."""
        return "\n".join(text for _label, text in self.passages)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report: a heading, what to know, and its tables."""

    title: str
    lead: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. Nobody is named in it, and nobody can be found by a count."""

    title: str
    cohort: str
    period: str
    made_on: str
    summary: str
    key_figures: tuple[tuple[str, str], ...]
    choice: Choice
    language: str
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    stories: tuple[Quoted, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    method: tuple[str, ...] = ()
    schools: tuple[str, ...] = field(default=())
    schools_title: str = ""


def said(count: object) -> str:
    """A count as tables have it."""
    return HIDDEN if pd.isna(count) else str(count)  # type: ignore[call-overload]


def _heading(name: object) -> str:
    text = str(name)
    return text[:1].upper() + text[1:]
