"""What a page asks of the panel for groups, checked."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.activities.base.shapes import Sent
from toolkit.errors import OutOfDateError
from toolkit.model import regrouping
from toolkit.model.groups import Grouping

DESCRIBED = {
    "name": regrouping.renamed,
    "place": regrouping.put_in_place,
    "link": regrouping.linked,
}
"""What is said of a group, and what each of it changes."""


def described(message: Sent) -> tuple[str, Callable[[Grouping], Grouping]]:
    """Which group a page describes, and what that changes; no more than was said."""
    group = words_in(message, "group")
    told = {field: words_in(message, field) for field in DESCRIBED if field in message}
    if not told:
        raise OutOfDateError

    def change(groups: Grouping) -> Grouping:
        for field, words in told.items():
            groups = DESCRIBED[field](groups, group, words)
        return groups

    return group, change


def words_in(message: Sent, field: str) -> str:
    """The words that *field* has."""
    words = message.get(field)
    if not isinstance(words, str):
        raise OutOfDateError
    return words


def version_in(message: Sent) -> int:
    """The version of the groups that the page showed."""
    version = message.get("version")
    if type(version) is not int or version < 0:
        raise OutOfDateError
    return version
