"""The parts of a job and what each of them feeds: `elements.toml`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from toolkit.programme.permanent import code_in, insist_once, name_in
from toolkit.programme.toml import TomlTable, read_toml

FILE = "elements.toml"
TITLE = "What the job is made of, and what that feeds"
LEFT, RIGHT = "Elements", "Responsibilities"


@dataclass(frozen=True, slots=True)
class Challenge:
    """Something others have met, and a strategy to try."""

    challenge: str
    strategy: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One of those that elements feed; `code` is permanent."""

    code: str
    title: str
    challenges: tuple[Challenge, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the job.

    `name` is permanent: notes hang on it. `feeds` has codes of responsibilities, the
    main one first; `met` has the workshops in which the element is at work. `case` is
    invented, and `look` where one would look for evidence. What is not said is "".
    """

    name: str
    title: str
    feeds: tuple[str, ...]
    met: tuple[str, ...]
    good: str
    prompt: str
    case: str
    look: str
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What has been found about all of it, below a heading of its own."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class ElementsPlan:
    """All of it; `left` and `right` are what the two sides are called."""

    title: str
    left: str
    right: str
    responsibilities: tuple[Responsibility, ...]
    elements: tuple[Element, ...]
    evidence: Evidence | None


def load_elements(
    folder: Path, *, fill: Callable[[str], str], workshops: Collection[str]
) -> ElementsPlan | None:
    """The elements that the file in *folder* describes; None where there is no file.

    They may be met in *workshops*, by name.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says where.
    """
    if not (folder / FILE).is_file():
        return None
    top = read_toml(folder / FILE)
    top.fill = fill
    right = tuple(_responsibility(each) for each in top.tables("responsibilities"))
    known = [one.code for one in right]
    left = tuple(
        _element(each, known, workshops=workshops) for each in top.tables("elements")
    )
    for found, what in ((right, "responsibilities"), (left, "elements")):
        if not found:
            raise top.wrong(f'there are no {what}. Add one under "[[{what}]]".')
    insist_once(known, top, what="responsibilities have the code")
    insist_once([one.name for one in left], top, what="elements have the name")
    return top.closed(
        ElementsPlan(
            _or(top, "title", TITLE),
            _or(top, "elements_are", LEFT),
            _or(top, "responsibilities_are", RIGHT),
            right,
            left,
            _evidence(top),
        )
    )


def _or(table: TomlTable, key: str, instead: str = "") -> str:
    return table.text(key) if table.has(key) else instead


def _evidence(top: TomlTable) -> Evidence | None:
    if not top.has("evidence"):
        return None
    table = top.table("evidence")
    return table.closed(Evidence(table.text("heading"), table.text("text")))


def _responsibility(table: TomlTable) -> Responsibility:
    challenges = tuple(
        each.closed(Challenge(each.text("challenge"), each.text("strategy")))
        for each in table.tables("challenges")
    )
    return table.closed(Responsibility(code_in(table), table.text("title"), challenges))


def _element(
    table: TomlTable, codes: Collection[str], *, workshops: Collection[str]
) -> Element:
    feeds = _known(table, "feeds", codes, what="responsibility")
    if not feeds:
        raise table.wrong('its "feeds" are empty. Name the main responsibility first.')
    return table.closed(
        Element(
            name=name_in(table),
            title=table.text("title"),
            feeds=feeds,
            met=_known(table, "met", workshops, what="workshop"),
            good=table.text("good"),
            prompt=_or(table, "prompt"),
            case=_or(table, "case"),
            look=_or(table, "look"),
            materials=table.texts("materials"),
        )
    )


def _known(
    table: TomlTable, key: str, known: Collection[str], *, what: str
) -> tuple[str, ...]:
    given = table.texts(key)
    unknown = next((one for one in given if one not in known), None)
    if unknown is not None:
        raise table.wrong(
            f'"{key}" names "{unknown}", and no {what} is called so. Use one of: '
            f"{', '.join(known)}."
        )
    return given
