"""Answers in their printed form, as walls draw them, and without their authors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.activities.base.blocks import Empty, Files, Text, from_json, to_json
from toolkit.activities.base.prepared import printed_shown
from toolkit.activities.base.printing import Printer
from toolkit.activities.base.shapes import PrintedShown
from toolkit.model import JSON, Response, ResponseKey, Spotlit
from toolkit.model.contents import Asked


class _Made(NamedTuple):
    printer: Printer
    compared: Mapping[str, JSON]
    blocks: list[PrintedShown]


class Prints:
    """Printed forms, kept from one look at a wall to the next: reading words costs."""

    def __init__(self) -> None:
        self._before: dict[tuple[ResponseKey, int], _Made] = {}
        self._now: dict[tuple[ResponseKey, int], _Made] = {}

    def look_again(self) -> None:
        """Forget what was not looked at last time."""
        self._before, self._now = self._now, {}

    def of(
        self, asked: Asked, part: str, answer: Response, *, compared: Mapping[str, JSON]
    ) -> list[PrintedShown]:
        """*answer*, which is *part* of what was asked, beside what is *compared*."""
        return self.printed(Printer(asked.face, part), answer, compared=compared)

    def printed(
        self, printer: Printer, answer: Response, *, compared: Mapping[str, JSON]
    ) -> list[PrintedShown]:
        """*answer* as *printer* prints it."""
        place = (answer.key, answer.version)
        made = self._now.get(place) or self._before.get(place)
        # The notebook may ask in other words by now.
        is_old = made is None or made.printer.face is not printer.face
        if made is None or is_old or made.compared != compared:
            blocks = printer.blocks(answer.value, compared=compared)
            made = _Made(printer, compared, printed_shown(blocks))
        self._now[place] = made
        return made.blocks

    def copied(self, one: Spotlit) -> list[PrintedShown]:
        """The copy that was picked without a name."""
        if one.copied:
            return printed_shown(from_json(block) for block in one.copied)
        return printed_shown([Text(one.text)])


def copy_of(printer: Printer, value: JSON) -> tuple[JSON, ...]:
    """*value* in its printed form, without what could say who wrote it.

    Not its key, nor its time, nor what its files are called.
    """
    blocks = printer.blocks(value)
    return tuple(to_json(one) for one in blocks if not isinstance(one, Empty | Files))
