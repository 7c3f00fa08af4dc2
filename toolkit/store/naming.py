"""Names of activities that stand inside values: in paces, choices and chosen parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, delete, exists, select, update

from toolkit.model import JSON
from toolkit.model.renames import Rename
from toolkit.store.after_tables import reader_link
from toolkit.store.connect import AnyRow
from toolkit.store.tables import pace as paces
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.year_tables import choice, message

OF_ACTIVITY = ("later", "objects")
"""Choices that are called after an activity: "later/workshop/task"."""

PORTFOLIO = "portfolio"


def rename_in_values(connection: Connection, one: Rename) -> None:
    """Rename it wherever a value names it."""
    _rename_paces(connection, one)
    _rename_choices(connection, one)
    _rename_themes(connection, one)
    _rename_messages(connection, one)
    _rename_parts_chosen(connection, one)


# -- walls, the spotlight and what is revealed ---------------------------------------


def _rename_paces(connection: Connection, one: Rename) -> None:
    for row in connection.execute(select(paces)).all():
        is_own = row.workshop == one.workshop
        revealed = sorted(map(one.now, row.revealed)) if is_own else row.revealed
        state = _state(row, one, is_own=is_own)
        if (revealed, state) == (row.revealed, row.state):
            continue
        changed = {"revealed": revealed, "state": state, "version": row.version + 1}
        same = paces.c.cohort == row.cohort, paces.c.workshop == row.workshop
        connection.execute(update(paces).where(*same).values(changed))


def _state(row: AnyRow, one: Rename, *, is_own: bool) -> JSON:
    if not row.state:
        return row.state
    spotlight = [
        {**lit, "activity": one.now(lit["activity"])}
        if (lit.get("workshop") or row.workshop) == one.workshop
        else lit
        for lit in row.state.get("spotlight", ())
    ]
    state = {**row.state, "spotlight": spotlight} if row.state else row.state
    if not is_own:
        return state
    key = _answer(one)
    changed: dict[str, Callable[[JSON], JSON]] = {
        "wall": one.now,
        "hidden": lambda keys: sorted(map(key, keys)),
        "reasons": lambda said: {key(name): why for name, why in said.items()},
        "merged": lambda said: {key(name): key(to) for name, to in said.items()},
    }
    return {
        **state,
        **{name: to(state[name]) for name, to in changed.items() if name in state},
    }


def _answer(one: Rename) -> Callable[[str], str]:
    """What an answer is called on walls, "activity/person", after the rename."""

    def renamed(key: str) -> str:
        name, slash, person = key.partition("/")
        return f"{one.now(name)}{slash}{person}"

    return renamed


# -- choices, and what is written to people ------------------------------------------


def _rename_choices(connection: Connection, one: Rename) -> None:
    for kind in OF_ACTIVITY:
        start = f"{kind}/{one.workshop}/"
        named = choice.c.name.startswith(start, autoescape=True)
        for name in connection.execute(
            select(choice.c.name).distinct().where(named)
        ).scalars():
            new = start + one.now(name.removeprefix(start))
            if new == name:
                continue
            other = choice.alias()
            taken = exists().where(other.c.seat == choice.c.seat, other.c.name == new)
            old = choice.c.name == name
            connection.execute(update(choice).where(old, ~taken).values(name=new))
            connection.execute(delete(choice).where(old))


def _rename_themes(connection: Connection, one: Rename) -> None:
    """What facilitators gathered from a task says which part stands under a theme."""
    old, new = (f"/{name.partition('.')[2]}" for name in (one.old, one.new))
    if old == "/":
        return
    named = choice.c.name == f"themes/{one.workshop}"
    for row in connection.execute(select(choice).where(named)).all():
        kept = row.value or {}
        themes = [
            {**each, "refs": [_ending(ref, old, new) for ref in each["refs"]]}
            for each in kept.get("themes", ())
        ]
        if themes != kept.get("themes", []):
            same = choice.c.seat == row.seat, choice.c.name == row.name
            value = {**kept, "themes": themes}
            connection.execute(update(choice).where(*same).values(value=value))


def _ending(ref: str, old: str, new: str) -> str:
    return ref.removesuffix(old) + new if ref.endswith(old) else ref


def _rename_messages(connection: Connection, one: Rename) -> None:
    old, new = (f"{one.workshop}/{name}" for name in (one.old, one.new))
    connection.execute(update(message).where(message.c.about == old).values(about=new))


# -- what somebody chose of all they have made ---------------------------------------


def _rename_parts_chosen(connection: Connection, one: Rename) -> None:
    """A portfolio, and a link to read, name whole activities: "workshop/activity"."""
    if "." in one.old:
        return
    parts = {f"{one.workshop}/{one.old}": f"{one.workshop}/{one.new}"}
    portfolios = (
        select(versions)
        .join(responses, responses.c.id == versions.c.response)
        .where(responses.c.activity == PORTFOLIO)
    )
    for row in connection.execute(portfolios).all():
        value = _renamed_lists(row.value, parts)
        if value != row.value:
            same = (
                versions.c.response == row.response,
                versions.c.version == row.version,
            )
            connection.execute(update(versions).where(*same).values(value=value))
    for row in connection.execute(select(reader_link)).all():
        value = _renamed_lists(row.value, parts)
        if value != row.value:
            this = reader_link.c.digest == row.digest
            connection.execute(update(reader_link).where(this).values(value=value))


def _renamed_lists(value: JSON, parts: Mapping[str, str]) -> JSON:
    """*value* with other names in its lists of texts."""
    if not isinstance(value, dict):
        return value
    return {
        name: [parts.get(one, one) if isinstance(one, str) else one for one in held]
        if isinstance(held, list)
        else held
        for name, held in value.items()
    }
