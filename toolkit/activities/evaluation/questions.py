"""Makers of an evaluation's questions: `scale`, `ticks`, `count`, `lines`, `text`.

Each has a permanent name and the level it asks about: 1 reaction, 2 learning,
3 organisation, 4 practice, 5 those who learn. A question with the same name at several
points is the same question, and its change is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities.evaluation.shapes import Form, Question, Source
from toolkit.errors import AuthoringError
from toolkit.model.names import check_name, check_source

__all__ = ["count", "elsewhere", "lines", "scale", "text", "ticks"]

LEVELS = ("Reaction", "Learning", "Organisation", "Practice", "{Learners}")
HIGHEST = 5

At = tuple[str, str] | tuple[str, str, int]
"""A workshop, a stored name, and where it has several texts which of them, from 0."""


def scale(
    name: str,
    label: str,
    *,
    level: int,
    ends: tuple[str, str] = ("Not at all", "Completely"),
    help: str = "",  # noqa: A002 - the word authors expect
    earlier: Sequence[At] = (),
) -> Question:
    """A number from 1 to 5, with what its *ends* mean."""
    points = [str(point) for point in range(1, HIGHEST + 1)]
    made = _made(name, label, form="scale", level=level, help=help, earlier=earlier)
    return {**made, "options": points, "ends": list(ends)}


def ticks(
    name: str,
    label: str,
    *,
    level: int,
    options: Sequence[str],
    help: str = "",  # noqa: A002
    earlier: Sequence[At] = (),
) -> Question:
    """Any of some options."""
    if isinstance(options, str) or len(options) < 2:
        raise AuthoringError(
            f'The question "{name}" needs at least two options as a list, such as '
            'options=["Yes", "Not yet"].'
        )
    made = _made(name, label, form="ticks", level=level, help=help, earlier=earlier)
    return {**made, "options": list(options)}


def count(
    name: str,
    label: str,
    *,
    level: int,
    help: str = "",  # noqa: A002
) -> Question:
    """A whole number of people or things."""
    return _made(name, label, form="count", level=level, help=help)


def lines(
    name: str,
    label: str,
    *,
    level: int,
    help: str = "",  # noqa: A002
    earlier: Sequence[At] = (),
) -> Question:
    """A list, one to a line."""
    return _made(name, label, form="list", level=level, help=help, earlier=earlier)


def text(
    name: str,
    label: str,
    *,
    level: int,
    sure: bool = False,
    help: str = "",  # noqa: A002
    earlier: Sequence[At] = (),
) -> Question:
    """A few words; with *sure*, also how sure one is of them."""
    made = _made(name, label, form="text", level=level, help=help, earlier=earlier)
    return {**made, "sure": sure}


def elsewhere(
    name: str, label: str, *, level: int, asked: Sequence[tuple[str, str, str]]
) -> Question:
    """What is asked on another page: *asked* are (workshop, stored name, when).

    Of a task only what its author shares is read; of a poll all, without names. Where
    it is asked more than once, its change is shown.
    """
    made = _made(name, label, form="elsewhere", level=level)
    sources = [_source(workshop, kept, label=when) for workshop, kept, when in asked]
    return {**made, "sources": sources}


def _made(
    name: str,
    label: str,
    *,
    form: Form,
    level: int,
    help: str = "",  # noqa: A002
    earlier: Sequence[At] = (),
) -> Question:
    if not 1 <= level <= len(LEVELS):
        raise AuthoringError(f'The level of "{name}" is a number from 1 to 5.')
    return {
        "name": check_name(name),
        "form": form,
        "label": label,
        "help": help,
        "level": level,
        "options": [],
        "ends": ["", ""],
        "sure": False,
        "sources": [_earlier(*at) for at in earlier],
    }


def _earlier(workshop: str, name: str, box: int | None = None) -> Source:
    return _source(workshop, name, box=box)


def _source(
    workshop: str, name: str, *, label: str = "", box: int | None = None
) -> Source:
    return {
        "workshop": workshop,
        "name": check_source(name),
        "label": label,
        "box": box,
    }
