"""Everything a person made in the year, as one document, or the parts they choose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from toolkit.activities import activity_kind
from toolkit.errors import ExportError
from toolkit.export.answers import about, answered_cell
from toolkit.model import PROGRAMME, LocalTime, Response, Seating
from toolkit.model.contents import Asked
from toolkit.programme import Plan, Served
from toolkit.programme.agenda import section_titles
from toolkit.seat import Seat

TITLE = "My portfolio"
ALL_YEAR = "The whole year"
NOTHING = "Nothing that you chose for this document is answered yet."

Address = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One notebook of the programme: what it asks, and what was answered there.

    `answers` are by stored name, and only those that hang on this notebook.
    """

    served: Served
    asked: tuple[Asked, ...]
    answers: Mapping[str, Response]


def portfolio_of(
    chapters: Sequence[Chapter],
    *,
    seating: Seating,
    all_year: Mapping[str, Response],
    programme: str,
    at: datetime,
    local: LocalTime,
    language: str,
    include: Collection[str] = (),
    title: str = TITLE,
) -> NotebookNode:
    """What *seating*'s person answered in *chapters*, ready to print.

    *all_year* are the answers that hang on no one notebook; they stand once, first.
    *include* names the parts: a notebook, "programme", or one activity of either, as
    in "workshop2/vision"; when it is empty, everything is in. Questions without an
    answer are left out. Rights are not decided here. Days are told in *local* time.

    Raises:
        ExportError: *include* names a part that there is not.
    """
    wanted = _addresses(chapters, include)
    cells = list(_all_year(chapters, all_year, wanted=wanted, local=local))
    for chapter in chapters:
        cells += _chapter(chapter, wanted=wanted, local=local)
    notebook = new_notebook(cells=cells or [new_markdown_cell(NOTHING)])
    facts = about(
        seating,
        title=title,
        workshop_title=programme,
        day=local.day(at),
        language=language,
    )
    notebook.metadata["workshop"] = {**facts, "chapters": bool(cells)}
    return notebook


def answers_in(
    seat: Seat, asked: Iterable[Asked], *, workshop: str
) -> dict[str, Response]:
    """What this person has answered in *workshop*, and their groups have written."""
    shared = (one.name for one in asked if activity_kind(one.kind).by_group)
    pages = {name: seat.pages.as_response(workshop, name) for name in shared}
    return {
        **seat.responses(workshop),
        **{name: page for name, page in pages.items() if page},
    }


def shows_only(asked: Asked) -> bool:
    """Whether *asked* shows what stands elsewhere, and asks nothing itself."""
    activity = activity_kind(asked.kind)
    return activity.repeats or not activity.is_asked


def _addresses(chapters: Sequence[Chapter], include: Collection[str]) -> set[Address]:
    """Where the answers to *include* hang."""
    parts = _parts(chapters)
    unknown = [part for part in include if part not in parts]
    if unknown:
        raise ExportError(
            f'There is no part of a portfolio called "{unknown[0][:80]}". Choose the '
            "parts again on the page of your portfolio."
        )
    return {address for part in include or parts for address in parts[part]}


def _parts(chapters: Sequence[Chapter]) -> dict[str, set[Address]]:
    """Everything that can be chosen, with the addresses that belong to it."""
    parts: dict[str, set[Address]] = defaultdict(set, {PROGRAMME: set()})
    for chapter in chapters:
        here = chapter.served.name
        parts[here] |= set()
        for asked in chapter.asked:
            whole = PROGRAMME if asked.workshop == PROGRAMME else here
            single = (f"{place}/{asked.name}" for place in (here, asked.workshop))
            for part in (whole, *single):
                parts[part].add(_address(asked))
    return dict(parts)


def _address(asked: Asked) -> Address:
    return (asked.workshop, asked.name)


def _all_year(
    chapters: Sequence[Chapter],
    answers: Mapping[str, Response],
    *,
    wanted: set[Address],
    local: LocalTime,
) -> Iterator[NotebookNode]:
    asked = {
        _address(one): one
        for chapter in chapters
        for one in chapter.asked
        if one.workshop == PROGRAMME and _address(one) in wanted
    }
    ordered = sorted(asked.values(), key=_order)
    made = (answered_cell(one, answers, local=local) for one in ordered)
    cells = [cell for cell in made if cell is not None]
    if cells:
        yield new_markdown_cell(f"# {ALL_YEAR}")
        yield from cells


def _order(asked: Asked) -> int:
    return activity_kind(asked.kind).place_in_year


def _chapter(
    chapter: Chapter, *, wanted: set[Address], local: LocalTime
) -> Iterator[NotebookNode]:
    plan = chapter.served
    titles = section_titles(plan) if isinstance(plan, Plan) else {}
    begun, section = False, ""
    for asked in chapter.asked:
        is_wanted = _address(asked) in wanted
        cell = _own_cell(asked, chapter, local) if is_wanted else None
        if cell is None:
            continue
        if not begun:
            yield new_markdown_cell(f"# {chapter.served.title}")
        if asked.section != section and asked.section in titles:
            yield new_markdown_cell(f"## {titles[asked.section]}")
        begun, section = True, asked.section
        yield cell


def _own_cell(asked: Asked, chapter: Chapter, local: LocalTime) -> NotebookNode | None:
    if asked.workshop == PROGRAMME or shows_only(asked):
        return None
    return answered_cell(asked, chapter.answers, local=local)
