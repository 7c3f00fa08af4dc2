"""What an author may say of any activity, beside what is its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypedDict

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
