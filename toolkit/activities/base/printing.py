"""The printed form of an answer, whatever its activity."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.activities.base.blocks import Block, Text
from toolkit.activities.base.kind import activity_kind
from toolkit.model import JSON
from toolkit.model.contents import Asked
from toolkit.model.words_of import plain_words

log = logging.getLogger(__name__)


class Printer(NamedTuple):
    """What prints one part of an answer: the face of its activity, and which part."""

    face: Mapping[str, JSON]
    part: str

    def blocks(
        self, value: JSON, *, compared: Mapping[str, JSON] | None = None
    ) -> list[Block]:
        """*value* of this part in its printed form, beside what it is *compared* with.

        That goes by the stored names of `compared_names`.
        """
        try:
            return printed_blocks(self.face, {**(compared or {}), self.part: value})
        except Exception:
            # It was answered when its author asked in another form, or a programme's
            # own kind has a mistake: the words remain.
            log.debug("%s", self.face.get("kind"), exc_info=True)
            return [Text(plain_words(value))]


def compared_names(face: Mapping[str, JSON]) -> Sequence[str]:
    """The stored names of what an answer is compared with, such as earlier audits."""
    names: Sequence[str] = face.get("compares", ())
    return names


FindPrinter = Callable[[str, str], Printer | None]
"""What prints the answers of a workshop under a stored name; None if nothing does."""


def printed_blocks(face: Mapping[str, Any], values: Mapping[str, JSON]) -> list[Block]:
    """The printed form of an answer; *face* and *values* as an activity gives them."""
    return activity_kind(face["kind"]).printed(face, values)


def printers_of(contents: Iterable[Asked]) -> FindPrinter:
    """What finds a printer in *contents*."""
    known = {
        (asked.workshop, asked.stored_name(part)): Printer(asked.face, part)
        for asked in contents
        for part in asked.parts
    }
    return lambda workshop, name: known.get((workshop, name))
