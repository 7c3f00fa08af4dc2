"""What an author may say of any activity, beside what is its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypedDict

from toolkit.errors import AuthoringError
from toolkit.model import Sharing


class Common(TypedDict, total=False):
    """Words that every activity takes."""

    workshop: Required[str]
    """The notebook it stands in."""

    help: str
    """A sentence below the prompt."""

    outcomes: Sequence[str]
    """Codes of the programme's outcomes that it serves."""


class Shareable(Common, total=False):
    """Words of an activity whose answers their authors may share."""

    sharing: Sharing | str
    """Who sees an answer until its author says otherwise."""


def sharing_level(sharing: Sharing | str, name: str) -> Sharing:
    """The level an author asks for; *name* says where, should there be none."""
    try:
        return Sharing(sharing)
    except ValueError:
        levels = ", ".join(level.value for level in Sharing)
        raise AuthoringError(
            f'"{name}" asks for the sharing level "{sharing}". Use one of: {levels}.'
        ) from None
