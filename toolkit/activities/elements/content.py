"""The elements of the job and what they feed, read from the file beside this one."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.files import ACTIVITIES


@dataclass(frozen=True, slots=True)
class Challenge:
    """Something others have met, and a strategy to try."""

    challenge: str
    strategy: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One of the core responsibilities; `code` is permanent."""

    code: str
    title: str
    challenges: tuple[Challenge, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One key element of the job.

    `name` is permanent: notes hang on it. `feeds` has codes of responsibilities, the
    main one first; `met` has the workshops in which the element is at work. `case` is
    invented.
    """

    name: str
    title: str
    feeds: tuple[str, ...]
    met: tuple[str, ...]
    good: str
    prompt: str
    case: str
    look: str
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elements:
    """All of it; `inspection` is what inspectors found, in our words."""

    responsibilities: tuple[Responsibility, ...]
    elements: tuple[Element, ...]
    inspection: str


@functools.cache
def load_elements() -> Elements:
    """The elements as they are packaged; read once a process."""
    text = (ACTIVITIES / "elements" / "elements.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return Elements(
        responsibilities=tuple(map(_responsibility, found["responsibilities"])),
        elements=tuple(map(_element, found["elements"])),
        inspection=found["inspection"],
    )


def _responsibility(found: Mapping[str, Any]) -> Responsibility:
    challenges = tuple(Challenge(**each) for each in found["challenges"])
    return Responsibility(found["code"], found["title"], challenges)


def _element(found: Mapping[str, Any]) -> Element:
    lists = {key: tuple(found[key]) for key in ("feeds", "met", "materials")}
    return Element(**{**found, **lists})
