"""In which language a programme is written."""

from __future__ import annotations

import re

from toolkit.programme.toml import TomlTable

LANGUAGE = "en"
"""Where a programme names none."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def is_language(given: str) -> bool:
    """Whether browsers know a language by *given*."""
    return _TAG.fullmatch(given) is not None


def language_of(top: TomlTable) -> str:
    """The language that the table *top* names, as pages and documents say it.

    Raises:
        ProgrammeError: it is none that browsers know.
    """
    if not top.has("language"):
        return LANGUAGE
    given = top.text("language")
    if not is_language(given):
        raise top.wrong(
            f'"language" says "{given}". Use a short one such as "en", "en-GB" or "cy".'
        )
    return given
