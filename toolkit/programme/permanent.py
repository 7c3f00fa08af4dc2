"""Codes and names that answers hang on, in the files beside `programme.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.errors import AuthoringError
from toolkit.model.names import check_name
from toolkit.programme.toml import TomlTable

_CODE = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


def code_in(table: TomlTable) -> str:
    """The permanent code of what *table* describes."""
    code = table.text("code")
    if not _CODE.fullmatch(code):
        raise table.wrong(
            f'"code" says "{code}". Use letters and digits, such as "A1": answers hang '
            "on it."
        )
    return code


def name_in(table: TomlTable) -> str:
    """The permanent name of what *table* describes."""
    try:
        return check_name(table.text("name"))
    except AuthoringError as mistake:
        raise table.wrong(str(mistake)) from None


def insist_once(given: Iterable[str], table: TomlTable, *, what: str) -> None:
    """Insist that nothing is *given* twice; *what* says of what, and what it is.

    Raises:
        ProgrammeError: it is.
    """
    seen: set[str] = set()
    for one in given:
        if one in seen:
            raise table.wrong(f'two {what} "{one}". Give the second another.')
        seen.add(one)
