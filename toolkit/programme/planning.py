"""Reads the workshops and the notebooks of a programme from `programme.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from toolkit.errors import AuthoringError, ProgrammeError
from toolkit.model.names import check_page, page_like
from toolkit.programme.gathering import all_at_once, part, refuse, whole
from toolkit.programme.plan import (
    USES,
    WHEN,
    Advice,
    Aim,
    Assignment,
    DueRule,
    Entry,
    Plan,
    ProgrammeNotebook,
    tasks_of,
)
from toolkit.programme.toml import UNREAD, TomlTable

T = TypeVar("T")

BY_NAME = ("community", "evaluation")
"""Uses of a notebook that has to be called so."""

_DUE = re.compile(
    r"(\d{1,3}) (day|week)s? (before the next workshop|after the workshop)"
)


NOT_READY = Entry("Its agenda cannot be read", kind="", minutes=0, after=0, items=())
"""Stands for an agenda that cannot be read; how long it lasts may be known or not."""


class PlanReader:
    """Reads the workshops of one programme.

    Aims may speak of *outcomes*, by their codes. Where it is *lenient*, a workshop
    whose table cannot be read is planned as far as it can, and `mistakes` says why.
    """

    def __init__(
        self, root: Path, *, outcomes: Mapping[str, str], lenient: bool = False
    ) -> None:
        self._root = root
        self._outcomes = outcomes
        self._lenient = lenient
        self._folders: dict[Path, str] = {}
        self.mistakes: dict[str, str] = {}

    def plans(self, top: TomlTable) -> tuple[Plan, ...]:
        """Every workshop of the table *top*, in the order in which they happen."""
        tables = top.tables("workshops")
        if not tables:
            raise top.wrong('no workshop is described. Add one under "[[workshops]]".')
        plans = top.each("workshops", self._apart if self._lenient else self._plan)
        _only_once((p.name for p in plans), "workshops are named", table=top)
        tasks = tasks_of(plans)
        _only_once((one.task.name for one in tasks), "tasks are named", table=top)
        if plans and plans[-1].task and plans[-1].task.rule.before_next:
            wrong = tables[-1].wrong(
                "its task is due before the next workshop, but it is the last one. "
                'Write it like due = "15 weeks after the workshop".'
            )
            refuse(wrong, None)
        return plans

    def notebooks(self, top: TomlTable) -> tuple[ProgrammeNotebook, ...]:
        """The programme's own notebooks, as the table *top* lists them."""
        found = top.each("notebooks", self._notebook)
        _only_once((one.name for one in found), "notebooks are named", table=top)
        uses = (one.use for one in found if one.use)
        _only_once(uses, "notebooks are of use as", table=top)
        return found

    def _notebook(self, table: TomlTable) -> ProgrammeNotebook:
        opens = table.text("for")
        if opens not in ("everyone", "facilitators"):
            raise table.wrong(
                f'"for" says "{opens}". Use "everyone" or "facilitators".'
            )
        name = _page_name(table, "notebook")
        use = table.text("use") if table.has("use") else name if name in USES else ""
        if use and use not in USES:
            raise table.wrong(f'"use" says "{use}". Use one of: {", ".join(USES)}.')
        if use in BY_NAME and use != name:
            raise table.wrong(
                f"what people write in the {use} hangs on its name. Call the notebook "
                f'"{use}"; its title may be any.'
            )
        return table.closed(
            ProgrammeNotebook(
                name=name,
                title=table.text("title"),
                notebook=self._root / table.text("file"),
                facilitators_only=opens == "facilitators",
                use=use,
            )
        )

    def _apart(self, table: TomlTable) -> Plan:
        """A plan whose mistakes, if it has any, are its own and nobody else's."""
        try:
            return all_at_once(lambda: self._plan(table))
        except ProgrammeError as mistake:
            name = _page_name(table, "workshop")  # else nobody could find its page
            self.mistakes[name] = str(mistake)
            agenda: tuple[Entry, ...] = _or_else(lambda: _agenda(table), ())
            return Plan(
                name=name,
                title=_or_else(lambda: table.text("title"), name),
                folder=self._root / _or_else(lambda: table.text("folder"), name),
                aims=(),
                agenda=agenda or (replace(NOT_READY, minutes=_length(table)),),
                advice=(),
                is_read=bool(agenda),
            )

    def _plan(self, table: TomlTable) -> Plan:
        name = _page_name(table, "workshop")
        agenda: tuple[Entry, ...] = whole(lambda: _agenda(table), ())
        folder, is_own = self._folder(table, name)
        return table.closed(
            Plan(
                name=name,
                title=table.text("title"),
                folder=folder,
                aims=table.each("aims", self._aim),
                agenda=agenda,
                advice=table.each("advice", _advice),
                task=part(lambda: _task(table), None),
                is_read=is_own and bool(agenda),
            )
        )

    def _folder(self, table: TomlTable, name: str) -> tuple[Path, bool]:
        """Where the workshop *name* is written, and whether no other one is there."""
        given = table.text("folder") if table.has("folder") else name
        folder = self._root / given
        first = self._folders.setdefault(folder.resolve(), name)
        if first != name and UNREAD not in (first, name):
            wrong = table.wrong(
                f'"folder" is "{given}", which is that of "{first}" as well. Name the '
                f'folder of "{name}" here; each workshop has its own.'
            )
            return refuse(wrong, (folder, False))
        return folder, True

    def _aim(self, table: TomlTable) -> Aim:
        given = table.texts("outcomes")
        codes = _registered(given, self._outcomes, table=table)
        return table.closed(Aim(table.text("text"), codes))


