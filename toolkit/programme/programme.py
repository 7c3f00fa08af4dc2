"""The programme: what `programme.toml` says, read once and checked throughout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from toolkit.errors import ProgrammeError
from toolkit.model import LocalTime
from toolkit.model.attending import Rules
from toolkit.model.dates import UNPLACED
from toolkit.model.retention import MONTHS
from toolkit.programme.about import About, load_about
from toolkit.programme.attending import attendance_rules
from toolkit.programme.meetings import MeetingPlan
from toolkit.programme.packs import Pack, load_packs
from toolkit.programme.placeholders import fill_in
from toolkit.programme.plan import (
    Advice,
    Aim,
    Assignment,
    Entry,
    Plan,
    PlanReader,
    ProgrammeNotebook,
    When,
)
from toolkit.programme.retaining import retention_months
from toolkit.programme.toml import TomlTable, read_toml
from toolkit.programme.wording import APPROACHES, LEARNERS, Wording

__all__ = [
    "Advice",
    "Aim",
    "Assignment",
    "Entry",
    "Plan",
    "Principle",
    "Programme",
    "ProgrammeNotebook",
    "Reference",
    "Served",
    "When",
    "Wording",
    "find_programme",
    "load_programme",
    "opens_for_everyone",
]

Served = Plan | ProgrammeNotebook
"""Whatever has a notebook that people open."""

AnyServed = TypeVar("AnyServed", Plan, ProgrammeNotebook, Served)

_FILE = "programme.toml"


@dataclass(frozen=True, slots=True)
class Principle:
    """One heading of the reference panel."""

    heading: str
    in_short: str
    question: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The panel kept one click away; `threads` counts the concepts of each theme."""

    title: str
    panel: tuple[Principle, ...]
    ideas: tuple[str, ...]
    threads: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Programme:
    """All of it, in the words that were chosen.

    Of itself it has no date; `dated` gives it those of one cohort, whose `zone` this
    then is.
    """

    title: str
    zone: ZoneInfo
    wording: Wording
    outcomes: Mapping[str, str]
    agreement: tuple[str, ...]
    reference: Reference
    workshops: tuple[Plan, ...]
    notebooks: tuple[ProgrammeNotebook, ...]
    packs: tuple[Pack, ...]
    about: About | None = None
    attendance: Rules = field(default_factory=Rules)
    meetings: tuple[MeetingPlan, ...] = ()
    """Optional ones between the workshops; a cohort's calendar names them."""
    kept_months: int = MONTHS

    @property
    def local(self) -> LocalTime:
        """The clock and the calendar on the wall of every room."""
        return LocalTime(self.zone)

    def in_words(
        self, text: str, *, workshop: str = "", written: Callable[[str], str] = str
    ) -> str:
        """*text* with its dates in words; *workshop* is the notebook it stands in.

        *written* is how a date stands there, such as escaped for HTML.
        """
        names = [plan.name for plan in self.workshops]
        own = names.index(workshop) if workshop in names else None
        return fill_in(text, self.workshops, own=own, written=written)

    @property
    def served(self) -> tuple[Served, ...]:
        """Every notebook that people open: the workshops', then the programme's own."""
        return (*self.workshops, *self.notebooks)

    def notebook(self, name: str) -> Served:
        """The workshop, or the notebook of the programme's own, called *name*.

        Raises:
            ProgrammeError: there is none.
        """
        found = _called(name, self.served)
        if found is None:
            raise _missing("notebook", name, self.served)
        return found

    def workshop(self, name: str) -> Plan:
        """The plan of the workshop called *name*.

        Raises:
            ProgrammeError: there is none.
        """
        found = _called(name, self.workshops)
        if found is None:
            raise _missing("workshop", name, self.workshops)
        return found

    def after(self, plan: Plan) -> Plan | None:
        """The workshop that follows, or None after the last."""
        following = {one.name: other for one, other in pairwise(self.workshops)}
        return following.get(plan.name)


def opens_for_everyone(served: Served) -> bool:
    """Whether participants may open *served*, and not only facilitators."""
    return isinstance(served, Plan) or not served.facilitators_only


def find_programme(start: Path | None = None) -> Path:
    """The nearest `programme.toml`, from *start* (the working folder) upwards.

    Raises:
        ProgrammeError: there is none on the way to the top.
    """
    folder = (start or Path.cwd()).resolve()
    for place in (folder, *folder.parents):
        if (place / _FILE).is_file():
            return place / _FILE
    raise ProgrammeError(
        f"There is no {_FILE} in {folder} or above it. Open the notebook inside the "
        "programme's own folder, or start from there."
    )


def clocks_of(path: Path) -> LocalTime:
    """The clocks of the programme at *path*; UTC's where no programme can be read."""
    try:
        return load_programme(path).local
    except ProgrammeError:
        return UNPLACED


def load_programme(path: Path, *, root: Path | None = None) -> Programme:
    """The programme that the file at *path* describes.

    Its notebooks are below *root*: where the file is, unless that is only a copy.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says where.
    """
    top = read_toml(path)
    wording = _wording(top.table("wording"))
    top.fill = wording.apply
    outcomes, folder = top.names("outcomes"), path.resolve().parent
    reader = PlanReader(root or folder, outcomes=outcomes)
    return top.closed(
        Programme(
            title=top.text("title"),
            zone=zone_of(top),
            wording=wording,
            outcomes=outcomes,
            agreement=top.texts("agreement"),
            reference=_reference(top.table("reference")),
            workshops=reader.plans(top),
            notebooks=reader.notebooks(top),
            packs=load_packs(folder, fill=wording.apply),
            about=load_about(folder, fill=wording.apply, outcomes=outcomes),
            attendance=attendance_rules(top),
            kept_months=retention_months(top),
        )
    )


def _called(name: str, among: Sequence[AnyServed]) -> AnyServed | None:
    return next((one for one in among if one.name == name), None)


def _missing(what: str, name: str, among: Sequence[Served]) -> ProgrammeError:
    names = ", ".join(one.name for one in among)
    return ProgrammeError(
        f'{_FILE} has no {what} "{name}". It has: {names}. Use one of these, '
        f"or add the {what} there."
    )


def _wording(table: TomlTable) -> Wording:
    wording = Wording(table.text("approach"), table.text("learners"))
    for key, given, allowed in (
        ("approach", wording.approach, APPROACHES),
        ("learners", wording.learners, LEARNERS),
    ):
        if given not in allowed:
            choices = " or ".join(f'"{choice}"' for choice in allowed)
            raise table.wrong(f'"{key}" says "{given}". Use {choices}.')
    return table.closed(wording)


def zone_of(top: TomlTable) -> ZoneInfo:
    """The time zone that the table *top* names."""
    given = top.text("zone")
    try:
        return ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError):
        raise top.wrong(
            f'"zone" says "{given}", which is no time zone. Use one such as '
            '"Europe/London".'
        ) from None


def _reference(table: TomlTable) -> Reference:
    return table.closed(
        Reference(
            title=table.text("title"),
            panel=tuple(_principle(entry) for entry in table.tables("panel")),
            ideas=table.texts("ideas"),
            threads={
                entry.text("theme"): entry.closed(entry.whole("concepts"))
                for entry in table.tables("threads")
            },
        )
    )


def _principle(table: TomlTable) -> Principle:
    return table.closed(
        Principle(table.text("heading"), table.text("in_short"), table.text("question"))
    )
