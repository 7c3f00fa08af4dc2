"""What a panel puts up on the screen for the room, and what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.reveal import is_held
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.walls.picking import WAITS
from toolkit.activities.walls.shapes import UpNow
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import Pace, showing
from toolkit.model.contents import Asked


def can_go_up(asked: Asked, pace: Pace) -> bool:
    """Whether the screen may show what the room makes of *asked*."""
    return not is_held(asked.face, pace)


def part_put_up(asked: Asked, part: object, pace: Pace) -> str:
    """The name under which the screen knows a *part* of *asked*; "" for all of it.

    Raises:
        AnswerError: it waits until all are shown together.
        OutOfDateError: there is no such part.
    """
    if not isinstance(part, str) or part not in ("", *asked.parts):
        raise OutOfDateError
    if not can_go_up(asked, pace):
        raise AnswerError(WAITS)
    return asked.stored_name(part)


def put_up(panel: Panel, message: Sent, named: Callable[[Sent], str]) -> None:
    """Show what *message* names on the screen, or take off whatever is up."""
    up = message.get("up")
    if not isinstance(up, bool):
        raise OutOfDateError
    name = named(message) if up else ""
    panel.steer(lambda pace: showing.put_up(pace, name))
    panel.done(message)


def turn_page(panel: Panel, message: Sent) -> None:
    """Turn the pages of the screen, one on or one back."""
    by = message.get("by")
    if not isinstance(by, int) or by not in (1, -1):
        raise OutOfDateError
    panel.steer(lambda pace: showing.turn(pace, by=by))
    panel.done(message)


def up_now(contents: Sequence[Asked], pace: Pace, *, other: str) -> UpNow | None:
    """What is up, in words: *other* where the notebook asks it no longer."""
    if not pace.wall:
        return None
    found = (_part_up(asked, pace.wall) for asked in contents)
    words = next(filter(None, found), other)
    return {"words": words, "behind": pace.shown is not None}


def _part_up(asked: Asked, wall: str) -> str:
    labels = activity_kind(asked.kind).part_labels(asked.face)
    if wall == asked.name:
        return asked.prompt
    names = {asked.stored_name(part): part for part in asked.parts}
    return labels.get(names[wall], asked.prompt) if wall in names else ""
