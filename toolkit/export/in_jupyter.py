"""The documents that links of a notebook lead to, made where no server is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from toolkit.errors import ExportError
from toolkit.export.answers import notebook_of_answers
from toolkit.export.making import pdf_of
from toolkit.export.packs import pdf_of_pack
from toolkit.export.portfolio import answers_in
from toolkit.files import file_name
from toolkit.model import JSON, PROGRAMME
from toolkit.model.contents import contents_of
from toolkit.programme import Programme
from toolkit.seat import Seat

Displayed = Mapping[str, JSON]
"""What a cell displays, by mime type."""


def made_pack(name: str, *, programme: Programme, seat: Seat) -> tuple[str, bytes]:
    """What the file of a meeting plan is called, and its PDF.

    Raises:
        ExportError: there is no such plan.
    """
    pack = next((one for one in programme.packs if one.name == name), None)
    if pack is None:
        raise ExportError(f'packs.toml has no meeting plan "{name}".')
    day = programme.local.day(seat.now()).isoformat()
    pdf = pdf_of_pack(pack, programme=programme, day=day)
    return file_name(f"{pack.title}.pdf"), pdf


def made_answers(
    name: str,
    *,
    programme: Programme,
    seat: Seat,
    notebook: str,
    displayed: Iterable[Displayed],
) -> tuple[str, bytes]:
    """The same of what somebody tried in *notebook*, which has *displayed* all this.

    *name* is that of the notebook, or "notebook/activity".

    Raises:
        ExportError: it is of another notebook.
    """
    served, _, activity = name.partition("/")
    if served != notebook:
        raise ExportError(f'Open the notebook of "{served}", and make it there.')
    plan = programme.notebook(notebook)
    outline = _outline(displayed)
    answers = notebook_of_answers(
        outline,
        seating=seat.seating,
        answers={
            **seat.responses(PROGRAMME),
            **answers_in(seat, contents_of(outline), workshop=notebook),
        },
        title=plan.title,
        workshop_title=plan.title,
        activities=[activity] if activity else None,
        at=seat.now(),
        local=programme.local,
        language=programme.language,
    )
    return file_name(f"{plan.title}.pdf"), pdf_of(answers)


def _outline(displayed: Iterable[Displayed]) -> NotebookNode:
    outputs = (new_output("display_data", data=dict(data)) for data in displayed)
    return new_notebook(cells=[new_code_cell(outputs=[one]) for one in outputs])
