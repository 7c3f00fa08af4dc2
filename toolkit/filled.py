"""Whether an answer says anything."""

from __future__ import annotations

from typing import Any


def is_filled(value: Any) -> bool:
    """Whether anything has been answered: empty forms count as nothing."""
    if isinstance(value, dict):
        return any(is_filled(item) for item in value.values())
    if isinstance(value, list):
        return any(is_filled(item) for item in value)
    if isinstance(value, bool):
        return value
    return bool(value.strip()) if isinstance(value, str) else value is not None
