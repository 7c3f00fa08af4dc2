"""The printed form of an answer, whatever its activity."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities.base.blocks import Block
from toolkit.activities.base.kind import activity_kind
from toolkit.model import JSON


def printed_blocks(face: Mapping[str, JSON], values: Mapping[str, JSON]) -> list[Block]:
    """The printed form of an answer; *face* and *values* as an activity gives them."""
    return activity_kind(face["kind"]).printed(face, values)
