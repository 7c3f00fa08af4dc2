"""The programme: what `programme.toml` says, read once and checked throughout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from toolkit.errors import ProgrammeError
from toolkit.model import LocalTime
from toolkit.model.attending import Rules
from toolkit.model.dates import UNPLACED
from toolkit.model.in_school import USUAL, Roles
from toolkit.model.retention import MONTHS
from toolkit.programme.about import About, load_about
from toolkit.programme.attending import attendance_rules
from toolkit.programme.audit import AuditPlan, load_audit
from toolkit.programme.elements import ElementsPlan, load_elements
from toolkit.programme.evaluating import NONE, packages_that_evaluate
from toolkit.programme.gathering import all_at_once, as_far_as_it_goes, part
from toolkit.programme.meetings import MeetingPlan
from toolkit.programme.packs import Pack, load_packs
from toolkit.programme.placeholders import fill_in
from toolkit.programme.plan import (
    Advice,
    Aim,
    Assignment,
    Entry,
    Plan,
    ProgrammeNotebook,
    Tasked,
    When,
    tasks_of,
)
from toolkit.programme.planning import PlanReader
from toolkit.programme.reference import Reference, reference_of
from toolkit.programme.retaining import retention_months
from toolkit.programme.roles import roles_of
from toolkit.programme.speaking import LANGUAGE, language_of
from toolkit.programme.toml import Anything, TomlTable, read_toml
from toolkit.programme.wording import PLAIN, Wording, wording_of
from toolkit.programme.zones import zone_of

__all__ = [
    "Advice",
    "Aim",
    "Assignment",
    "Entry",
    "Plan",
    "Programme",
    "ProgrammeNotebook",
    "Reference",
    "Served",
    "Tasked",
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
    reference: Reference | None
    workshops: tuple[Plan, ...]
    notebooks: tuple[ProgrammeNotebook, ...]
    packs: tuple[Pack, ...]
    about: About | None = None
    audit: AuditPlan | None = None
    elements: ElementsPlan | None = None
    attendance: Rules = field(default_factory=Rules)
    meetings: tuple[MeetingPlan, ...] = ()
    """Optional ones between the workshops; a cohort's calendar names them."""
    kept_months: int = MONTHS
    mistakes: Mapping[str, str] = field(default_factory=dict)
    """Why a workshop is not planned as it should be, by its name, if that is let be."""
    roles: Roles = field(default_factory=lambda: USUAL)
    """What people may be in their schools."""
    language: str = LANGUAGE
    evaluate: tuple[str, ...] = ()
    """Packages whose widgets may make code from text."""

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
    def tasks(self) -> tuple[Tasked, ...]:
        """The tasks between the workshops, with the workshops that they follow."""
        return tasks_of(self.workshops)

    @property
    def served(self) -> tuple[Served, ...]:
        """Every notebook that people open: the workshops', then the programme's own."""
        return (*self.workshops, *self.notebooks)

    def used_as(self, use: str) -> ProgrammeNotebook | None:
        """The notebook that is of this use, such as "home"; None without one."""
        return next((one for one in self.notebooks if one.use == use), None)

    def way_to(self, use: str) -> str:
        """Where the page is that is of this use, below the base URL; "" without one."""
        found = self.used_as(use)
        return f"page/{found.name}" if found else ""

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
        "programme's own folder, or go there first (cd my-year). To make a programme: "
        "toolkit new programme my-year."
    )


def clocks_of(path: Path) -> LocalTime:
    """The clocks of the programme at *path*; UTC's where no programme can be read."""
    try:
        return load_programme(path).local
    except ProgrammeError:
        return UNPLACED


def wording_at(path: Path) -> Wording:
    """Its words; the standard ones where no programme can be read."""
    try:
        return load_programme(path).wording
    except ProgrammeError:
        return PLAIN


def load_programme(
    path: Path, *, root: Path | None = None, lenient: bool = False
) -> Programme:
    """The programme that the file at *path* describes.

    Its notebooks are below *root*: where the file is, unless that is only a copy.
    Where it is *lenient*, a workshop's own mistake is in its `mistakes`.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says everything
            that is, and where.
    """
    return all_at_once(lambda: _read(path, root, lenient=lenient))


def read_anyway(path: Path) -> tuple[Programme | None, Sequence[ProgrammeError]]:
    """The programme at *path* without what is wrong with it, and all that is.

    It is for who looks for mistakes. A workshop without an agenda is one whose agenda
    is wrong; None is where nothing could be read.
    """
    found, mistakes = as_far_as_it_goes(lambda: _read(path, None, lenient=False))
    return found[0] if found else None, mistakes


def _read(path: Path, root: Path | None, *, lenient: bool) -> Programme:
    top = read_toml(path)
    wording = part(lambda: wording_of(top), PLAIN)
    top.fill = wording.apply
    outcomes: Mapping[str, str] = part(lambda: top.meant("outcomes"), Anything())
    folder = path.resolve().parent
    reader = PlanReader(root or folder, outcomes=outcomes, lenient=lenient)
    workshops: tuple[Plan, ...] = part(lambda: reader.plans(top), ())
    return top.closed(
        Programme(
            title=top.text("title"),
            zone=part(lambda: zone_of(top), ZoneInfo(str(UNPLACED.zone))),
            wording=wording,
            outcomes=outcomes,
            agreement=top.texts("agreement"),
            reference=part(lambda: reference_of(top), None),
            workshops=workshops,
            notebooks=part(lambda: reader.notebooks(top), ()),
            **_beside(folder, wording, outcomes=outcomes, workshops=workshops),
            **_settled(top),
            mistakes=reader.mistakes,
        )
    )


def _settled(top: TomlTable) -> dict[str, Any]:
    """What it settles for all workshops alike."""
    return {
        "attendance": part(lambda: attendance_rules(top), Rules()),
        "kept_months": part(lambda: retention_months(top), MONTHS),
        "roles": part(lambda: roles_of(top), USUAL),
        "language": part(lambda: language_of(top), LANGUAGE),
        "evaluate": part(lambda: packages_that_evaluate(top), NONE),
    }


def _beside(
    folder: Path,
    wording: Wording,
    *,
    outcomes: Mapping[str, str],
    workshops: Sequence[Plan],
) -> dict[str, Any]:
    """What the files say that may stand beside `programme.toml` in *folder*."""
    fill, names = wording.apply, [plan.name for plan in workshops]
    about = partial(load_about, folder, fill=fill, outcomes=outcomes)
    elements = partial(load_elements, folder, fill=fill, workshops=names)
    packs: tuple[Pack, ...] = part(lambda: load_packs(folder, fill=fill), ())
    return {
        "packs": packs,
        "about": part(about, None),
        "audit": part(lambda: load_audit(folder, fill=fill), None),
        # Where no workshop could be read, none that is named could be found.
        "elements": part(elements, None) if names else None,
    }


def _called(name: str, among: Sequence[AnyServed]) -> AnyServed | None:
    return next((one for one in among if one.name == name), None)


def _missing(what: str, name: str, among: Sequence[Served]) -> ProgrammeError:
    names = ", ".join(one.name for one in among)
    return ProgrammeError(
        f'{_FILE} has no {what} "{name}". It has: {names}. Use one of these, '
        f"or add the {what} there."
    )
