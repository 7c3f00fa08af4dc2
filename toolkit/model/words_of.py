"""The words in an answer of any kind, and whether there are any."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.responses import JSON


def is_filled(value: JSON) -> bool:
    """Whether anything has been answered: empty forms count as nothing."""
    if isinstance(value, dict):
        return any(is_filled(item) for item in value.values())
    if isinstance(value, list):
        return any(is_filled(item) for item in value)
    if isinstance(value, bool):
        return value
    return bool(value.strip()) if isinstance(value, str) else value is not None


def texts_in(value: JSON) -> Iterator[str]:
    """Everything that was written in *value*, in its order, without empty texts."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def plain_words(value: JSON) -> str:
    """Everything that was written or chosen in an answer, one piece a line."""
    # Where an answer says its choices in words, the rest only repeats them.
    if isinstance(value, dict) and value.get("words"):
        value = value["words"]
    return "\n".join(text.strip() for text in texts_in(value))
