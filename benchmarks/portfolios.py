"""Everybody's answers of the year so far, printed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbformat import NotebookNode

from benchmarks.servers import ROOT
from toolkit.contents import ACTIVITY_MIME
from toolkit.export import notebook_of_answers, pdf_of
from toolkit.forking.template import Template
from toolkit.model import Cohort, Person, Role, Seating
from toolkit.rehearsal.answers import AT, answers_to
from toolkit.settings import kernel_environment

PEOPLE = 40


async def measure_portfolios(*, people: int = PEOPLE) -> dict[str, float]:
    """Seconds to print the portfolios of a cohort, one after the other."""
    outline = await _outline()
    faces = list(_faces(outline))
    documents = [_document(outline, faces, person) for person in range(people)]
    start = time.perf_counter()
    pdfs = [pdf_of(document) for document in documents]
    seconds = time.perf_counter() - start
    assert all(pdf.startswith(b"%PDF") for pdf in pdfs)
    return {"portfolios": seconds * PEOPLE / people}


def _document(
    outline: NotebookNode, faces: list[dict[str, Any]], person: int
) -> NotebookNode:
    name, school = f"Participant {person + 1}", f"Example School {person // 3 + 1}"
    seating = Seating(
        id=str(person),
        person=Person(id=str(person), name=name, school=school, email=""),
        cohort=Cohort(id="bench", title="Example cohort"),
        role=Role.PARTICIPANT,
        group=None,
    )
    answers = answers_to(faces, person=person)
    return notebook_of_answers(
        outline, seating=seating, answers=answers, title="My portfolio", at=AT
    )


async def _outline() -> NotebookNode:
    """Every workshop there is, executed, one after the other."""
    whole: NotebookNode = nbformat.v4.new_notebook()
    with TemporaryDirectory(prefix="bench-print-") as data:
        for notebook in sorted(ROOT.glob("workshop*/workshop.ipynb")):
            whole.cells += (await _executed(notebook, Path(data))).cells
    return whole


async def _executed(notebook: Path, data: Path) -> NotebookNode:
    environment = {**kernel_environment(), "TOOLKIT_DATA": str(data)}
    source = nbformat.read(notebook, as_version=4)
    template = Template(source, cwd=notebook.parent, env=environment)
    await template.start()
    template.stop()
    outline: NotebookNode = template.notebook
    return outline


def _faces(outline: NotebookNode) -> Iterator[dict[str, Any]]:
    for cell in outline.cells:
        for output in cell.get("outputs", ()):
            if ACTIVITY_MIME in output.get("data", {}):
                yield output["data"][ACTIVITY_MIME]["face"]
