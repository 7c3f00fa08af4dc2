"""The printed form of an answer, whatever its activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block
from toolkit.model import JSON


def printed_blocks(face: Mapping[str, Any], values: Mapping[str, JSON]) -> list[Block]:
    """The printed form of an answer; *face* and *values* as an activity gives them."""
    for kind in _every(Activity):
        # What only stands for several kinds, such as `Panel`, is none itself.
        if getattr(kind, "kind", None) == face.get("kind"):
            return kind.printed(face, values)
    return []


def _every(kind: type[Activity]) -> Iterator[type[Activity]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from _every(narrower)
