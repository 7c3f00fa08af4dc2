"""A letter as it is composed: one text, from which both of its sides are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's own words, as they wrote them."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, each by its name: when, where."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A link, and what it leads to; a `secret` one lets in whoever holds it."""

    label: str
    address: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What the parts below are about."""

    text: str


Part: TypeAlias = Words | Quoted | Facts | Way | Heading


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that comes with a letter; `says` is what its type says more of it."""

    name: str
    media_type: str
    data: bytes
    says: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is written. `stop` ends letters of its kind, by one click."""

    subject: str
    greeting: str
    parts: tuple[Part, ...]
    closing: str
    language: str
    footer: tuple[Part, ...] = ()
    attached: tuple[Attached, ...] = ()
    stop: str = field(default="", repr=False)
