"""How a workshop is planned: its aims, its agenda, the task after it; and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from toolkit.programme.toml import TomlTable


@dataclass(frozen=True, slots=True)
class Aim:
    """Something everybody will have done by the end; outcomes are codes.

    The tests hold the notebooks to the aims and to the items of the agenda.
    """

    text: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of a workshop's agenda; items are codes of what belongs to it.

    It lasts `minutes`, and begins so many minutes `after` the workshop has started.
    """

    title: str
    kind: str
    minutes: int
    after: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueRule:
    """When a task is due: so many days before the next workshop, or after its own."""

    days: int
    before_next: bool

    def day(self, own: date | None, following: date | None) -> date | None:
        """The day, from those of its workshop and the next one; None if unknown."""
        by = timedelta(days=self.days)
        if self.before_next:
            return following - by if following else None
        return own + by if own else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The task that follows a workshop. `due` is None until the calendar says when.

    `confirmed` says that nothing of which the day depends is a draft.
    """

    name: str
    title: str
    rule: DueRule
    due: date | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do when a workshop does not go to plan; for facilitators."""

    when: str
    text: str


WHEN = ("behind", "ahead", "overrun", "few", "never")
"""Short of time; with time left; the talk overruns; few people; what is never cut."""


@dataclass(frozen=True, slots=True)
class When:
    """When and where one cohort has a workshop, in the zone of the cohort."""

    doors_open: datetime
    starts: datetime
    ends: datetime
    mode: str
    venue: str = ""
    address: str = ""
    link: str = ""
    confirmed: bool = False

    @property
    def place(self) -> str:
        """Where it is, in short: the venue, or else how people take part."""
        return self.venue or self.mode or ("Online" if self.link else "")


@dataclass(frozen=True, slots=True)
class Plan:
    """One workshop as it is planned; `when` is None while it is to be announced."""

    name: str
    title: str
    folder: Path
    aims: tuple[Aim, ...]
    agenda: tuple[Entry, ...]
    advice: tuple[Advice, ...]
    task: Assignment
    when: When | None = None

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return sum(entry.minutes for entry in self.agenda)

    @property
    def day(self) -> date | None:
        """The day on which the cohort has it."""
        return self.when.starts.date() if self.when else None

    def at(self, minutes: int) -> datetime | None:
        """The moment so many *minutes* after the start, in the zone of the cohort."""
        return moment_after(self.when.starts, minutes) if self.when else None

    @property
    def notebook(self) -> Path:
        """Where the workshop is written; it may not be there yet."""
        return self.folder / "workshop.ipynb"


@dataclass(frozen=True, slots=True)
class ProgrammeNotebook:
    """A notebook that belongs to no one workshop, such as the portfolio."""

    name: str
    title: str
    notebook: Path
    facilitators_only: bool

    @property
    def folder(self) -> Path:
        """Where the notebook runs; its pictures are in `assets` there."""
        return self.notebook.parent


_DUE = re.compile(
    r"(\d{1,3}) (day|week)s? (before the next workshop|after the workshop)"
)


class PlanReader:
    """Reads the workshops of one programme.

    Aims may speak of *outcomes*, by their codes.
    """

    def __init__(self, root: Path, *, outcomes: Mapping[str, str]) -> None:
        self._root = root
        self._outcomes = outcomes

    def plans(self, top: TomlTable) -> tuple[Plan, ...]:
        """Every workshop of the table *top*, in the order in which they happen."""
        tables = top.tables("workshops")
        if not tables:
            raise top.wrong('no workshop is described. Add one under "[[workshops]]".')
        plans = tuple(self._plan(table) for table in tables)
        _only_once((p.name for p in plans), "workshops are named", table=top)
        _only_once((p.task.name for p in plans), "tasks are named", table=top)
        if plans[-1].task.rule.before_next:
            raise tables[-1].wrong(
                "its task is due before the next workshop, but it is the last one. "
                'Write it like due = "15 weeks after the workshop".'
            )
        return plans

    def notebooks(self, top: TomlTable) -> tuple[ProgrammeNotebook, ...]:
        """The programme's own notebooks, as the table *top* lists them."""
        found = tuple(self._notebook(table) for table in top.tables("notebooks"))
        _only_once((one.name for one in found), "notebooks are named", table=top)
        return found

    def _notebook(self, table: TomlTable) -> ProgrammeNotebook:
        opens = table.text("for")
        if opens not in ("everyone", "facilitators"):
            raise table.wrong(
                f'"for" says "{opens}". Use "everyone" or "facilitators".'
            )
        return table.closed(
            ProgrammeNotebook(
                name=table.text("name"),
                title=table.text("title"),
                notebook=self._root / table.text("file"),
                facilitators_only=opens == "facilitators",
            )
        )

    def _plan(self, table: TomlTable) -> Plan:
        name = table.text("name")
        folder = table.text("folder") if table.has("folder") else name
        return table.closed(
            Plan(
                name=name,
                title=table.text("title"),
                folder=self._root / folder,
                aims=tuple(self._aim(aim) for aim in table.tables("aims")),
                agenda=_agenda(table),
                advice=tuple(_advice(each) for each in table.tables("advice")),
                task=_assignment(table.table("task")),
            )
        )

    def _aim(self, table: TomlTable) -> Aim:
        given = table.texts("outcomes")
        codes = _registered(given, self._outcomes, table=table)
        return table.closed(Aim(table.text("text"), codes))


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
            kind=table.text("kind"),
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
        raise table.wrong(
            f'the code "{unknown}" is not registered. Use one of: '
            f"{', '.join(register)}."
        )
    return codes


def _only_once(names: Iterable[str], what: str, *, table: TomlTable) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise table.wrong(f'two {what} "{name}". Rename one of them.')
        seen.add(name)


def moment_after(moment: datetime, minutes: int) -> datetime:
    """*moment* so many minutes later: local clocks skip an hour between two seasons."""
    later = moment.astimezone(UTC) + timedelta(minutes=minutes)
    return later.astimezone(moment.tzinfo)
