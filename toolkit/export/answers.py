"""One person's stored answers, set into the outline of a workshop."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from nbformat import NotebookNode
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
)

from toolkit.activities import printed_blocks
from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Block, Empty
from toolkit.export.seen import Kept, Shown
from toolkit.model import JSON, LocalTime, Response, Seating
from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME, Asked
from toolkit.model.plain import told_cells

Printed = Callable[[Mapping[str, JSON], Mapping[str, JSON]], list[Block]]


def notebook_of_answers(
    outline: NotebookNode,
    *,
    seating: Seating,
    answers: Mapping[str, Response],
    title: str,
    at: datetime,
    local: LocalTime,
    language: str,
    workshop_title: str = "",
    activities: Collection[str] | None = None,
    printed: Printed = printed_blocks,
) -> NotebookNode:
    """What *seating*'s person answered, in the order of *outline*, ready to print.

    *answers* are by stored name; words that the outline recalls from earlier are under
    "workshop/name". With *activities*, only these activities stay. Rights are not
    decided here. Days and hours are told in *local* time.
    """
    document = _Answers(answers, printed=printed, local=local)
    cells = document.cells(outline)
    kept = cells if activities is None else _only(cells, activities)
    notebook = new_notebook(cells=list(kept))
    notebook.metadata["workshop"] = about(
        seating,
        title=title,
        workshop_title=workshop_title,
        day=local.day(at),
        language=language,
    )
    return notebook


def about(
    seating: Seating, *, title: str, workshop_title: str, day: date, language: str
) -> dict[str, str]:
    """The facts that stand on a document's first page."""
    return {
        "participant": seating.person.name,
        "school": seating.person.school,
        "cohort": seating.cohort.title,
        "workshop": workshop_title,
        "title": title,
        "date": day.isoformat(),
        "lang": language,
    }


def answered_cell(
    asked: Asked,
    answers: Mapping[str, Response],
    *,
    local: LocalTime,
    printed: Printed = printed_blocks,
) -> NotebookNode | None:
    """What was answered to *asked*, without its empty places; None if nothing was."""
    answered = _answered(asked.face, asked.parts, answers, printed=printed, local=local)
    filled = [block for block in answered.printed if not isinstance(block, Empty)]
    if not answered.answers or not filled:
        return None
    return _cell(replace(answered, printed=filled))


@dataclass(frozen=True, slots=True)
class _Answered:
    """What was answered to an activity; `answers` are by part, without empty ones."""

    face: Mapping[str, JSON]
    answers: Mapping[str, Kept]
    printed: Sequence[Block]


class _Answers:
    """Puts stored answers into copies of an outline's cells; lives for one document."""

    def __init__(
        self, answers: Mapping[str, Response], *, printed: Printed, local: LocalTime
    ) -> None:
        self._answers = answers
        self._printed = printed
        self._local = local

    def cells(self, outline: NotebookNode) -> Iterator[NotebookNode]:
        for cell in told_cells(outline):
            if cell.cell_type == "markdown":
                yield new_markdown_cell(cell.source)
            for said in _shown(cell, "text/markdown"):
                yield new_markdown_cell("".join(said))
            for section in _shown(cell, SECTION_MIME):
                yield new_markdown_cell(f"## {section['title']}")
            for described in _shown(cell, ACTIVITY_MIME):
                yield _cell(
                    _answered(
                        described["face"],
                        described.get("answers") or ("",),
                        self._answers,
                        printed=self._printed,
                        local=self._local,
                    )
                )


def _cell(answered: _Answered) -> NotebookNode:
    described: Shown = {
        "face": dict(answered.face),
        "answers": answered.answers,
        "printed": [blocks.to_json(block) for block in answered.printed],
    }
    data = {ACTIVITY_MIME: described, "text/plain": answered.face["prompt"]}
    return new_code_cell("", outputs=[new_output("display_data", data=data)])


def _answered(
    face: Mapping[str, JSON],
    parts: Iterable[str],
    answers: Mapping[str, Response],
    *,
    printed: Printed,
    local: LocalTime,
) -> _Answered:
    stored = {
        part: answers.get(stored_name(face, part))
        for part in parts_of(face, parts, answers)
    }
    earlier = {
        name: found.value
        for name in face.get("compares", ())
        if (found := answers.get(name))
    }
    values = {part: found and found.value for part, found in stored.items()}
    return _Answered(
        face,
        answers={
            part: _as_printed(found, face, local=local)
            for part, found in stored.items()
            if found
        },
        printed=printed(face, {**earlier, **values}),
    )


def parts_of(
    face: Mapping[str, JSON], parts: Iterable[str], answers: Mapping[str, Response]
) -> tuple[str, ...]:
    """The parts of an answer; of a board, whatever this person has written."""
    stems = face.get("collects")
    if stems is None:
        return tuple(parts)
    return tuple(name for name in answers if name.split(".")[0] in stems)


def stored_name(face: Mapping[str, JSON], part: str) -> str:
    """Where *answers* has this part; words recalled from another workshop say which."""
    if "source" in face:
        return f"{face['source_workshop']}/{face['source']}"
    if "collects" in face:
        return part
    return f"{face['name']}.{part}" if part else str(face["name"])


def _shown(cell: NotebookNode, mime: str) -> Iterator[JSON]:
    for output in cell.get("outputs", ()):
        described = output.get("data", {}).get(mime)
        if described:
            yield described


def _as_printed(
    response: Response, face: Mapping[str, JSON], *, local: LocalTime
) -> Kept:
    reworded = response.prompt and response.prompt != face.get("prompt")
    return {
        "value": response.value,
        "sharing": response.sharing.value,
        "version": response.version,
        "saved": local.on_paper(response.saved_at),
        "saved_at": response.saved_at.astimezone(UTC).isoformat(),
        "asked": response.prompt if reworded else "",
    }


def _only(
    cells: Iterator[NotebookNode], activities: Collection[str]
) -> Iterator[NotebookNode]:
    """The cells of *activities*, and nothing around them."""
    wanted = set(activities)
    for cell in cells:
        if wanted & {found["face"]["name"] for found in _shown(cell, ACTIVITY_MIME)}:
            yield cell
