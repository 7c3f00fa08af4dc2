"""Permanent names: what answers and cohorts hang on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from toolkit.errors import AuthoringError, ToolkitError
from toolkit.model.responses import PROGRAMME

MARK = "mark"
"""What the names of bookmarks and private notes begin with; no activity is so named."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_PAGE = 80
"""Characters of the longest name of a workshop or notebook."""

_PAGE = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_PAGE}}}")
LONGEST = 60
"""Characters of the longest permanent name."""


def check_name(name: str) -> str:
    """*name*, if answers can hang on it.

    Raises:
        AuthoringError: it is not made of small letters, digits and single hyphens, or
            is kept for bookmarks.
    """
    if name == MARK:
        raise AuthoringError(
            f'"{name}" is the name of people\'s bookmarks. Give the activity another '
            f'name, such as "my-{name}".'
        )
    if not is_name(name):
        raise AuthoringError(_refused(name, "name of an activity", such_as="hope"))
    return name


def check_page(name: str, what: str) -> str:
    """*name*, if a page can have it in its address; *what* is it that has the page.

    Raises:
        AuthoringError: it is not made of letters without accents, digits, hyphens and
            underscores, or is kept for what belongs to no page.
    """
    if name == PROGRAMME:
        raise AuthoringError(
            f'"{name}" is the name of what belongs to no {what} alone. Give the '
            f'{what} another name, such as "our-{name}".'
        )
    if not _PAGE.fullmatch(name):
        raise AuthoringError(
            f'"{name}" cannot be the name of a {what}: it stands in the address of its '
            "page, and answers hang on it. Use letters without accents, digits, "
            f"hyphens and underscores, at most {LONGEST_PAGE} characters, such as "
            f'"{page_like(name)}".'
        )
    return name


def page_like(name: str) -> str:
    """A name like *name* that a page can have."""
    return suggested_id(name) or "first"


def earlier_names(was: object, now: str) -> tuple[str, ...]:
    """What something that is called *now* was called before: *was*, or each of several.

    Raises:
        AuthoringError: one of them is no name, or the one that it has.
    """
    several = (was,) if isinstance(was, str) else was
    given = tuple(several) if isinstance(several, Sequence) else (several,)
    for name in given:
        if not isinstance(name, str) or name == now:
            raise AuthoringError(
                f'"{now}" says that it was {name!r} before. Write the name that it had '
                f'until now, such as was="my-{now}", or take "was" out.'
            )
    return tuple(map(check_name, given))


def check_cohort(id: str) -> str:  # noqa: A002 - what commands call it
    """*id*, if a cohort can be called so in commands, addresses and names of files.

    Raises:
        ToolkitError: it is not made of small letters, digits and single hyphens.
    """
    if not is_name(id):
        raise ToolkitError(_refused(id, "id of a cohort", such_as="north"))
    return id


def suggested_id(title: str) -> str:
    """What a cohort of this title could be called; nothing, if no letter of it fits."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")


def is_name(name: str) -> bool:
    """Whether *name* is one of small letters, digits and single hyphens."""
    return bool(_NAME.fullmatch(name)) and len(name) <= LONGEST


def _refused(name: str, what: str, *, such_as: str) -> str:
    suggestion = re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST].strip("-")
    return (
        f'"{name}" cannot be the {what}. Use small letters, digits and single hyphens, '
        f'at most {LONGEST} characters, such as "{suggestion or such_as}".'
    )


def check_source(name: str) -> str:
    """*name*, if an answer can be kept under it: an activity, or "task.field".

    Raises:
        AuthoringError: one of its names is not a permanent name.
    """
    return ".".join(check_name(part) for part in name.split(".", 1))


def mark_of(activity: str) -> str:
    """The name under which a bookmark or a private note on *activity* is kept."""
    return f"{MARK}.{activity}"


def marked_by(name: str) -> str | None:
    """The activity that a mark kept under *name* is on; None for other answers."""
    return name.removeprefix(f"{MARK}.") if name.startswith(f"{MARK}.") else None
