"""What a programme's folder tells of its demonstration: words, people, their year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict, cast

from toolkit.demo.reading import listed_in, told_in
from toolkit.demo.speech import Speech, plain_speech, speech_in
from toolkit.model import JSON

FOLDER = "demo"
"""Where it is, beside `programme.toml`."""

PARTICIPANTS = 16
"""How many there are where nothing else is said: four groups."""


class Line(TypedDict):
    """An answer of the year, as its file has it; its prompt leaves room for words."""

    participant: int
    workshop: str
    activity: str
    value: JSON
    sharing: str
    saved_at: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Material:
    """All of it; what a programme does not have is empty."""

    speech: Speech = field(default_factory=plain_speech)
    lines: tuple[Line, ...] = ()
    present: Mapping[str, Any] = field(default_factory=dict)
    evaluation: Mapping[str, Any] = field(default_factory=dict)
    reported: Mapping[str, Any] = field(default_factory=dict)

    @property
    def people(self) -> Mapping[str, Any]:
        """What is said of the invented people."""
        return cast("Mapping[str, Any]", self.present.get("people", {}))

    @property
    def count(self) -> int:
        """How many of them take part."""
        return int(self.people.get("count", PARTICIPANTS))

    @property
    def meetings(self) -> tuple[Mapping[str, Any], ...]:
        """What there is between the workshops."""
        return tuple(self.present.get("meetings", ()))

    def role(self, number: int) -> str:
        """What the one with this number is where they work, as they say it."""
        roles, others = self.people.get("roles", ()), self.people.get("others", {})
        usual = roles[(number - 1) % len(roles)] if roles else ""
        return str(others.get(str(number), usual))

    def visitor(self, number: int) -> str:
        """The same of somebody who would like to take part."""
        roles = self.people.get("visitors", ())
        return str(roles[(number - 1) % len(roles)]) if roles else ""


def material_of(programme: Path) -> Material:
    """What stands beside the `programme.toml` at this path.

    Raises:
        ProgrammeError: one of its files cannot be read; says which, and why.
    """
    folder = programme.parent / FOLDER
    if not folder.is_dir():
        return Material()
    return Material(
        speech_in(folder),
        tuple(cast("list[Line]", listed_in(folder / "year.json"))),
        told_in(folder / "present.toml"),
        told_in(folder / "evaluation.toml"),
        told_in(folder / "reported.toml"),
    )
