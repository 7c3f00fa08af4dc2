"""What somebody chose to show a reader without a seat, as one document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from toolkit.activities import activity_kind
from toolkit.export.portfolio import Chapter, portfolio_of, shows_only
from toolkit.model import JSON, PROGRAMME, LocalTime, Response, Seating, Sharing
from toolkit.model.contents import ACTIVITY_MIME, Asked
from toolkit.model.words_of import is_filled

STATEMENTS = "statements"
"""The part that is nobody's: the statements of the audit, to look through together."""

NOTHING = "Nothing that was chosen for this link is there to be read at the moment."

PRIVATE = "Private"
SHARED_WITH = {
    Sharing.FACILITATORS: "the facilitators",
    Sharing.GROUP: "your group",
    Sharing.COHORT: "everyone in the cohort",
}

SHEET = "The statements, to look through together"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be chosen; `is_private` is whether any of it is.

    `part` names it as a portfolio does; `seen` says in words who reads it now.
    """

    part: str
    title: str
    is_private: bool
    seen: str = ""


def offers(
    chapters: Sequence[Chapter], all_year: Mapping[str, Response]
) -> dict[str, list[Offer]]:
    """What somebody has answered, by where: "programme" or a notebook's name.

    Never a group's page or a board: they are not one person's to show. Nor what is
    promised to be read grouped alone.
    """
    found: dict[str, list[Offer]] = {PROGRAMME: []}
    for chapter in chapters:
        for asked in chapter.asked:
            if _is_with_others(asked):
                continue
            where = PROGRAMME if asked.workshop == PROGRAMME else chapter.served.name
            kept = all_year if where == PROGRAMME else chapter.answers
            own = list(_answers_to(asked, kept, asked.parts))
            work = list(_answers_to(asked, kept, asked.work))
            part = f"{where}/{asked.name}"
            offered = found.setdefault(where, [])
            if own and part not in {each.part for each in offered}:
                is_private = any(each.sharing is Sharing.PRIVATE for each in own)
                seen = seen_by(work or own)
                offered.append(Offer(part, asked.prompt, is_private, seen))
    return {where: each for where, each in found.items() if each}


def seen_by(answers: Sequence[Response]) -> str:
    """Who reads the parts of one answer now, in words: all private, or with whom."""
    levels = {each.sharing for each in answers} - {Sharing.PRIVATE}
    if not levels:
        return PRIVATE
    with_whom = " and ".join(SHARED_WITH[one] for one in Sharing if one in levels)
    count = sum(each.sharing is Sharing.PRIVATE for each in answers)
    private = {0: "", 1: ", one box private"}.get(count, f", {count} boxes private")
    return f"Shared with {with_whom}{private}"


def for_reader(
    chapters: Sequence[Chapter],
    *,
    seating: Seating,
    all_year: Mapping[str, Response],
    parts: Collection[str],
    private: Collection[str],
    statements: str,
    title: str,
    programme: str,
    at: datetime,
    local: LocalTime,
    language: str,
) -> NotebookNode:
    """The chosen *parts* as they are now; what is private only where *private* says.

    *statements* is their text, if they were chosen. Who else reads an answer is not
    said: that is between its author and the cohort.
    """
    known = [
        each.part
        for offered in offers(chapters, all_year).values()
        for each in offered
        if each.part in parts
    ]
    shown = [
        replace(chapter, answers=_open(chapter.answers, chapter.served.name, private))
        for chapter in chapters
    ]
    notebook = portfolio_of(
        # With no part named, everything would be in.
        shown if known else [],
        seating=seating,
        all_year=_open(all_year, PROGRAMME, private),
        programme=programme,
        include=known,
        at=at,
        local=local,
        language=language,
        title=title,
    )
    return _without_levels(_with_statements(notebook, statements))


def _with_statements(notebook: NotebookNode, statements: str) -> NotebookNode:
    about = notebook.metadata["workshop"]
    about["has_words"] = bool(about["chapters"])
    cells = notebook.cells if about["chapters"] else []
    if statements:
        cells = [*cells, new_markdown_cell(f"# {SHEET}\n\n{statements}")]
    notebook.cells = cells or [new_markdown_cell(NOTHING)]
    about["chapters"] = bool(cells)
    return notebook


def _is_with_others(asked: Asked) -> bool:
    kind = activity_kind(asked.kind)
    is_of_group = kind.by_group or kind.is_grouped or "collects" in asked.face
    return is_of_group or shows_only(asked)


def _answers_to(
    asked: Asked, kept: Mapping[str, Response], parts: Collection[str]
) -> Iterator[Response]:
    names = {asked.stored_name(part) for part in parts}
    for name in names:
        if (found := kept.get(name)) is not None and is_filled(found.value):
            yield found


def _open(
    answers: Mapping[str, Response], where: str, private: Collection[str]
) -> dict[str, Response]:
    return {
        name: each
        for name, each in answers.items()
        if each.sharing is not Sharing.PRIVATE
        or f"{where}/{name.split('.')[0]}" in private
    }


def _without_levels(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            described: dict[str, JSON] = output["data"].get(ACTIVITY_MIME, {})
            for answer in described.get("answers", {}).values():
                answer["sharing"] = ""
    return notebook
