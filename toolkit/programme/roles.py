"""What people may be in their schools: `[[roles]]`."""

from __future__ import annotations

from toolkit.model.in_school import ANOTHER, NOT_KNOWN, USUAL, Roles
from toolkit.programme.toml import TomlTable


def roles_of(top: TomlTable) -> Roles:
    """The roles that the table *top* offers, each with other words for it.

    Raises:
        ProgrammeError: one is there twice, or is what everybody else counts as.
    """
    found: dict[str, tuple[str, ...]] = {}
    for table in top.tables("roles"):
        name = table.text("name")
        if name in (*found, ANOTHER, NOT_KNOWN):
            raise table.wrong(f'"{name}" is there already. Take this one out.')
        found[name] = table.closed(table.texts("also"))
    return found or USUAL
