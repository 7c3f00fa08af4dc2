"""What the programme team adds to an evaluation: themes, and what did not work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from toolkit.model import JSON

THEMES = "evaluation themes"
NOT_WORKED = "did not work: {workshop}"
"""What these are called among a facilitator's choices."""

LONGEST_THEME = 60
LONGEST_LINE = 500


class Chosen(Protocol):
    """What somebody on the team has said, and since when."""

    @property
    def value(self) -> JSON:
        """What it is."""

    @property
    def since(self) -> datetime:
        """Since when."""


def themes_of(chosen: Mapping[str, Chosen]) -> dict[str, str]:
    """The theme of each text, by its ref; who said it last is right."""
    found: dict[str, str] = {}
    for one in sorted(chosen.values(), key=lambda one: one.since):
        found.update(one.value)
    return {ref: theme for ref, theme in found.items() if theme}


def newest(chosen: Mapping[str, Chosen]) -> str:
    """What the team said last; nothing, if nobody has said anything."""
    last = max(chosen.values(), key=lambda one: one.since, default=None)
    return str(last.value) if last else ""
