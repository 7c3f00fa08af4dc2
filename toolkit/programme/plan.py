"""How a workshop is planned: its day, its aims, its agenda and the task after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from toolkit.model.dates import hour
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
    """A stretch of a workshop's agenda; items are codes of what belongs to it."""

    title: str
    kind: str
    starts: datetime
    ends: datetime
    items: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends - self.starts) / timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Assignment:
    """The task that follows a workshop."""

    name: str
    title: str
    due: date


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do when a workshop does not go to plan; for facilitators."""

    when: str
    text: str


WHEN = ("behind", "ahead", "overrun", "few", "never")
"""Short of time; with time left; the talk overruns; few people; what is never cut."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One workshop as it is planned."""

    name: str
    title: str
    folder: Path
    mode: str
    doors_open: datetime
    starts: datetime
    ends: datetime
    aims: tuple[Aim, ...]
    agenda: tuple[Entry, ...]
    advice: tuple[Advice, ...]
    task: Assignment

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


class PlanReader:
    """Reads the workshops of one programme, and checks that they can take place.

    Aims may speak of *outcomes*, by their codes.
    """

    def __init__(
        self, zone: ZoneInfo, root: Path, *, outcomes: Mapping[str, str]
    ) -> None:
        self.zone = zone
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
        for (earlier, later), table in zip(pairwise(plans), tables[1:], strict=True):
            if later.starts < earlier.ends:
                raise table.wrong(
                    f'it starts before "{earlier.name}" has ended. Correct the date, '
                    "or put the workshops in order."
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
        doors_open, starts, ends = self._times(table)
        return table.closed(
            Plan(
                name=name,
                title=table.text("title"),
                folder=self._root / folder,
                mode=table.text("mode"),
                doors_open=doors_open,
                starts=starts,
                ends=ends,
                aims=tuple(self._aim(aim) for aim in table.tables("aims")),
                agenda=self._agenda(table, starts, ends=ends),
                advice=tuple(_advice(each) for each in table.tables("advice")),
                task=_assignment(table.table("task"), after=starts),
            )
        )

    def _times(self, table: TomlTable) -> tuple[datetime, datetime, datetime]:
        day = table.day("date")
        doors_open = self._at(day, table.clock("doors"))
        starts = self._at(day, table.clock("start"))
        ends = self._at(day, table.clock("end"))
        if not doors_open <= starts < ends:
            raise table.wrong(
                "doors, start and end are not in that order. Correct the times."
            )
        return doors_open, starts, ends

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, tzinfo=self.zone)

    def _aim(self, table: TomlTable) -> Aim:
        given = table.texts("outcomes")
        codes = _registered(given, self._outcomes, table=table)
        return table.closed(Aim(table.text("text"), codes))

    def _agenda(
        self, table: TomlTable, starts: datetime, *, ends: datetime
    ) -> tuple[Entry, ...]:
        agenda: list[Entry] = []
        expected = starts
        for line in table.tables("agenda"):
            entry = self._entry(line, starts.date())
            if entry.starts != expected:
                raise line.wrong(
                    f"it starts at {hour(entry.starts)}, but what comes before ends "
                    f"at {hour(expected)}. Make the two times the same."
                )
            agenda.append(entry)
            expected = entry.ends
        if expected != ends:
            raise table.wrong(
                f"the agenda ends at {hour(expected)} and the workshop at "
                f"{hour(ends)}. Make the two times the same."
            )
        _only_once((entry.title for entry in agenda), "entries are titled", table=table)
        return tuple(agenda)

    def _entry(self, table: TomlTable, day: date) -> Entry:
        entry = Entry(
            title=table.text("title"),
            kind=table.text("kind"),
            starts=self._at(day, table.clock("start")),
            ends=self._at(day, table.clock("end")),
            items=table.texts("items"),
        )
        said = table.whole("minutes")
        if said != entry.minutes:
            raise table.wrong(
                f"it says {said} minutes, but from {hour(entry.starts)} to "
                f"{hour(entry.ends)} are {entry.minutes}. Correct one of them."
            )
        return table.closed(entry)


def _advice(table: TomlTable) -> Advice:
    when = table.text("when")
    if when not in WHEN:
        raise table.wrong(f'"when" says "{when}". Use one of: {", ".join(WHEN)}.')
    return table.closed(Advice(when, table.text("text")))


def _assignment(table: TomlTable, *, after: datetime) -> Assignment:
    due = table.day("due")
    if due <= after.date():
        raise table.wrong(
            f"it is due on {due}, which is not after the workshop. Correct the day."
        )
    return table.closed(
        Assignment(
            name=table.text("name"),
            title=table.text("title"),
            due=due,
        )
    )


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
