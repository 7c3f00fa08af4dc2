"""Everybody's answers of the year so far, printed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode

from benchmarks.servers import ROOT
from toolkit.demo.answers import AT, answers_to
from toolkit.demo.speech import plain_speech
from toolkit.export import Chapter, pdfs_of, portfolio_of
from toolkit.forking.template import Template
from toolkit.model import JSON, Cohort, Person, Response, Role, Seating
from toolkit.model.contents import Asked, contents_of
from toolkit.programme import Programme, load_programme
from toolkit.settings import kernel_environment

PEOPLE = 40


async def measure_portfolios(*, people: int = PEOPLE) -> dict[str, float]:
    """Seconds to print the portfolios of a cohort, on as many threads as processors."""
    programme = load_programme(ROOT / "programme.toml")
    asked = await _asked(programme)
    portfolios = [_portfolio(programme, asked, person) for person in range(people)]
    start = time.perf_counter()
    pdfs = list(pdfs_of(portfolios))
    seconds = time.perf_counter() - start
    assert all(pdf.startswith(b"%PDF") for pdf in pdfs)
    return {"portfolios": seconds * PEOPLE / people}


def _portfolio(
    programme: Programme, asked: Mapping[str, tuple[Asked, ...]], person: int
) -> NotebookNode:
    name, school = f"Participant {person + 1}", f"Example School {person // 3 + 1}"
    seating = Seating(
        id=str(person),
        person=Person(id=str(person), name=name, school=school, email=""),
        cohort=Cohort(id="bench", title="Example cohort"),
        role=Role.PARTICIPANT,
        group=None,
    )
    answers = {
        served: answers_to([one.face for one in asked[served]], person=person)
        for served in asked
    }
    own = {where: _in_own_words(given, person) for where, given in answers.items()}
    return portfolio_of(
        [
            Chapter(plan, asked[plan.name], own[plan.name])
            for plan in programme.workshops
        ],
        seating=seating,
        all_year={
            name: found for given in own.values() for name, found in given.items()
        },
        programme=programme.title,
        at=AT,
        local=programme.local,
    )


def _in_own_words(answers: Mapping[str, Response], person: int) -> dict[str, Response]:
    """*answers* in words that nobody else wrote, so that none is set from memory."""
    drawn = Random(person)  # noqa: S311 - nothing is kept secret with it
    return {
        name: replace(found, value=_reworded(found.value, drawn))
        for name, found in answers.items()
    }


def _reworded(value: JSON, drawn: Random) -> JSON:
    if isinstance(value, dict):
        return {name: _reworded(inner, drawn) for name, inner in value.items()}
    if isinstance(value, list):
        return [_reworded(inner, drawn) for inner in value]
    if not isinstance(value, str):
        return value
    for sentence in plain_speech().sentences:
        words = sentence.split()
        mixed = " ".join(drawn.sample(words, len(words)))
        value = value.replace(sentence, mixed)
    return value


async def _asked(programme: Programme) -> dict[str, tuple[Asked, ...]]:
    """What every workshop asks, each executed once."""
    with TemporaryDirectory(prefix="bench-print-") as data:
        return {
            plan.name: contents_of(await _executed(plan.notebook, Path(data)))
            for plan in programme.workshops
        }


async def _executed(notebook: Path, data: Path) -> NotebookNode:
    environment = {**kernel_environment(), "TOOLKIT_DATA": str(data)}
    source = nbformat.read(notebook, as_version=4)
    template = Template(source, cwd=notebook.parent, env=environment)
    await template.start()
    template.stop()
    outline: NotebookNode = template.notebook
    return outline
