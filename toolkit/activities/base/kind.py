"""What the other packages may ask of an activity of which they hold only a face."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from toolkit.activities.base.blocks import Block
from toolkit.model import JSON


class ActivityKind:
    """A kind of activity: all that is true of it without an author or a person."""

    kind: ClassVar[str]
    """Its name in faces, notebooks and files."""

    is_asked: ClassVar[bool] = True
    """Whether it asks for something: only then is it printed, listed and counted."""

    repeats: ClassVar[bool] = False
    """Whether it only shows again what was answered elsewhere."""

    shows_others: ClassVar[bool] = False
    """Whether it has a place of its own for what others share."""

    by_group: ClassVar[bool] = False
    """Whether a group writes it together, so that no answer is one person's."""

    place_in_year: ClassVar[int] = 9
    """Where it stands, if it has one answer all year, in a document of everything."""

    @staticmethod
    def takes_file(face: Any, activity: str, *, field: str) -> bool:
        """Whether it has a box for files that hang on *activity*, in this *field*."""
        del face, activity, field
        return False

    @staticmethod
    def printed(face: Any, values: Mapping[str, JSON]) -> list[Block]:
        """The printed form of an answer, by part; pure, so that exporters may call."""
        del face, values
        return []

    @staticmethod
    def fallback(face: Any) -> str:
        """Extra HTML for the static face, below prompt and help."""
        del face
        return ""


def activity_kind(name: str) -> type[ActivityKind]:
    """The kind of activity called *name*, to ask it things; one not known is plain."""
    for known in narrower_kinds(ActivityKind):
        # What only stands for several kinds, such as `Panel`, is none itself.
        if getattr(known, "kind", None) == name:
            return known
    return ActivityKind


def narrower_kinds(kind: type[ActivityKind]) -> list[type[ActivityKind]]:
    """Every class below *kind*, each before those that are narrower still."""
    return [
        found
        for narrower in kind.__subclasses__()
        for found in (narrower, *narrower_kinds(narrower))
    ]
