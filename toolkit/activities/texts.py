"""The words in an answer of any kind."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import JSON


def texts_in(value: JSON) -> Iterator[str]:
    """Everything that was written in *value*, in its order, without empty texts."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)
