"""The words of an answer, whatever its activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.model import JSON


def plain_words(value: JSON) -> str:
    """Everything that was written or chosen in an answer, one piece a line."""
    # Where an answer says its choices in words, the rest only repeats them.
    if isinstance(value, Mapping) and value.get("words"):
        value = value["words"]
    return "\n".join(piece.strip() for piece in _pieces(value) if piece.strip())


def _pieces(value: JSON) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _pieces(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pieces(inner)
