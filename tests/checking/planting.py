"""A programme written for a test, each of whose workshops has one planted mistake."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]

HEAD = """
title = "Growing things"
zone = "Europe/London"
agreement = ["Share what is unfinished."]

[wording]
pupils = "pupils"

[outcomes]
GR1 = "Something grows"
"""
WORKSHOP = """
[[workshops]]
name = "{name}"
title = "The workshop {name}"
aims = [{{ text = "grow something", outcomes = ["GR1"] }}]
task.name = "task-{name}"
task.title = "Look around"
task.due = "2 weeks after the workshop"
agenda = [
  {{ minutes = 10, title = "Arrive", kind = "All" }},
  {{ minutes = 20, title = "Try it", kind = "Pairs" }},
  {{ minutes = 10, title = "Leave", kind = "All" }},
]
"""


def code(*lines: str) -> Notebook:
    return {
        "cell_type": "code",
        "metadata": {},
        "source": "\n".join(lines),
        "outputs": [],
        "execution_count": None,
    }


def words(*lines: str) -> Notebook:
    return {"cell_type": "markdown", "metadata": {}, "source": "\n".join(lines)}


def sound(name: str) -> list[Notebook]:
    """The cells of a workshop without a mistake; a mistake is planted among them."""
    return [
        code(
            "from toolkit import Workshop", "", f'w = Workshop("{name}")', "w.begin()"
        ),
        code('w.section("Arrive", minutes=10)'),
        words("Welcome. Sit where you like."),
        code('w.reflection("hope", "What do you hope for?", outcomes=["GR1"])'),
        code('w.section("Try it", minutes=20)'),
        code(
            "w.poll(",
            '    "ready",',
            '    "Are you ready?",',
            '    options=["Yes", "No"],',
            ")",
        ),
        code('w.section("Leave", minutes=10)'),
        code(
            "w.task(",
            f'    "task-{name}",',
            '    "Look around",',
            '    fields=[w.fields.short("saw", "What did you see?")],',
            ")",
        ),
        code("w.finish()"),
    ]


def notebook(cells: Sequence[Notebook], **metadata: Any) -> str:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    # Cells count from the first of `sound`, so it has no title above it.
    about = {**kernel, "toolkit": {"allow": "no-title"}, **metadata}
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": about}
    return json.dumps({**whole, "cells": list(cells)})


Change = Callable[[list[Notebook]], Any]


@dataclass(frozen=True)
class Mistake:
    """One mistake: what it does to the cells of `sound`, and what is found then.

    `cure` stands in what is said; `cell` and `line` are where.
    """

    name: str
    rule: str
    plant: Change
    cell: int | None
    line: int | None
    cure: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


def write_programme(
    folder: Path, mistakes: Sequence[Mistake], *, head: str = HEAD, tail: str = ""
) -> Path:
    """A programme with a workshop for each of *mistakes*, and a sound one."""
    tables = [WORKSHOP.format(name=one.name) for one in mistakes]
    path = folder / "programme.toml"
    path.write_text("".join([head, *tables, WORKSHOP.format(name="sound"), tail]))
    for one in mistakes:
        cells = sound(one.name)
        one.plant(cells)
        write_notebook(folder / one.name, cells, **one.metadata)
        for name, content in one.files.items():
            (folder / one.name / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / one.name / name).write_bytes(content)
    write_notebook(folder / "sound", sound("sound"))
    return path


def write_notebook(folder: Path, cells: Sequence[Notebook], **metadata: Any) -> None:
    folder.mkdir()
    (folder / "workshop.ipynb").write_text(notebook(cells, **metadata))
