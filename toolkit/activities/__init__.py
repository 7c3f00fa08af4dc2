"""What people do in a workshop: one widget an activity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.activities import fields
from toolkit.activities.action_plan import ActionPlan
from toolkit.activities.audit import Audit
from toolkit.activities.base import ACTIVITY_MIME, Activity, Block
from toolkit.activities.task import Task
from toolkit.model import JSON

__all__ = [
    "ACTIVITY_MIME",
    "ActionPlan",
    "Activity",
    "Audit",
    "Block",
    "Task",
    "fields",
    "printed_blocks",
]


def printed_blocks(face: Mapping[str, Any], values: Mapping[str, JSON]) -> list[Block]:
    """The printed form of an answer; *face* and *values* as an activity gives them."""
    for kind in Activity.__subclasses__():
        if kind.kind == face.get("kind"):
            return kind.printed(face, values)
    return []
