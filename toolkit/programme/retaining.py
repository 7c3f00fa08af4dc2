"""For how long a programme keeps a cohort's data: `[retention]` in `programme.toml`."""

from __future__ import annotations

from toolkit.model.retention import MONTHS
from toolkit.programme.toml import TomlTable


def retention_months(top: TomlTable) -> int:
    """How many months after the last workshop.

    Raises:
        ProgrammeError: it is no number of months that could be meant; says where.
    """
    if not top.has("retention"):
        return MONTHS
    table = top.table("retention")
    months = table.whole("months") if table.has("months") else MONTHS
    if not 1 <= months <= 120:
        raise table.wrong(
            f'"months" says {months}. Write how many months after the last workshop a '
            "cohort's data is kept, from 1 to 120."
        )
    return table.closed(months)