def _page_name(table: TomlTable, what: str) -> str:
    """The name of what has a page; one like it, while mistakes are gathered."""
    name = table.text("name")
    if name == UNREAD:
        return name
    try:
        return check_page(name, what)
    except AuthoringError as mistake:
        return refuse(table.wrong(f'in "name" {mistake}'), page_like(name))


def _task(table: TomlTable) -> Assignment | None:
    return _assignment(table.table("task")) if table.has("task") else None


def _or_else(read: Callable[[], T], instead: T) -> T:
    try:
        return all_at_once(read)
    except ProgrammeError:
        return instead


def _length(table: TomlTable) -> int:
    """The minutes of an agenda that cannot be read otherwise; 0, if one has none."""
    lines: tuple[TomlTable, ...] = _or_else(lambda: table.tables("agenda"), ())
    minutes = [_or_else(partial(line.whole, "minutes"), 0) for line in lines]
    return sum(minutes) if all(minutes) else 0


def _agenda(table: TomlTable) -> tuple[Entry, ...]:
    agenda: list[Entry] = []
    after = 0
    for line in table.tables("agenda"):
        entry = _entry(line, after)
        agenda.append(entry)
        after += entry.minutes
    if not agenda:
        raise table.wrong('its "agenda" is empty. Say what is done, and for how long.')
    _only_once((entry.title for entry in agenda), "entries are titled", table=table)
    return tuple(agenda)


def _entry(table: TomlTable, after: int) -> Entry:
    return table.closed(
        Entry(
            title=table.text("title"),
            kind=table.text("kind") if table.has("kind") else "",
            minutes=table.whole("minutes"),
            after=after,
            items=table.texts("items"),
        )
    )


def _advice(table: TomlTable) -> Advice:
    when = table.text("when")
    if when not in WHEN:
        raise table.wrong(f'"when" says "{when}". Use one of: {", ".join(WHEN)}.')
    return table.closed(Advice(when, table.text("text")))


def _assignment(table: TomlTable) -> Assignment:
    return table.closed(
        Assignment(
            name=table.text("name"), title=table.text("title"), rule=_due_rule(table)
        )
    )


def _due_rule(table: TomlTable) -> DueRule:
    given = table.text("due")
    found = _DUE.fullmatch(given)
    if found is None:
        raise table.wrong(
            f'"due" says "{given}". Write it like "7 days before the next workshop" or '
            '"15 weeks after the workshop".'
        )
    count, unit, before_next = int(found[1]), found[2], found[3].startswith("before")
    return DueRule(count * (7 if unit == "week" else 1), before_next)


def _registered(
    codes: tuple[str, ...], register: Mapping[str, str], *, table: TomlTable
) -> tuple[str, ...]:
    unknown = next((code for code in codes if code not in register), None)
    if unknown is not None:
        known = ", ".join(register)
        cure = f"Use one of: {known}." if known else "Say what it is in [outcomes]."
        raise table.wrong(f'the code "{unknown}" is not registered. {cure}')
    return codes


def _only_once(names: Iterable[str], what: str, *, table: TomlTable) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen and name != UNREAD:
            refuse(table.wrong(f'two {what} "{name}". Rename one of them.'), None)
        seen.add(name)
