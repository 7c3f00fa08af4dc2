"""Makers of a task's fields: each is saved and shared on its own.

One that is *optional* says so, and is never among what is missing. *was* is what it was
called before: what people wrote into it then goes along.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities.base.sharing import sharing_level
from toolkit.activities.task.kinds import (
    Date,
    Field,
    Files,
    Lists,
    Long,
    Short,
    Table,
    Tick,
)
from toolkit.errors import AuthoringError
from toolkit.model import Sharing
from toolkit.model.names import earlier_names as earlier

__all__ = ["Field", "date", "evidence", "lists", "long", "short", "table", "tick"]


def short(
    name: str,
    label: str,
    *,
    help: str = "",  # noqa: A002 - the word authors expect
    sharing: Sharing | str = Sharing.PRIVATE,
    optional: bool = False,
    was: str | Sequence[str] = (),
) -> Field:
    """A line or two."""
    level = sharing_level(sharing, name)
    return Short(
        name=name,
        label=label,
        help=help,
        sharing=level,
        optional=optional,
        was=earlier(was, name),
    )


def long(
    name: str,
    label: str,
    *,
    words: int = 100,
    help: str = "",  # noqa: A002
    sharing: Sharing | str = Sharing.PRIVATE,
    optional: bool = False,
    was: str | Sequence[str] = (),
) -> Field:
    """A passage of about *words* words; a longer one is kept as well."""
    level = sharing_level(sharing, name)
    return Long(
        name=name,
        label=label,
        words=words,
        help=help,
        sharing=level,
        optional=optional,
        was=earlier(was, name),
    )


def lists(
    name: str,
    label: str,
    *,
    parts: Sequence[str] = ("Where we agree", "Where we differ"),
    help: str = "",  # noqa: A002
    sharing: Sharing | str = Sharing.PRIVATE,
    optional: bool = False,
    was: str | Sequence[str] = (),
) -> Field:
    """One list of short entries for each of *parts*."""
    given = _several(parts, "parts", name)
    level = sharing_level(sharing, name)
    return Lists(
        name=name,
        label=label,
        parts=given,
        help=help,
        sharing=level,
        optional=optional,
        was=earlier(was, name),
    )


def table(
    name: str,
    label: str,
    *,
    columns: Sequence[str],
    rows: int = 3,
    help: str = "",  # noqa: A002
    sharing: Sharing | str = Sharing.PRIVATE,
    optional: bool = False,
    was: str | Sequence[str] = (),
) -> Field:
    """A table that starts with *rows* empty rows; people add more."""
    given = _several(columns, "columns", name)
    level = sharing_level(sharing, name)
    return Table(
        name=name,
        label=label,
        columns=given,
        rows=rows,
        help=help,
        sharing=level,
        optional=optional,
        was=earlier(was, name),
    )


def tick(
    name: str,
    label: str,
    *,
    options: Sequence[str],
    comment: bool = False,
    help: str = "",  # noqa: A002
    sharing: Sharing | str = Sharing.PRIVATE,
    optional: bool = False,
    was: str | Sequence[str] = (),
) -> Field:
    """Boxes to tick, with room for a *comment* if it is asked for."""
    given = _several(options, "options", name)
    level = sharing_level(sharing, name)
    return Tick(
        name=name,
        label=label,
        options=given,
        comment=comment,
        help=help,
        sharing=level,
        optional=optional,
        was=earlier(was, name),
    )


def date(
    name: str,
    label: str,
    *,
    help: str = "",  # noqa: A002
    sharing: Sharing | str = Sharing.PRIVATE,
    optional: bool = False,
    was: str | Sequence[str] = (),
) -> Field:
    """A day."""
    level = sharing_level(sharing, name)
    return Date(
        name=name,
        label=label,
        help=help,
        sharing=level,
        optional=optional,
        was=earlier(was, name),
    )


def evidence(
    name: str,
    label: str,
    *,
    help: str = "",  # noqa: A002
    sharing: Sharing | str = Sharing.PRIVATE,
    optional: bool = False,
    was: str | Sequence[str] = (),
) -> Field:
    """Files, with a note about them; who sees the answer sees the files."""
    level = sharing_level(sharing, name)
    return Files(
        name=name,
        label=label,
        help=help,
        sharing=level,
        optional=optional,
        was=earlier(was, name),
    )


def _several(given: Sequence[str], what: str, name: str) -> tuple[str, ...]:
    if isinstance(given, str) or not given:
        raise AuthoringError(
            f'The field "{name}" needs its {what} as a list, such as '
            f'{what}=["First", "Second"].'
        )
    return tuple(given)
