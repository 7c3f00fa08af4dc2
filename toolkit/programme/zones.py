"""The time zone that a programme, or a calendar, names."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from toolkit.programme.toml import TomlTable


def zone_of(top: TomlTable) -> ZoneInfo:
    """The time zone that the table *top* names.

    Raises:
        ProgrammeError: it is none.
    """
    given = top.text("zone")
    if not is_zone(given):
        raise top.wrong(
            f'"zone" says "{given}", which is no time zone. Use one such as '
            '"Europe/London".'
        )
    return ZoneInfo(given)


def is_zone(given: str) -> bool:
    """Whether *given* is a time zone."""
    try:
        ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
