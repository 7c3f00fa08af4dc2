"""What every column of every frame is called, holds and means: said once, here.

One row is one observation. `person` is the same in every frame, so that frames can be
joined by it, and says nothing of who it is to whoever has not the frame `people`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from toolkit.model import LocalTime

TEXT, COUNT, YES, KIND, MOMENT = "string", "Int64", "boolean", "category", "datetime64"
"""The types a column may have; a moment's has the cohort's zone, a kind all kinds."""

WORKSHOPS = "workshops"
"""In place of kinds: the names of the programme's notebooks, in the year's order."""


STATEMENTS = "statements"
"""In place of kinds: the codes of the programme's self-audit."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, what it means, and what it is counted in."""

    name: str
    dtype: str
    meaning: str
    unit: str = ""
    kinds: Sequence[str] | str = ()


PERSON = Column("person", TEXT, "who it is about: joins frames, and names nobody")
WORKSHOP = Column(
    "workshop", KIND, "the notebook it hangs on; “programme” is all year", "", WORKSHOPS
)
ACTIVITY = Column("activity", TEXT, "the activity's permanent name")


def frame(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    local: LocalTime,
    named: Mapping[str, Sequence[str]],
) -> pd.DataFrame:
    """*rows* under *columns*, each of its type, also where there is no row.

    *named* has what stands in place of kinds, such as `WORKSHOPS`.
    """
    table = pd.DataFrame(list(rows), columns=[one.name for one in columns])
    types = {one.name: _dtype(one, local, named) for one in columns}
    for one in columns:
        if one.dtype == MOMENT:
            table[one.name] = pd.to_datetime(table[one.name], utc=True)
    return table.astype(types)


def told(columns: Iterable[Column]) -> pd.DataFrame:
    """What *columns* mean, as a table itself."""
    rows = [(one.name, one.dtype, one.meaning, _unit(one)) for one in columns]
    named = ["column", "dtype", "meaning", "unit"]
    return pd.DataFrame(rows, columns=named).astype("string").set_index("column")


def in_docstring(text: str, columns: Iterable[Column]) -> str:
    """*text* with its columns listed below it, as Shift+Tab shows it."""
    lines = [f"    {one.name} ({one.dtype}): {_said(one)}" for one in columns]
    return "\n".join([text.rstrip(), "", "Columns:", *lines, ""])


def _said(one: Column) -> str:
    unit = _unit(one)
    return f"{one.meaning} [{unit}]" if unit else one.meaning


def _unit(one: Column) -> str:
    if one.dtype == MOMENT:
        return "time of the cohort's zone"
    kinds = one.kinds
    return one.unit or ("" if isinstance(kinds, str) else " | ".join(kinds))


def _dtype(one: Column, local: LocalTime, named: Mapping[str, Sequence[str]]) -> Any:
    if one.dtype == MOMENT:
        return pd.DatetimeTZDtype("us", local.zone)
    if one.dtype == KIND:
        kinds = named[one.kinds] if isinstance(one.kinds, str) else one.kinds
        return pd.CategoricalDtype(list(kinds))
    return one.dtype


Columns = Mapping[str, tuple[Column, ...]]
