"""What `programme.toml` says of attendance: when somebody is late, and what counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from toolkit.model.attending import Rules
from toolkit.programme.toml import TomlTable

USUAL = Rules()
"""What holds where the programme says nothing; a certificate then needs everything."""

_FROM = re.compile(r"(\d{1,3}) (%|percent|minutes?)")


def attendance_rules(top: TomlTable) -> Rules:
    """The rules in the table *top*, which has the workshops, too.

    Raises:
        ProgrammeError: one of them cannot be met or is misspelled; says where.
    """
    workshops = len(top.tables("workshops"))
    if not top.has("attendance"):
        return Rules(needs=workshops)
    table = top.table("attendance")
    return table.closed(
        Rules(
            late_after=_or(table, "late_after", table.whole, USUAL.late_after),
            early_before=_or(table, "left_early", table.whole, USUAL.early_before),
            **_present_from(table),
            needs=_needs(table, workshops),
            catching_up=_flag(table),
        )
    )


def _or(table: TomlTable, key: str, read: Callable[[str], int], usual: int) -> int:
    return read(key) if table.has(key) else usual


def _flag(table: TomlTable) -> bool:
    key = "catching_up_counts"
    return table.flag(key) if table.has(key) else USUAL.catching_up


def _needs(table: TomlTable, workshops: int) -> int:
    needs = _or(table, "certificate_needs", table.whole, workshops)
    if needs > workshops:
        raise table.wrong(
            f'"certificate_needs" asks for {needs} workshops, but there are '
            f"{workshops}. Write that many or fewer."
        )
    return needs


def _present_from(table: TomlTable) -> Mapping[str, int]:
    if not table.has("present_from"):
        return {"percent": USUAL.percent}
    given = table.text("present_from")
    found = _FROM.fullmatch(given)
    if found is None or (not found[2].startswith("minute") and int(found[1]) > 100):
        raise table.wrong(
            f'"present_from" says "{given}". Write it like "50 %" of the workshop, '
            'or "45 minutes".'
        )
    if found[2].startswith("minute"):
        return {"percent": 0, "minutes": int(found[1])}
    return {"percent": int(found[1])}
