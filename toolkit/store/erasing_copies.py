"""Where others' arrangements name somebody who is erased, or repeat their words."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, ColumnElement, or_, select, update

from toolkit.model import JSON, EventKind, Role
from toolkit.model.erasing import texts_in, without
from toolkit.store.group_tables import grouping_version as groupings
from toolkit.store.leaving import Leaving
from toolkit.store.tables import pace as paces
from toolkit.store.year_tables import calendar as calendars
from toolkit.store.year_tables import choice as choices
from toolkit.store.year_tables import message as messages
from toolkit.store.year_tables import public_page as public_pages


def erase_copies(leaving: Leaving) -> None:
    """Take them out of what was shown, arranged, planned and carried on, everywhere."""
    _erase_in(leaving, paces.c.state, _of_pace)
    _erase_in(leaving, groupings.c.state, _of_groups)
    _erase_in(leaving, public_pages.c.value, _of_page)
    _erase_in(leaving, calendars.c.value, _of_any)
    # What is in their own goes as it is.
    own = [each.id for each in leaving.seats]
    for column in (messages.c.value, choices.c.value):
        seat = column.table.c.seat
        others = or_(seat.is_(None), seat.not_in(own))
        _erase_in(leaving, column, _of_any, where=others)


def _erase_in(
    leaving: Leaving,
    column: Column[JSON],
    change: Callable[[Leaving, JSON], JSON],
    *,
    where: ColumnElement[bool] | None = None,
) -> None:
    """Change every value of *column* that names them or has words of theirs."""
    table = column.table
    asked = select(table) if where is None else select(table).where(where)
    for row in leaving.connection.execute(asked).mappings().all():
        value = row[column.name]
        left = change(leaving, value)
        if left == value:
            continue
        leaving.count("others")
        keys = [key == row[key.name] for key in table.primary_key]
        counts = {"version": row["version"] + 1} if table is paces else {}
        changed = {column.name: left, **counts}
        leaving.connection.execute(update(table).where(*keys).values(**changed))
        if table is paces:
            leaving.tell(EventKind.PACE, row["cohort"], row["workshop"], "")


def _of_any(leaving: Leaving, value: JSON) -> JSON:
    return without(value, leaving.id, leaving.words.tells)


def _of_pace(leaving: Leaving, state: JSON) -> JSON:
    """A pace without what was picked of theirs: by their name, or copied without."""
    if not state:
        return state
    picked = [
        one
        for one in state["spotlight"]
        if one["person"] != leaving.id
        and not leaving.words.is_copied([one["text"], *texts_in(one.get("copied", ()))])
    ]
    left: JSON = _of_any(leaving, {**state, "spotlight": picked})
    stand = {one["id"] for one in left["spotlight"]}
    shown = state["shown"]
    return {**left, "shown": shown if shown in stand else None}


def _of_groups(leaving: Leaving, state: JSON) -> JSON:
    """Groups without them; a pair of which one is left is none."""
    left = without(state, leaving.id, lambda _text: False)
    for group in left["groups"]:
        group["pairs"] = [pair for pair in group["pairs"] if len(pair) > 1]
    return left


def _of_page(leaving: Leaving, value: JSON) -> JSON:
    """A public page without their name, if they are among those who lead."""
    leads = any(each.role != Role.PARTICIPANT.value for each in leaving.seats)
    leaders = [
        name
        for name in value.get("leaders", ())
        if not (leads and name == leaving.row.name)
    ]
    left = _of_any(leaving, value)
    return {**left, **({"leaders": leaders} if "leaders" in value else {})}
